//! Reports a text of a tool or questionnaire that tells readers a level of risk or a diagnosis, or that they can do
//! without care.

use super::claims::{self, ClaimKind, TextRole};
use super::{Check, Language, Look, Record, RecordContext, texts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Document, Inline, PlacedText};
use crate::model::questionnaire::Questionnaire;
use crate::model::table::tool::ToolKind;
use crate::model::table::{CellContent, Table};
use crate::span::Span;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "risk-claim",
    severity: Severity::Warning,
    message: Words("`{words}` tells the reader {claim}, which answers alone cannot show"),
    help: Words(
        "write what the reader can do next, such as `Show this to your doctor`; only a published scale (`[scale]`) may tell a level of risk",
    ),
    specification: include_str!("risk_claim.md"),
};

static RISK: Words = Words("a level of risk");
static DIAGNOSIS: Words = Words("a diagnosis");
static ADVICE: Words = Words("that medicine or care is not needed");

fn look(record: Record<'_>, context: &RecordContext, found: &mut Diagnostics) {
    if !context.language.is_traditional() && !matches!(context.language, Language::English) {
        return;
    }
    match record {
        Record::Questionnaire(own) => of_questionnaire(own, found),
        Record::Table(table) => of_tool(table, found),
        _ => {}
    }
}

fn of_questionnaire(own: &Questionnaire, found: &mut Diagnostics) {
    report(&PlacedText::whole(&own.title, own.id.span), TextRole::Heading, own.id.span, found);
    for text in [&own.introduction, &own.closing] {
        of_document(text, TextRole::Description, own.id.span, found);
    }
    for item in &own.items {
        let id = item.question.id.span;
        for text in [&item.why, &item.next_step, &item.if_unsure] {
            of_document(text, TextRole::BesideResult, id, found);
        }
        of_line(&item.statement, TextRole::Statement, id, found);
    }
    for outcome in &own.outcomes {
        of_line(&outcome.title, TextRole::Heading, outcome.spans.title, found);
        of_document(&outcome.text, TextRole::Result, outcome.spans.text, found);
    }
}

/// Looks for claims about the reader in the texts of a table's tool. In a schedule, also looks at the rows, because a
/// planner shows them in its result.
fn of_tool(table: &Table, found: &mut Diagnostics) {
    let tool = &table.tool;
    of_document(&tool.default, TextRole::Result, table.id.span, found);
    for own in &tool.questions {
        of_document(&own.care, TextRole::BesideResult, own.question.id.span, found);
    }
    for refusal in &tool.refusals {
        of_document(&refusal.reason, TextRole::BesideResult, refusal.id.span, found);
    }
    if table.kind.tool != Some(ToolKind::Planner) {
        return;
    }
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        if let CellContent::Inline(text) = &cell.content {
            of_line(text, TextRole::BesideResult, cell.span, found);
        }
    }
}

fn of_document(document: &Document, role: TextRole, owner: Span, found: &mut Diagnostics) {
    texts::each_of_document(document, &mut |passage| {
        report(passage.placed, role, owner, found);
    });
}

fn of_line(inlines: &[Inline], role: TextRole, owner: Span, found: &mut Diagnostics) {
    report(&PlacedText::of(inlines), role, owner, found);
}

/// Reports the first claim in each sentence of a text. `owner` is the position of the thing to which the text belongs,
/// such as a question. Findings have this position if that of the claim itself is unknown.
fn report(placed: &PlacedText, role: TextRole, owner: Span, found: &mut Diagnostics) {
    for sentence in texts::sentences(&placed.text) {
        let Some((sort, range)) = claims::claim(&placed.text[sentence.clone()], role) else {
            continue;
        };
        let range = sentence.start + range.start..sentence.start + range.end;
        let claim = match sort {
            ClaimKind::Risk => &RISK,
            ClaimKind::Diagnosis => &DIAGNOSIS,
            ClaimKind::Advice => &ADVICE,
        };
        let span = placed.span(range.clone()).unwrap_or(owner);
        found.push(RULE.at(span).with("words", &placed.text[range]).with("claim", claim));
    }
}
