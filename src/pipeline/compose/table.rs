//! A page a table, with an anchor a row and who mentions it.

use serde::Serialize;

use super::standpoint::Standpoint;
use super::view::{self, ExportLink, Link, StructuredData, TableView, export_links, links};
use super::{Composer, Page, summary};

#[derive(Serialize)]
struct TablePage<'g> {
    table: TableView<'g>,
    exports: Vec<ExportLink>,
    mentioned_in: Vec<Link>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    let tables = composer.guide.guide.tables.iter();
    tables
        .map(|table| {
            let node = table.node();
            let address = composer.guide.routes.page(node);
            let at = Standpoint::new(composer.guide, &address).listing_sources();
            let description = summary::of_document(&table.description);
            let cited = view::cited(view::table_nodes(table), &at);
            let data = StructuredData::of_medical_page(description.clone(), &cited, &at);
            Page {
                page_type: "table",
                address,
                title: Some(table.title.clone()),
                description,
                scripts: Vec::new(),
                structured_data: Some(data),
                view: Box::new(TablePage {
                    table: TableView::new(table, &at, true),
                    exports: export_links(node, &at),
                    mentioned_in: links(composer.guide.mentioned_in(node), &at),
                }),
                standpoint: at,
            }
        })
        .collect()
}
