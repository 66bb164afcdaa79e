//! What the guide holds for other programs: files beside the pages, in one file a format. They are made of the same
//! records as the pages, without markup; words that a reader may see are the theme's.

mod calendar;
mod csv;
mod digits;
mod fhir;
mod json;
mod text;

use self::text::TextWriter;
use crate::model::date::Date;
use crate::model::guide::Guide;
use crate::model::node::Node;
use crate::model::questionnaire::Questionnaire;
use crate::model::table::Table;
use crate::pipeline::compose::Site;
use crate::pipeline::compose::standpoint::Standpoint;
use crate::pipeline::link::ExportFormat;
use crate::theme::Locale;

/// Every format.
const EXPORTS: &[Format] = &[csv::exports, json::exports, fhir::exports, calendar::exports];

/// From the guide to its files of a format.
type Format = fn(&Exporter<'_>) -> Vec<Export>;

/// A file beside the pages.
pub struct Export {
    /// Its path below the site.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// What formats export from.
pub struct Exporter<'g> {
    /// The site's root, where full addresses begin.
    at: Standpoint<'g>,
    /// The day of the build.
    today: Date,
    /// The theme's words.
    locale: &'g Locale,
    /// The writer of plain text.
    writer: TextWriter<'g>,
}

impl<'g> Exporter<'g> {
    fn guide(&self) -> &'g Guide {
        &self.at.guide.guide
    }

    /// The files of a format of tables.
    fn tables(&self, format: ExportFormat, text: impl Fn(&'g Table) -> String) -> Vec<Export> {
        let tables = self.guide().tables.iter();
        let own =
            tables.filter(|table| ExportFormat::of(self.guide(), table.node()).contains(&format));
        own.map(|table| self.export(format, table.node(), text(table))).collect()
    }

    /// The files of a format of questionnaires.
    fn questionnaires(
        &self,
        format: ExportFormat,
        text: impl Fn(&'g Questionnaire) -> String,
    ) -> Vec<Export> {
        let all = self.guide().questionnaires.iter();
        all.map(|own| self.export(format, own.node(), text(own))).collect()
    }

    fn export(&self, format: ExportFormat, node: Node, text: String) -> Export {
        Export { path: self.at.guide.routes.export(node, format), text }
    }
}

/// Every export of a site, in the theme's words.
pub fn exports<'g>(site: &Site<'g>, locale: &'g Locale) -> Vec<Export> {
    let at = Standpoint::new(site.guide, "");
    let writer = TextWriter { guide: site.guide, locale };
    let exporter = Exporter { at, today: site.today, locale, writer };
    EXPORTS.iter().flat_map(|exports| exports(&exporter)).collect()
}

/// JSON, indented, for people read it too.
fn to_json(data: &impl serde::Serialize) -> String {
    // Texts, numbers and lists of them: there is nothing here that JSON could not hold.
    serde_json::to_string_pretty(data).unwrap_or_default() + "\n"
}
