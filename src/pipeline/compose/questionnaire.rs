//! One page per questionnaire, on which it is answered. The page can also be read and printed without scripts. Another
//! page explains the questions.

use serde::Serialize;

use super::view::{
    AllMentions, ExportLink, Link, QuestionnaireView, StructuredData, all_mentions, export_links,
    mentioned_in,
};
use super::{Composer, Page, SitePage, Styles, embeds, questions, summary};
use crate::model::questionnaire::Questionnaire;

#[derive(Serialize)]
struct QuestionnairePage<'g> {
    questionnaire: QuestionnaireView<'g>,
    /// Address of the page that explains the questions.
    explained: String,
    exports: Vec<ExportLink>,
    mentioned_in: Vec<Link>,
    mentioned_in_all: Option<AllMentions>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let questionnaires = composer.guide.guide.questionnaires.iter();
    questionnaires
        .map(|questionnaire| {
            let address = composer.guide.routes.page(questionnaire.node());
            SitePage::new(address, move |address| page(composer, questionnaire, address))
                .loading(embeds::questionnaire_scripts(questionnaire))
                .styled(Styles::Template("questionnaire"))
        })
        .collect()
}

fn page<'g>(composer: Composer<'g>, questionnaire: &'g Questionnaire, address: String) -> Page<'g> {
    let node = questionnaire.node();
    let at = questions::asking(questionnaire, composer);
    let description = summary::of_document(&questionnaire.introduction);
    // Use the general type: schema.org's types for risk scores and calculators do not apply, because nothing is added
    // up.
    let data = StructuredData::of_medical_page(description.clone(), &[], &at);
    Page {
        page_type: "questionnaire",
        address,
        naming: None,
        number: None,
        trail: Vec::new(),
        title: Some(questionnaire.title.clone()),
        description,
        found_by: &[],
        scripts: Vec::new(),
        texts: Some(questions::result(composer, questionnaire)),
        styles: Styles::Reading,
        structured_data: Some(data),
        view: Box::new(QuestionnairePage {
            questionnaire: QuestionnaireView::new(questionnaire, &at, true),
            explained: at.beside(&questions::explained(questionnaire, composer)),
            exports: export_links(node, &at),
            mentioned_in: mentioned_in(node, &at),
            mentioned_in_all: all_mentions(node, &at),
        }),
        page_context: at,
    }
}
