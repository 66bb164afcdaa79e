//! Views that several page types use. A view is the data that a template gets.

mod chart;
pub mod charts;
mod condition;
mod date;
mod link;
mod navigation;
mod person;
mod questionnaire;
mod scale;
mod site;
mod source;
mod structured_data;
mod table;
pub mod text_layout;
mod tool;

pub use self::chart::{ChartView, marked};
pub use self::date::DateView;
pub use self::link::pagination::{PageLinks, page_count, piece, shown_number};
pub use self::link::{
    AllMentions, Card, ExportLink, HeadingView, Link, MOST_MENTIONS, all_mentions, export_links,
    links, mentioned_in,
};
pub use self::navigation::{NavigationView, NodeGroup, groups};
pub use self::person::PersonView;
pub use self::questionnaire::{QuestionnaireView, nodes as questionnaire_nodes};
pub use self::site::SiteView;
pub use self::source::{SourceView, cited, sources};
pub use self::structured_data::StructuredData;
pub use self::table::cell::{CellView, shown};
pub use self::table::listing::ListingView;
pub use self::table::{ColumnView, SomeColumns, TableView, nodes as table_nodes};
pub use self::tool::program::{Demographics, questionnaire_asks};
pub use self::tool::{BandReaderView, PlannerView};
pub use super::content::{InlineText, Json, Label, RichText};
