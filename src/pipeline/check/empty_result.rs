//! Reports a questionnaire if some reader can get an empty result, without any outcome.

use super::example_reader::example;
use super::{Check, Look, Record, RecordContext, report_if_undecided};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{SearchResult, find_empty_result};
use crate::model::questionnaire::{Questionnaire, When};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "empty-result",
    severity: Severity::Error,
    message: Words("some answers lead to an empty result{example}"),
    help: Words(
        "at the end of the file, add a line `[[outcomes]]`, and below it `id = \"other\"`, `when = \"otherwise\"`, `title = \"…\"` and `text = \"…\"`; the text should say that this result is no all-clear",
    ),
    specification: include_str!("empty_result.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let Some(questionnaire) = record.questionnaire() else { return };
    // A questionnaire without items has no result.
    if questionnaire.items.is_empty() {
        return;
    }
    let (empty, span) = (search_for_empty_result(questionnaire), questionnaire.id.span);
    report_if_undecided(&empty, &RULE, span, found);
    if let SearchResult::Found(reader) = empty {
        let questions = questionnaire.questions();
        found.push(RULE.at(span).with("example", example(&reader, &questions)));
    }
}

/// Searches for a reader to whom no outcome is shown.
fn search_for_empty_result(questionnaire: &Questionnaire) -> SearchResult {
    let is_certain = |when: &When| matches!(when, When::Always | When::Otherwise);
    if questionnaire.outcomes.iter().any(|outcome| is_certain(&outcome.when)) {
        return SearchResult::Nobody;
    }
    find_empty_result(questionnaire)
}
