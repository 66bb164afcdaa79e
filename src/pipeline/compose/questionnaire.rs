//! A page a questionnaire: a form that can be read and printed as it is.

use serde::Serialize;

use super::standpoint::Standpoint;
use super::view::{Link, QuestionnaireView, links};
use super::{Composer, Page, summary};
use crate::model::node::Node;

#[derive(Serialize)]
struct QuestionnairePage<'g> {
    questionnaire: QuestionnaireView<'g>,
    mentioned_in: Vec<Link>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    let questionnaires = composer.guide.guide.questionnaires.iter().enumerate();
    questionnaires
        .map(|(number, questionnaire)| {
            let node = Node::Questionnaire(number);
            let address = composer.guide.routes.page(node);
            let at = Standpoint::new(composer.guide, &address).listing_sources();
            Page {
                page_type: "questionnaire",
                address,
                title: Some(questionnaire.title.clone()),
                description: summary::of_document(&questionnaire.introduction),
                view: Box::new(QuestionnairePage {
                    questionnaire: QuestionnaireView::new(number, &at, true),
                    mentioned_in: links(composer.guide.mentioned_in(node), &at),
                }),
                standpoint: at,
            }
        })
        .collect()
}
