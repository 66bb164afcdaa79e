//! Reports a care card or red flag that a reader may miss by skipping another question.

use super::example_reader::example;
use super::{Check, GuideContext, Look, Record, undecided};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{ExaminedCondition, HidingQuestion, hiding_questions};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::model::questionnaire::{Flag, Questionnaire, When};
use crate::span::Span;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Linked(look) };

static RULE: Rule = Rule {
    name: "hidden-care",
    severity: Severity::Warning,
    message: Words(
        "readers who skip {questions} are not told to see a doctor, although they otherwise meet this condition{example}",
    ),
    help: Words(
        "without an answer, `not` is never true. Replace `{ not = … }` by `{ any = [{ not = … }, { item = \"{item}\", is = [\"unsure\", \"unanswered\"] }] }`, where … is what stands there now; or name the answers that you mean, without `not`",
    ),
    specification: include_str!("hidden_care.md"),
};

/// A condition that leads to advice to see a doctor, and its source position. The third value is
/// [`ExaminedCondition::needs_other_question`]. If it is true, a skipped question is reported only if the condition
/// also depends on other questions.
type Card<'g> = (&'g Condition, Span, bool);

fn look(record: Record<'_>, context: &GuideContext<'_>, found: &mut Diagnostics) {
    if let Some(own) = record.questionnaire() {
        let cards = own.outcomes.iter().filter(|outcome| outcome.care.is_some());
        let cards = cards.filter_map(|outcome| match &outcome.when {
            When::If(when) => Some((&when.value, when.span, true)),
            _ => None,
        });
        let red = own.items.iter().filter(|item| item.flag == Flag::SeeDoctor);
        let red = red.filter_map(|item| asked_under(&item.question));
        let all = cards.chain(answers(context, own)).chain(red).collect::<Vec<_>>();
        look_at(&all, &own.questions(), found);
    }
    if let Some(table) = record.table() {
        let red = table.tool.questions.iter().filter(|own| !own.care.is_empty());
        let red = red.filter_map(|own| asked_under(&own.question)).collect::<Vec<_>>();
        look_at(&red, &table.tool.questions(), found);
    }
}

/// The conditions under which a questionnaire raises red flags of the schedule in its result. The questionnaire answers
/// questions of the schedule by conditions on its own items; this returns the conditions for questions that are red
/// flags.
fn answers<'g>(
    context: &GuideContext<'g>,
    own: &'g Questionnaire,
) -> impl Iterator<Item = Card<'g>> {
    let table = context.guide.schedule_of(own);
    let asked = table.map(|table| table.tool.questions.as_slice()).unwrap_or_default();
    let answers = own.screening.iter().flat_map(|screening| &screening.answers);
    answers.filter_map(|(id, condition)| {
        let named = asked.iter().find(|asked| asked.question.id.value == id.value)?;
        (!named.care.is_empty()).then_some((condition, id.span, true))
    })
}

/// The condition under which a question is asked, and its source position. `None` if the question is always asked.
fn asked_under(question: &Question) -> Option<Card<'_>> {
    question.when.as_ref().map(|when| (&when.value, when.span, false))
}

fn look_at(cards: &[Card<'_>], questions: &[&Question], found: &mut Diagnostics) {
    let examined: Vec<ExaminedCondition<'_>> = cards
        .iter()
        .map(|(condition, _, needs_other_question)| ExaminedCondition {
            condition,
            needs_other_question: *needs_other_question,
        })
        .collect();
    for ((_, span, _), hiding) in cards.iter().zip(hiding_questions(&examined, questions)) {
        let (mut names, mut first): (Vec<&str>, _) = (Vec::new(), None);
        for question in hiding {
            match question {
                HidingQuestion::Found(question, reader) => {
                    names.push(questions[question].id.value.as_str());
                    first = first.or(Some(reader));
                }
                HidingQuestion::GaveUp(_) => found.push(undecided(&RULE, *span)),
            }
        }
        if let Some(reader) = first {
            let finding = RULE.at(*span).with("item", names.first().copied().unwrap_or_default());
            let finding = finding.with("questions", format!("`{}`", names.join("`, `")));
            found.push(finding.with("example", example(&reader, questions)));
        }
    }
}
