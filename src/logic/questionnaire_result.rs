//! Evaluates a questionnaire for a reader: sorts its items into lists. Answers are never added up to a score.

use super::evaluate::{Evaluation, is_counted};
use super::planner::{Plan, plan};
use super::reader::{Given, Reader, accepted};
use super::solver::goal::Goal;
use super::solver::{SearchResult, Solver, Who};
use super::truth::Truth;
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::{Answer, Question};
use crate::model::questionnaire::{Care, Flag, ItemGroup, Questionnaire, When};
use crate::model::table::Table;

/// The result of a questionnaire for one reader. Items and outcomes are given by index, in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionnaireResult {
    /// Indices of the items whose answer is by itself a reason to see a doctor.
    pub see_doctor: Vec<usize>,
    /// Indices of the items whose answer the reader should mention to a doctor.
    pub tell_doctor: Vec<usize>,
    /// Indices of the items whose answer counts and that are about something the reader can change.
    pub can_change: Vec<usize>,
    /// Indices of the items whose answer counts, but that belong in no other list.
    pub good_to_know: Vec<usize>,
    /// Indices of the items that the reader answered "not sure".
    pub not_sure: Vec<usize>,
    /// Indices of the outcomes whose texts are shown.
    pub outcomes: Vec<usize>,
    /// What the questionnaire's schedule says to the reader, if it has a schedule.
    pub screening: Option<Plan>,
    /// The care cards to show, the most urgent first. Equally urgent cards are in this order: outcomes, red flags of
    /// the schedule, red flags that the reader answered "not sure".
    pub cards: Vec<(Care, Card)>,
}

/// Why a care card is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// The card is shown because the outcome with this index is shown.
    Outcome(usize),
    /// The card is shown because the reader's answer to the schedule's question with this index raised a red flag.
    Flag(usize),
    /// The card is shown because the reader answered "not sure" to the schedule's red-flag question with this index.
    FlagUnsure(usize),
}

/// Evaluates a questionnaire for one reader. `schedule` is the table of the questionnaire's schedule, if the
/// questionnaire has one. An item goes to at most one list. An item that was answered "not sure" goes to `not_sure`. An
/// item whose answer counts goes to the list for its flag. If this item has no flag, its group decides between
/// `can_change` and `good_to_know`.
pub fn evaluate_questionnaire(
    questionnaire: &Questionnaire,
    schedule: Option<&Table>,
    reader: &Reader,
) -> QuestionnaireResult {
    let questions = questionnaire.questions();
    let evaluation = Evaluation::new(&questions, reader);
    let mut result = QuestionnaireResult::default();
    for (number, item) in questionnaire.items.iter().enumerate() {
        if !evaluation.asked(number).is_only(Truth::True) {
            continue;
        }
        let given = accepted(&item.question, reader.given(number)[0]);
        let list = match (item.flag, item.group) {
            _ if given == Given::Unsure => &mut result.not_sure,
            _ if !evaluation.counts(number).is_only(Truth::True) => continue,
            (Flag::SeeDoctor, _) => &mut result.see_doctor,
            (Flag::TellDoctor, _) => &mut result.tell_doctor,
            (Flag::None, ItemGroup::CanChange) => &mut result.can_change,
            (Flag::None, _) => &mut result.good_to_know,
        };
        list.push(number);
    }
    result.outcomes = outcomes(questionnaire, &evaluation, result.is_empty());
    result.screening = schedule.map(|table| {
        let facts = schedule_facts(questionnaire, table, &evaluation, reader);
        plan(table, &facts)
    });
    result.cards = cards(questionnaire, schedule, &result);
    result
}

impl QuestionnaireResult {
    /// Returns true if no item is in any list.
    fn is_empty(&self) -> bool {
        let lists = [
            &self.see_doctor,
            &self.tell_doctor,
            &self.can_change,
            &self.good_to_know,
            &self.not_sure,
        ];
        lists.iter().all(|list| list.is_empty())
    }
}

