//! Questionnaires as the data for templates.

use serde::Serialize;

use super::condition::ConditionView;
use super::scale::ScaleToolView;
use super::tool::program::questionnaire_program;
use super::tool::question::QuestionView;
use super::tool::{DemographicsView, ScreeningView};
use super::{InlineText, Json, Link, RichText, SourceView, sources};
use crate::model::mention::node::Node;
use crate::model::named::Named;
use crate::model::questionnaire::question::Question;
use crate::model::questionnaire::{ItemGroup, Outcome, Questionnaire, When};
use crate::model::table::Table;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::link::LinkedGuide;

/// A questionnaire, as the data for its template.
#[derive(Serialize)]
pub struct QuestionnaireView<'g> {
    id: &'g str,
    anchor: Option<String>,
    title: &'g str,
    introduction: RichText<'g>,
    closing: RichText<'g>,
    sources: Vec<SourceView<'g>>,
    groups: Vec<GroupView<'g>>,
    items: Vec<ItemView<'g>>,
    show: &'static str,
    /// The data for the script that computes the result. `None` in print editions.
    program: Option<Json>,
    asks: Option<DemographicsView>,
    outcomes: Vec<OutcomeView<'g>>,
    screening: Option<ScreeningView<'g>>,
    scale: Option<ScaleToolView<'g>>,
}

#[derive(Serialize)]
struct GroupView<'g> {
    group: &'static str,
    items: Vec<ItemView<'g>>,
}

#[derive(Clone, Serialize)]
struct ItemView<'g> {
    #[serde(flatten)]
    asked: QuestionView<'g>,
    /// Former ids of the item. They stay as anchors, so that old links still work.
    former_ids: Vec<&'g str>,
    question: InlineText,
    hint: Option<InlineText>,
    /// The condition under which the question is asked. `None` if it is always asked.
    when: Option<ConditionView<'g>>,
    group: &'static str,
    flag: &'static str,
    evidence: Option<&'g str>,
    why: RichText<'g>,
    next_step: RichText<'g>,
    statement: Option<InlineText>,
    if_unsure: RichText<'g>,
    links: Vec<Link>,
}

/// A text of the result, as the data for its template.
#[derive(Serialize)]
struct OutcomeView<'g> {
    id: &'g str,
    title: InlineText,
    care: Option<&'static str>,
    text: RichText<'g>,
    when: WhenView<'g>,
}

/// When an outcome is shown: always; only if the result would be empty without it; or if a condition holds.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum WhenView<'g> {
    Always,
    Otherwise,
    If { condition: ConditionView<'g> },
}

impl<'g> QuestionnaireView<'g> {
    /// Makes the data of a questionnaire for its template. If `anchored` is true, each item gets an anchor.
    pub fn new(questionnaire: &'g Questionnaire, at: &PageContext<'g>, anchored: bool) -> Self {
        let at = &at.one_at_a_time();
        let scope = |part: &str| format!("questionnaire:{}:{part}:", questionnaire.id.value);
        let schedule = at.guide.schedule_of(questionnaire);
        let questions = questionnaire.questions();
        let items: Vec<_> = (0..questionnaire.items.len())
            .map(|item| ItemView::new(questionnaire, item, &questions, at, anchored))
            .collect();
        Self {
            id: &questionnaire.id.value,
            anchor: (anchored && at.is_print()).then(|| at.anchor(questionnaire.node())),
            title: &questionnaire.title,
            introduction: RichText::new(at, &questionnaire.introduction, scope("introduction")),
            closing: RichText::new(at, &questionnaire.closing, scope("closing")),
            sources: sources(nodes(questionnaire, at.guide), at),
            groups: (ItemGroup::names().into_iter())
                .map(|group| GroupView {
                    group,
                    items: items.iter().filter(|item| item.group == group).cloned().collect(),
                })
                .filter(|group| !group.items.is_empty())
                .collect(),
            items,
            show: questionnaire.show.name(),
            program: (!at.is_print()).then(|| questionnaire_program(questionnaire, schedule)),
            asks: DemographicsView::of_questionnaire(questionnaire, schedule),
            outcomes: questionnaire
                .outcomes
                .iter()
                .map(|outcome| OutcomeView::new(outcome, &questions, &scope("outcome"), at))
                .collect(),
            scale: (questionnaire.scale.as_ref())
                .filter(|scale| scale.enabled)
                .map(|scale| ScaleToolView::new(scale, &questionnaire.id.value, at)),
            screening: schedule.map(|table| ScreeningView::new(table, questionnaire, at)),
        }
    }
}

impl<'g> OutcomeView<'g> {
    fn new(
        outcome: &'g Outcome,
        questions: &[&'g Question],
        scope: &str,
        at: &PageContext<'g>,
    ) -> Self {
        Self {
            id: &outcome.id.value,
            title: InlineText::new(at, &outcome.title),
            care: outcome.care.map(Named::name),
            text: RichText::new(at, &outcome.text, format!("{scope}{}:", outcome.id.value)),
            when: match &outcome.when {
                When::Always => WhenView::Always,
                When::Otherwise => WhenView::Otherwise,
                When::If(condition) => {
                    WhenView::If { condition: ConditionView::new(&condition.value, questions) }
                }
            },
        }
    }
}

impl QuestionnaireView<'_> {
    /// Changes the anchor of the questionnaire to `anchor`; `None` removes it.
    #[must_use]
    pub fn anchored_at(self, anchor: Option<String>) -> Self {
        Self { anchor, ..self }
    }
}

/// The nodes whose sources are listed with a questionnaire: the questionnaire itself, its items, and its schedule. The
/// rows of the schedule are left out.
pub fn nodes(questionnaire: &Questionnaire, guide: &LinkedGuide) -> Vec<Node> {
    let id = questionnaire.id.value;
    let items = questionnaire.items.iter().map(|item| Node::Item(id, item.question.id.value));
    // The result shows only a part of the schedule, so citations of its rows are listed on the table's own page.
    let schedule = guide.schedule_of(questionnaire).map(Table::node);
    [questionnaire.node()].into_iter().chain(items).chain(schedule).collect()
}

impl<'g> ItemView<'g> {
    fn new(
        owner: &'g Questionnaire,
        number: usize,
        questions: &[&'g Question],
        at: &PageContext<'g>,
        anchored: bool,
    ) -> Self {
        let item = &owner.items[number];
        let id = &item.question.id.value;
        let scope = |part: &str| format!("{}:{id}:{part}:", owner.id.value);
        let anchor =
            anchored.then(|| at.anchor(Node::Item(owner.id.value, item.question.id.value)));
        Self {
            asked: QuestionView::new(number + 1, &item.question, anchor),
            former_ids: at.former_anchors(&item.former_ids, anchored),
            question: InlineText::new(at, &item.text),
            hint: InlineText::some(at, &item.hint),
            when: (item.question.when.as_ref())
                .map(|when| ConditionView::new(&when.value, questions)),
            group: item.group.name(),
            flag: item.flag.name(),
            evidence: item.evidence.as_deref(),
            why: RichText::new(at, &item.why, scope("why")),
            next_step: RichText::new(at, &item.next_step, scope("next-step")),
            statement: InlineText::some(at, &item.statement),
            if_unsure: RichText::new(at, &item.if_unsure, scope("if-unsure")),
            links: item.links.iter().filter_map(|link| Link::to_target(*link, at)).collect(),
        }
    }
}
