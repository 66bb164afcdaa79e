//! One page per questionnaire. It can be read and printed without scripts.

use serde::Serialize;

use super::view::{
    self, AllMentions, ExportLink, Link, QuestionnaireView, all_mentions, export_links,
    mentioned_in,
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
    let description = summary::of_document(&questionnaire.introduction);
    let nodes = view::questionnaire_nodes(questionnaire, composer.guide);
    let title = questionnaire.title.clone();
    composer.page_with_sources("questionnaire", address, title, description, nodes, |at| {
        Box::new(QuestionnairePage {
            questionnaire: QuestionnaireView::new(questionnaire, at, true),
            exports: export_links(node, at),
            mentioned_in: mentioned_in(node, at),
            mentioned_in_all: all_mentions(node, at),
        })
    })
}
