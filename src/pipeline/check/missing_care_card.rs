//! Reports an item of a questionnaire that has the flag `see-doctor`, if a reader whose answer counts may get a result
//! without a care card.

use std::collections::BTreeSet;

use super::example_reader::example;
use super::{Check, Look, Record, RecordContext, report_if_undecided};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Goal, SearchResult, Solver, Truth, Who, covers};
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::{Flag, Questionnaire, When};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Record(look) };

static RULE: Rule = Rule {
    name: "missing-care-card",
    severity: Severity::Error,
    message: Words(
        "a reader whose answer to `{id}` calls for a doctor may get a result that does not say this{example}",
    ),
    help: Words(
        "if an outcome with `care` should reach these readers, correct its `when`. Otherwise add at the end of the file a line `[[outcomes]]`, and below it `id = \"doctor\"`, `when = { flag = \"see-doctor\" }`, `title = \"…\"`, `text = \"…\"` and `care = \"…\"` with `emergency`, `urgent` or `non-urgent`",
    ),
    specification: include_str!("missing_care_card.md"),
};

fn look(record: Record<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let Some(questionnaire) = record.questionnaire() else { return };
    let cards = questionnaire.outcomes.iter().filter(|outcome| outcome.care.is_some());
    if cards.clone().any(|card| card.when == When::Always) {
        return;
    }
    let cards: Vec<&Condition> = cards.filter_map(|card| card.condition()).collect();
    look_at(questionnaire, &cards, found);
}

/// Maximum number of findings for one questionnaire. Each finding needs a search, and one new outcome can mend all of
/// them.
const MOST_REPORTED: usize = 20;

fn look_at(questionnaire: &Questionnaire, cards: &[&Condition], found: &mut Diagnostics) {
    let questions = questionnaire.questions();
    let covered: BTreeSet<usize> = cards.iter().flat_map(|card| covers(card, &questions)).collect();
    let mut searcher = Solver::new(&questions);
    let before = found.len();
    for (number, item) in questionnaire.items.iter().enumerate() {
        let id = &item.question.id;
        if item.flag != Flag::SeeDoctor || covered.contains(&number) {
            continue;
        }
        if found.len() - before >= MOST_REPORTED {
            break;
        }
        // Search for a reader whose answer to the item counts, and who sees no care card.
        let own = Condition::Counts(vec![number]);
        let hidden = cards.iter().map(|card| Goal::is_not(card, Truth::True));
        let goals: Vec<_> = [Goal::is(&own, Truth::True)].into_iter().chain(hidden).collect();
        let uncovered = searcher.search(Who::Anybody, &goals);
        report_if_undecided(&uncovered, &RULE, id.span, found);
        if let SearchResult::Found(reader) = uncovered {
            let finding = RULE.at(id.span).with("id", id.value.as_str());
            found.push(finding.with("example", example(&reader, &questions)));
        }
    }
}
