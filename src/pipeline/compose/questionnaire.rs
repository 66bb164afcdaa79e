//! One page per questionnaire. It can be read and printed without scripts.

use serde::Serialize;

use super::view::{
    self, AllMentions, ExportLink, Link, QuestionnaireView, StructuredData, all_mentions,
    export_links, mentioned_in,
};
use super::{Composer, Page, SitePage, Styles, embeds, summary};
use crate::model::questionnaire::Questionnaire;

#[derive(Serialize)]
struct QuestionnairePage<'g> {
    questionnaire: QuestionnaireView<'g>,
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
    let at = composer.page_context(&address);
    let cited = view::cited(view::questionnaire_nodes(questionnaire, composer.guide), &at);
    let at = at.listing_sources(&cited);
    let description = summary::of_document(&questionnaire.introduction);
    // Use the general type: schema.org's types for risk scores and calculators do not apply, because nothing is added
    // up.
    let data = StructuredData::of_medical_page(description.clone(), &cited, &at);
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
        styles: Styles::Reading,
        structured_data: Some(data),
        view: Box::new(QuestionnairePage {
            questionnaire: QuestionnaireView::new(questionnaire, &at, true),
            exports: export_links(node, &at),
            mentioned_in: mentioned_in(node, &at),
            mentioned_in_all: all_mentions(node, &at),
        }),
        page_context: at,
    }
}
