//! A questionnaire for templates.

use serde::Serialize;

use super::{Line, Link, Rich, SourceView, sources};
use crate::model::node::Node;
use crate::model::questionnaire::{Answer, GROUPS};
use crate::pipeline::compose::standpoint::Standpoint;

/// A questionnaire.
#[derive(Serialize)]
pub struct QuestionnaireView<'g> {
    id: &'g str,
    anchor: Option<String>,
    title: &'g str,
    introduction: Rich<'g>,
    closing: Rich<'g>,
    sources: Vec<SourceView<'g>>,
    groups: Vec<GroupView<'g>>,
    items: Vec<ItemView<'g>>,
}

#[derive(Serialize)]
struct GroupView<'g> {
    group: &'static str,
    items: Vec<ItemView<'g>>,
}

#[derive(Clone, Serialize)]
struct ItemView<'g> {
    number: usize,
    id: &'g str,
    anchor: Option<String>,
    question: Line<'g>,
    hint: Option<Line<'g>>,
    answer: &'static str,
    options: &'g [String],
    unit: Option<&'g str>,
    group: &'g str,
    flag: &'g str,
    evidence: Option<&'g str>,
    applies_to: &'g str,
    why: Rich<'g>,
    next_step: Rich<'g>,
    links: Vec<Link>,
}

impl<'g> QuestionnaireView<'g> {
    /// A questionnaire on a page. Its items can be linked to where it is `anchored`.
    pub fn new(number: usize, at: &Standpoint<'g>, anchored: bool) -> Self {
        let questionnaire = &at.guide.guide.questionnaires[number];
        let scope = |part: &str| format!("questionnaire:{}:{part}:", questionnaire.id.value);
        let items: Vec<_> = (0..questionnaire.items.len())
            .map(|item| ItemView::new(number, item, at, anchored))
            .collect();
        Self {
            id: &questionnaire.id.value,
            anchor: (anchored && at.is_print()).then(|| at.anchor(Node::Questionnaire(number))),
            title: &questionnaire.title,
            introduction: Rich::new(at, &questionnaire.introduction, scope("introduction")),
            closing: Rich::new(at, &questionnaire.closing, scope("closing")),
            sources: sources(nodes(number, at), at),
            groups: GROUPS
                .iter()
                .map(|group| GroupView {
                    group,
                    items: items.iter().filter(|item| item.group == *group).cloned().collect(),
                })
                .filter(|group| !group.items.is_empty())
                .collect(),
            items,
        }
    }
}

impl QuestionnaireView<'_> {
    /// The same questionnaire with this anchor.
    #[must_use]
    pub fn anchored_at(self, anchor: Option<String>) -> Self {
        Self { anchor, ..self }
    }
}

/// A questionnaire and its items, as users of sources.
pub fn nodes(number: usize, at: &Standpoint<'_>) -> Vec<Node> {
    let items = at.guide.guide.questionnaires[number].items.len();
    let items = (0..items).map(|item| Node::Item(number, item));
    [Node::Questionnaire(number)].into_iter().chain(items).collect()
}

impl<'g> ItemView<'g> {
    fn new(questionnaire: usize, number: usize, at: &Standpoint<'g>, anchored: bool) -> Self {
        let owner = &at.guide.guide.questionnaires[questionnaire];
        let item = &owner.items[number];
        let scope = |part: &str| format!("{}:{}:{part}:", owner.id.value, item.id.value);
        let (answer, options, unit): (_, &[String], _) = match &item.answer {
            Answer::YesNo => ("yes-no", &[], None),
            Answer::Choice(options) => ("choice", options, None),
            Answer::Number { unit } => ("number", &[], unit.as_deref()),
        };
        Self {
            number: number + 1,
            id: &item.id.value,
            anchor: anchored.then(|| at.anchor(Node::Item(questionnaire, number))),
            question: Line::new(at, &item.question),
            hint: Line::some(at, &item.hint),
            answer,
            options,
            unit,
            group: &item.group,
            flag: &item.flag,
            evidence: item.evidence.as_deref(),
            applies_to: &item.applies_to,
            why: Rich::new(at, &item.why, scope("why")),
            next_step: Rich::new(at, &item.next_step, scope("next-step")),
            links: item.links.iter().map(|link| Link::to_target(link, at)).collect(),
        }
    }
}
