//! One page for each table. Each row has an anchor, and links to the pages that mention it.

use serde::Serialize;

use super::view::{
    self, AllMentions, ExportLink, Link, TableView, all_mentions, export_links, mentioned_in,
};
use super::{Composer, Page, SitePage, summary};
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
    let description = summary::of_document(&table.description);
    let nodes = view::table_nodes(table);
    let title = table.title.clone();
    composer.page_with_sources("table", address, title, description, nodes, |at| {
        Box::new(TablePage {
            table: TableView::new(table, at, true),
            exports: export_links(node, at),
            mentioned_in: mentioned_in(node, at),
            mentioned_in_all: all_mentions(node, at),
        })
    })
}
