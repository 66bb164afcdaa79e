//! What the pages of a questionnaire share. One page asks the questions, one explains them, and a script holds texts
//! that only the scripts of the first page show.

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

/// The sources in the list on the page that explains the questions, in the order of the list.
pub(super) fn cited(questionnaire: &Questionnaire, at: &PageContext<'_>) -> Vec<Id> {
    view::cited(view::questionnaire_nodes(questionnaire, at.guide), at)
}

/// The context of the page that asks the questions. Citations on it lead to the list of sources on the page that
/// explains the questions.
pub(super) fn asking<'g>(questionnaire: &Questionnaire, composer: Composer<'g>) -> PageContext<'g> {
    let at = composer.page_context(&composer.guide.routes.page(questionnaire.node()));
    let cited = cited(questionnaire, &at);
    at.listing_sources_on(&explained(questionnaire, composer), &cited)
}

/// The script with texts that readers see only if the scripts of the page run: the first steps below each question, and
/// the result. Readers without scripts find the first steps on the page that explains the questions. Because these
/// texts are in a script, the page that asks the questions is only half as long.
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