fn cards(
    questionnaire: &Questionnaire,
    schedule: Option<&Table>,
    result: &QuestionnaireResult,
) -> Vec<(Care, Card)> {
    let outcomes = result
        .outcomes
        .iter()
        .filter_map(|number| Some((questionnaire.outcomes[*number].care?, Card::Outcome(*number))));
    let mut cards: Vec<_> = outcomes.collect();
    if let (Some(table), Some(plan)) = (schedule, &result.screening) {
        let urgency = |number: usize| table.tool.questions[number].urgency;
        let sure = plan.care.iter().map(|one| (urgency(*one), Card::Flag(*one)));
        let unsure = plan.care_unsure.iter().map(|one| (urgency(*one), Card::FlagUnsure(*one)));
        cards.extend(sure.chain(unsure));
    }
    cards.sort_by_key(|(care, _)| std::cmp::Reverse(*care));
    cards
}

fn outcomes(
    questionnaire: &Questionnaire,
    evaluation: &Evaluation<'_>,
    nothing_listed: bool,
) -> Vec<usize> {
    let holds = |condition: &Condition| evaluation.truth(condition) == Truth::True;
    let conditional: Vec<bool> = (questionnaire.outcomes.iter())
        .map(|outcome| outcome.condition().is_some_and(holds))
        .collect();
    let nothing_else = nothing_listed && !conditional.contains(&true);
    let shown =
        questionnaire.outcomes.iter().enumerate().filter(|(number, outcome)| match outcome.when {
            When::Always => true,
            When::Otherwise => nothing_else,
            When::If(_) => conditional[*number],
        });
    shown.map(|(number, _)| number).collect()
}

/// Searches for a reader whose result is empty: no item is in a list, and no outcome with a condition is shown. This
/// reader sees only the outcomes for "always" and "otherwise".
pub fn find_empty_result(questionnaire: &Questionnaire) -> SearchResult {
    let questions = questionnaire.questions();
    let conditions = questionnaire.outcomes.iter().filter_map(|outcome| outcome.condition());
    let silent: Vec<_> = conditions.map(|own| Goal::is_not(own, Truth::True)).collect();
    Solver::new(&questions).search_among(Who::Anybody, &silent, |question, given| {
        given != Given::Unsure && !is_counted(question, given)
    })
}

/// Makes the reader for whom the schedule of a questionnaire is planned. Conditions of the questionnaire answer
/// questions of the schedule: "yes" if the condition is true, "no" if it is false, "not sure" or no answer if it is
/// unknown. Questions without a condition stay unanswered.
fn schedule_facts(
    questionnaire: &Questionnaire,
    table: &Table,
    evaluation: &Evaluation<'_>,
    reader: &Reader,
) -> Reader {
    let said = |question: &Question| {
        let answers = questionnaire.screening.iter().flat_map(|screening| &screening.answers);
        let condition =
            answers.into_iter().find(|(id, _)| id.value == question.id.value).map(|(_, own)| own);
        // Only a yes/no question can be answered from the truth value of a condition.
        let Some(condition) = condition else { return Given::Unanswered };
        match (&question.answer, evaluation.truth(condition)) {
            (Answer::YesNo { .. }, Truth::True) => Given::Yes,
            (Answer::YesNo { .. }, Truth::False) => Given::No,
            // The condition is unknown. That counts as "not sure" only if the reader answered "not sure" to a question
            // it refers to; otherwise the question stays unanswered.
            (Answer::YesNo { .. }, Truth::Unknown) => {
                let unsure = condition.questions().into_iter().any(|own| evaluation.is_unsure(own));
                if unsure { Given::Unsure } else { Given::Unanswered }
            }
            _ => Given::Unanswered,
        }
    };
    Reader {
        sex: reader.sex.clone(),
        age: reader.age.clone(),
        given: table.tool.questions().into_iter().map(|question| vec![said(question)]).collect(),
    }
}
