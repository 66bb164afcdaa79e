//! Leaves drafts out of the guide, unless the build is to show them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::section::Section;
use crate::span::SourceId;

/// Divides the sections into two lists: first those that are left out of the guide, then those that belong to it.
/// Drafts are left out, unless `shows_drafts` is true.
pub fn split_off_drafts(
    sections: Vec<Arc<Section>>,
    shows_drafts: bool,
) -> (Vec<Arc<Section>>, Vec<Arc<Section>>) {
    sections.into_iter().partition(|section| section.is_draft && !shows_drafts)
}

/// Removes from `found` the findings in drafts, because a draft may be unfinished. Also removes drafts from `misread`,
/// the set of files that could be parsed only in part.
pub fn drop_findings_of_drafts(
    drafts: &[Arc<Section>],
    misread: &mut BTreeSet<SourceId>,
    found: &mut Diagnostics,
) {
    if drafts.is_empty() {
        return;
    }
    let files: BTreeSet<SourceId> = drafts.iter().map(|draft| draft.source).collect();
    misread.retain(|source| !files.contains(source));
    found.retain(|finding| !files.contains(&finding.span.source));
}
