//! For each questionnaire, the page that explains it: why each question is asked, what to do, and the sources.

use serde::Serialize;

use super::page_context::PageContext;
use super::view::{HeadingView, Label, QuestionnaireView, StructuredData};
use super::{Composer, Page, SitePage, Styles, questions, summary};
use crate::model::mention::node::Node;
use crate::model::questionnaire::{Item, Questionnaire};

#[derive(Serialize)]
struct ExplainedPage<'g> {
    questionnaire: QuestionnaireView<'g>,
    /// The questions, for the page's table of contents.
    contents: Vec<HeadingView>,
    /// Address of the page that asks the questions.
    href: String,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let questionnaires = composer.guide.guide.questionnaires.iter();
    questionnaires
        .map(|questionnaire| {
            let address = questions::explained(questionnaire, composer);
            SitePage::new(address, move |address| page(composer, questionnaire, address))
                .styled(Styles::Template("explained"))
        })
        .collect()
}

fn page<'g>(composer: Composer<'g>, questionnaire: &'g Questionnaire, address: String) -> Page<'g> {
    let at = composer.page_context(&address);
    let cited = questions::cited(questionnaire, &at);
    let at = at.listing_sources(&cited);
    // Use the general type: schema.org's types for risk scores and calculators do not apply, because nothing is added
    // up.
    let description = summary::of_document(&questionnaire.closing);
    let data = StructuredData::of_medical_page(description.clone(), &cited, &at);
    let view = ExplainedPage {
        questionnaire: QuestionnaireView::new(questionnaire, &at, true),
        contents: contents(questionnaire, &at),
        href: at.beside(&composer.guide.routes.page(questionnaire.node())),
    };
    Page {
        title: Some(questionnaire.title.clone()),
        naming: Some("explained"),
        description,
        structured_data: Some(data),
        page_context: at,
        ..composer.page("explained", address, |_| Box::new(view))
    }
}

/// The questions with their numbers. The anchors are those of the headings on the page.
fn contents(questionnaire: &Questionnaire, at: &PageContext<'_>) -> Vec<HeadingView> {
    let heading = |(number, item): (usize, &Item)| {
        let Label(mut text) = Label::text(format!("{}. ", number + 1));
        text.extend(Label::of(&item.text).0);
        let id = at.anchor(Node::Item(questionnaire.id.value, item.question.id.value));
        HeadingView { level: 2, id, text: Label(text) }
    };
    questionnaire.items.iter().enumerate().map(heading).collect()
}
