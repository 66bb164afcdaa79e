//! What a questionnaire's answers come to. Answers are sorted, never summed.

use super::evaluate::{Evaluation, is_counted};
use super::planner::{Plan, plan};
use super::reader::{Given, Reader, accepted};
use super::search::wanted::Wanted;
use super::search::{Search, Searcher, Who};
use super::truth::Truth;
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::{Answer, Question};
use crate::model::questionnaire::{Care, Flag, Group, Questionnaire, When};
use crate::model::table::Table;

/// Items and outcomes by number, in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sorting {
    /// Reasons to see a doctor, whatever else was answered.
    pub see_doctor: Vec<usize>,
    /// What a doctor should be told.
    pub tell_doctor: Vec<usize>,
    /// What the reader can change.
    pub can_change: Vec<usize>,
    /// What is good to know.
    pub good_to_know: Vec<usize>,
    /// What the reader was not sure of.
    pub not_sure: Vec<usize>,
    /// The outcomes that are shown.
    pub outcomes: Vec<usize>,
    /// The rows of the schedule, if the questionnaire has one.
    pub screening: Option<Plan>,
    /// The care cards, the most urgent first; of those that are as urgent, outcomes, then red flags of the schedule,
    /// then red flags that the reader is not sure of.
    pub cards: Vec<(Care, Card)>,
}

/// What a care card in a result says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// An outcome, by number.
    Outcome(usize),
    /// A red flag of the schedule: a question of it, by number.
    Flag(usize),
    /// A red flag that the reader is not sure of.
    FlagUnsure(usize),
}

/// Sorts the answers of a reader. Each item stands in one list at most: by its flag, else by its group.
pub fn sort(questionnaire: &Questionnaire, schedule: Option<&Table>, reader: &Reader) -> Sorting {
    let questions = questionnaire.questions();
    let evaluation = Evaluation::new(&questions, reader);
    let mut sorting = Sorting::default();
    for (number, item) in questionnaire.items.iter().enumerate() {
        if !evaluation.asked(number).is_only(Truth::True) {
            continue;
        }
        let given = accepted(&item.question, reader.given(number)[0]);
        let list = match (item.flag, item.group) {
            _ if given == Given::Unsure => &mut sorting.not_sure,
            _ if !evaluation.counts(number).is_only(Truth::True) => continue,
            (Flag::SeeDoctor, _) => &mut sorting.see_doctor,
            (Flag::TellDoctor, _) => &mut sorting.tell_doctor,
            (Flag::None, Group::CanChange) => &mut sorting.can_change,
            (Flag::None, _) => &mut sorting.good_to_know,
        };
        list.push(number);
    }
    sorting.outcomes = outcomes(questionnaire, &evaluation, sorting.is_empty());
    sorting.screening = schedule.map(|table| {
        let facts = schedule_facts(questionnaire, table, &evaluation, reader);
        plan(table, &facts)
    });
    sorting.cards = cards(questionnaire, schedule, &sorting);
    sorting
}

impl Sorting {
    /// Whether no item is listed.
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
    sorting: &Sorting,
) -> Vec<(Care, Card)> {
    let outcomes = sorting
        .outcomes
        .iter()
        .filter_map(|number| Some((questionnaire.outcomes[*number].care?, Card::Outcome(*number))));
    let mut cards: Vec<_> = outcomes.collect();
    if let (Some(table), Some(plan)) = (schedule, &sorting.screening) {
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

/// A reader of whose answers none is listed, and of whom no outcome's condition is true: nothing is said to that reader
/// but what is said always, and otherwise.
pub fn untold(questionnaire: &Questionnaire) -> Search {
    let questions = questionnaire.questions();
    let conditions = questionnaire.outcomes.iter().filter_map(|outcome| outcome.condition());
    let silent: Vec<_> = conditions.map(|own| Wanted::is_not(own, Truth::True)).collect();
    Searcher::new(&questions).search_among(Who::Anybody, &silent, |question, given| {
        given != Given::Unsure && !is_counted(question, given)
    })
}

/// What the answers of a questionnaire say to the questions of a schedule.
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
        // Only a question by yes or no can be answered by what holds and what does not.
        let Some(condition) = condition else { return Given::Unanswered };
        match (&question.answer, evaluation.truth(condition)) {
            (Answer::YesNo { .. }, Truth::True) => Given::Yes,
            (Answer::YesNo { .. }, Truth::False) => Given::No,
            // What was left is not known either, but nobody has said "not sure" to it.
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
