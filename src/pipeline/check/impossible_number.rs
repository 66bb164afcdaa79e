//! Reports a range in a condition, or in the field `counts` of a question, if the question accepts no number in this
//! range.

use super::{Check, Look, Record, RecordContext};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Severity, Words};
use crate::logic::{Goal, SearchResult, Solver, Truth, Who, has_number};
use crate::model::quantity::{Bound, Range};
use crate::model::questionnaire::When;
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::{Answer, Question};
use crate::model::table::CellContent;
use crate::span::Span;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "impossible-number",
    severity: Severity::Error,
    message: Words("the question `{id}` accepts no number in this range"),
    help: Words(
        "if readers can have such numbers, correct `accepts = {accepts}` in the question `{id}`; otherwise correct the numbers here, so that some of them are accepted",
    ),
    specification: include_str!("impossible_number.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    if let Some(own) = record.questionnaire() {
        let outcomes = own.outcomes.iter().filter_map(|outcome| match &outcome.when {
            When::If(when) => Some((&when.value, when.span)),
            _ => None,
        });
        let answers = own.screening.iter().flat_map(|screening| &screening.answers);
        let answers = answers.map(|(id, condition)| (condition, id.span));
        report(&own.questions(), outcomes.chain(answers), found);
    }
    if let Some(table) = record.table() {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let rows = cells.filter_map(|cell| match &cell.content {
            CellContent::Condition(condition) => Some((condition, cell.span)),
            _ => None,
        });
        let refusals = table.tool.refusals.iter();
        let refusals = refusals.map(|refusal| (&refusal.when.value, refusal.when.span));
        report(&table.tool.questions(), rows.chain(refusals), found);
    }
}

fn report<'c>(
    questions: &[&'c Question],
    conditions: impl Iterator<Item = (&'c Condition, Span)>,
    found: &mut Diagnostics,
) {
    for question in questions {
        let Answer::Number { accepts, counts: Some(counts), counts_at, .. } = &question.answer
        else {
            continue;
        };
        if !has_number(accepts.as_ref(), counts) {
            let place = counts_at.unwrap_or(question.id.span);
            found.push(finding(question, place));
        }
    }
    let whens = questions.iter().filter_map(|question| question.when.as_ref());
    for (condition, span) in conditions.chain(whens.map(|when| (&when.value, when.span))) {
        let Some(question) = impossible(condition, questions) else { continue };
        // A condition that nobody can meet is reported by other rules, such as `unreachable-outcome`.
        let goals = [Goal::is(condition, Truth::True)];
        if Solver::new(questions).search(Who::WomenAndMen, &goals) != SearchResult::Nobody {
            found.push(finding(question, span));
        }
    }
}

fn finding(question: &Question, place: Span) -> Diagnostic {
    let accepts = match &question.answer {
        Answer::Number { accepts: Some(accepts), .. } => written(accepts),
        _ => "{ … }".to_owned(),
    };
    RULE.at(place).with("id", question.id.value.as_str()).with("accepts", accepts)
}

/// A range as in TOML, such as `{ at-least = 30, at-most = 250 }`.
fn written(range: &Range) -> String {
    let end = |bound: &Option<Bound>, closed, open| {
        let bound = bound.as_ref()?;
        let word = if bound.inclusive { closed } else { open };
        Some(format!("{word} = {}", bound.number.digits))
    };
    let ends = [end(&range.lower, "at-least", "above"), end(&range.upper, "at-most", "below")];
    format!("{{ {} }}", ends.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Finds a question that does not accept the number that the condition requires of it. `None` if every question accepts
/// the number.
fn impossible<'q>(condition: &Condition, questions: &[&'q Question]) -> Option<&'q Question> {
    let mut named = None;
    condition.visit(&mut |part| {
        let Condition::Number(place, range) = part else { return };
        let Some(question) = questions.get(*place) else { return };
        if let Answer::Number { accepts, .. } = &question.answer
            && !has_number(accepts.as_ref(), range)
        {
            named = Some(*question);
        }
    });
    named
}
