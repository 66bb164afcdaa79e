//! Parses the settings for the header, the menu and the home page.

use crate::diagnostic::Diagnostics;
use crate::model::settings::navigation::{Home, NavigationLink, Redirect, SectionGroup};
use crate::pipeline::parse::toml::Fields;

/// Parses the links in the array of tables with the name `key`, such as `[[navigation]]`. `has_description` is true if
/// the links of this array may have a description.
pub fn links(
    key: &'static str,
    has_description: bool,
    fields: &mut Fields<'_, '_>,
    found: &mut Diagnostics,
) -> Vec<NavigationLink> {
    let links = fields.array_of_fields(key, found).into_iter();
    links.filter_map(|own| link(own, has_description, found)).collect()
}

fn link(
    mut fields: Fields<'_, '_>,
    has_description: bool,
    found: &mut Diagnostics,
) -> Option<NavigationLink> {
    let to = fields.mention("to", found);
    let title = fields.inline("title", found);
    let text = if has_description { fields.inline("text", found) } else { Vec::new() };
    let span = fields.span();
    fields.finish(found);
    Some(NavigationLink { to: to?, span, title, text })
}

/// Parses `[[groups]]`. Each group lists sections and parts of the guide under one heading.
pub fn groups(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Vec<SectionGroup> {
    fields.array_of_fields("groups", found).into_iter().map(|own| group(own, found)).collect()
}

fn group(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> SectionGroup {
    let title = fields.inline("title", found);
    let members = fields.mentions("members", found);
    fields.finish(found);
    SectionGroup { title, members }
}

/// Parses `[[redirects]]`. Each has an old address, and a mention of what the address now leads to.
pub fn redirects(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Redirect> {
    let redirects = fields.array_of_fields("redirects", found).into_iter();
    redirects.filter_map(|own| redirect(own, found)).collect()
}

fn redirect(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Option<Redirect> {
    let from = fields.text("from", found);
    let to = fields.redirect("to", found);
    fields.finish(found);
    Some(Redirect { from: from?, to: to? })
}

/// Parses the texts and links of the home page.
pub fn home(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Home {
    let home = Home {
        lead: fields.inline("lead", found),
        text: fields.inline("text", found),
        emergency: fields.inline("emergency", found),
        actions: links("actions", false, &mut fields, found),
        situations: links("situations", true, &mut fields, found),
        today: links("today", true, &mut fields, found),
    };
    fields.finish(found);
    home
}
