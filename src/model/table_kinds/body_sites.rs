//! Parts of the body, and what happens to them.

use crate::model::table_kind::{Column, ColumnType, TableKind};

pub(super) static BODY_SITES: TableKind = TableKind {
    name: "body-sites",
    mention: Some("body-site"),
    columns: &[
        Column::required("name", ColumnType::Inline),
        Column::required("how", ColumnType::Inline),
        Column::optional("consequence", ColumnType::Inline),
        Column::optional("sources", ColumnType::Citations),
    ],
    measures: false,
    specification: include_str!("body_sites.md"),
};
