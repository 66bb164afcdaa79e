//! For each questionnaire, the script with texts that its page shows only if scripts run.

use super::{Composer, SitePage, questions};

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let questionnaires = composer.guide.guide.questionnaires.iter();
    questionnaires.map(|questionnaire| questions::result(composer, questionnaire)).collect()
}
