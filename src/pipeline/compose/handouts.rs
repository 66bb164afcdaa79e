//! The page that lists the hand-outs, for clinics that print them.

use serde::Serialize;

use super::cards::card;
use super::view::Card;
use super::{Composer, SitePage};
use crate::pipeline::link::HANDOUTS;

#[derive(Serialize)]
struct HandoutsView {
    members: Vec<Card>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let guide = composer.guide;
    if !guide.guide.has_handouts() {
        return Vec::new();
    }
    let address = guide.routes.address(HANDOUTS);
    let page = SitePage::new(address, move |address| {
        composer.page("handouts", address, |at| {
            let handouts = guide.guide.handouts().iter();
            let members = handouts.filter_map(|own| card(own.node(), at)).collect();
            Box::new(HandoutsView { members })
        })
    });
    vec![page]
}
