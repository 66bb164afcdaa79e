//! The red flags of a schedule, for readers without scripts and for results of questionnaires: to whom each applies,
//! and what to do.

use serde::Serialize;

use super::text;
use crate::model::named::Named;
use crate::model::questionnaire::condition::Condition;
use crate::model::questionnaire::question::Question;
use crate::model::questionnaire::{Care, Questionnaire};
use crate::model::table::Table;
use crate::model::table::tool::ToolQuestion;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::compose::view::condition::ConditionView;
use crate::pipeline::compose::view::{InlineText, RichText};

/// All red flags with the same urgency, as the data for templates.
#[derive(Serialize)]
pub struct RedFlagsView<'g> {
    urgency: &'static str,
    flags: Vec<RedFlagView<'g>>,
}

/// A red flag of a schedule, as the data for its template.
#[derive(Serialize)]
pub struct RedFlagView<'g> {
    id: &'g str,
    question: InlineText,
    applies_to: &'static str,
    /// The answers that raise the red flag. With the schedule itself, they are answers to the red flag's own question.
    /// In the result of a questionnaire, they are answers to the questionnaire's items.
    when: ConditionView<'g>,
    text: RichText<'g>,
}

/// The red flags of a schedule, grouped by urgency, the most urgent first.
pub fn red_flags<'g>(table: &'g Table, at: &PageContext<'g>) -> Vec<RedFlagsView<'g>> {
    let questions: Vec<&Question> = table.tool.questions();
    grouped(table, |number, own| {
        let when = ConditionView::new(&Condition::Counts(vec![number]), &questions);
        Some(RedFlagView::new(table, own, when, "flag", at))
    })
}

/// The red flags of a schedule that answers to a questionnaire can raise, grouped by urgency, the most urgent first.
pub fn answered_flags<'g>(
    questionnaire: &'g Questionnaire,
    table: &'g Table,
    at: &PageContext<'g>,
) -> Vec<RedFlagsView<'g>> {
    let questions = questionnaire.questions();
    grouped(table, |_, own| {
        let mut answers = questionnaire.screening.iter().flat_map(|screening| &screening.answers);
        let (_, condition) = answers.find(|(id, _)| id.value == own.question.id.value)?;
        let when = ConditionView::new(condition, &questions);
        let part = format!("flag-of-{}", questionnaire.id.value);
        Some(RedFlagView::new(table, own, when, &part, at))
    })
}

fn grouped<'g>(
    table: &'g Table,
    view: impl Fn(usize, &'g ToolQuestion) -> Option<RedFlagView<'g>>,
) -> Vec<RedFlagsView<'g>> {
    let groups = [Care::Emergency, Care::Urgent, Care::NonUrgent].into_iter().map(|urgency| {
        let red = table.tool.questions.iter().enumerate();
        let red = red.filter(|(_, own)| !own.care.is_empty() && own.urgency == urgency);
        let flags = red.filter_map(|(number, own)| view(number, own)).collect();
        RedFlagsView { urgency: urgency.name(), flags }
    });
    groups.filter(|group| !group.flags.is_empty()).collect()
}

impl<'g> RedFlagView<'g> {
    fn new(
        table: &'g Table,
        own: &'g ToolQuestion,
        when: ConditionView<'g>,
        part: &str,
        at: &PageContext<'g>,
    ) -> Self {
        let id = &own.question.id.value;
        Self {
            id,
            question: InlineText::new(at, &own.text),
            applies_to: own.question.applies_to.name(),
            when,
            text: text(table, &format!("{part}:{id}"), &own.care, at),
        }
    }
}
