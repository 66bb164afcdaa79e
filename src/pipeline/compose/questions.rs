//! What the pages of one questionnaire share: the page that asks, the page that explains, and the texts that only the
//! script of the asking page needs.

use serde::Serialize;

use super::page_context::PageContext;
use super::view::{self, QuestionnaireView};
use super::{Composer, Page, Searched, SitePage, Styles};
use crate::model::id::Id;
use crate::model::questionnaire::Questionnaire;

#[derive(Serialize)]
struct ResultView<'g> {
    questionnaire: QuestionnaireView<'g>,
}

/// The address of the page that explains the questions of a questionnaire.
pub(super) fn explained(questionnaire: &Questionnaire, composer: Composer<'_>) -> String {
    let routes = &composer.guide.routes;
    routes.address(&routes.explained_name(questionnaire.node()))
}

/// The sources that are listed on the page that explains the questions, in the order of this list.
pub(super) fn cited(questionnaire: &Questionnaire, at: &PageContext<'_>) -> Vec<Id> {
    view::cited(view::questionnaire_nodes(questionnaire, at.guide), at)
}

/// The context of the page that asks the questions. Its citations lead to the list of sources of the page that explains
/// them.
pub(super) fn asking<'g>(questionnaire: &Questionnaire, composer: Composer<'g>) -> PageContext<'g> {
    let at = composer.page_context(&composer.guide.routes.page(questionnaire.node()));
    let cited = cited(questionnaire, &at);
    at.listing_sources_on(&explained(questionnaire, composer), &cited)
}

/// The script with the texts that readers see only if the script of the questionnaire runs: first steps below each
/// question, and the result. Readers without scripts find the first steps on the page that explains the questions.
/// Without these texts, the page that asks the questions is half as long.
pub(super) fn result<'g>(composer: Composer<'g>, questionnaire: &'g Questionnaire) -> SitePage<'g> {
    let address = composer.guide.routes.result(questionnaire.node());
    let make = move |address| {
        let at = asking(questionnaire, composer);
        let view = ResultView { questionnaire: QuestionnaireView::new(questionnaire, &at, true) };
        let page = composer.page("result", address, |_| Box::new(view));
        Page { title: Some(questionnaire.title.clone()), page_context: at, ..page }
    };
    SitePage::new(address, make).searched(Searched::Never).styled(Styles::Template("result"))
}
