//! One page per table, with an anchor for each row and links to the pages that mention it.

use serde::Serialize;

use super::view::{
    self, AllMentions, ExportLink, Link, StructuredData, TableView, all_mentions, export_links,
    mentioned_in,
};
use super::{Composer, Page, SitePage, Styles, summary};
use crate::model::table::Table;

#[derive(Serialize)]
struct TablePage<'g> {
    table: TableView<'g>,
    exports: Vec<ExportLink>,
    mentioned_in: Vec<Link>,
    mentioned_in_all: Option<AllMentions>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let tables = composer.guide.guide.tables.iter();
    tables
        .map(|table| {
            let address = composer.guide.routes.page(table.node());
            SitePage::new(address, move |address| page(composer, table, address))
        })
        .collect()
}

fn page<'g>(composer: Composer<'g>, table: &'g Table, address: String) -> Page<'g> {
    let node = table.node();
    let at = composer.page_context(&address);
    let cited = view::cited(view::table_nodes(table), &at);
    let at = at.listing_sources(&cited);
    let description = summary::of_document(&table.description);
    let data = StructuredData::of_medical_page(description.clone(), &cited, &at);
    Page {
        page_type: "table",
        address,
        naming: None,
        number: None,
        trail: Vec::new(),
        title: Some(table.title.clone()),
        description,
        found_by: &[],
        scripts: Vec::new(),
        styles: Styles::Reading,
        structured_data: Some(data),
        view: Box::new(TablePage {
            table: TableView::new(table, &at, true),
            exports: export_links(node, &at),
            mentioned_in: mentioned_in(node, &at),
            mentioned_in_all: all_mentions(node, &at),
        }),
        page_context: at,
    }
}
