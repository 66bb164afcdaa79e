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
use crate::model::mention::node::Node;
use crate::model::questionnaire::Questionnaire;
use crate::model::table::Table;
use crate::pipeline::compose::Site;
use crate::pipeline::compose::standpoint::Standpoint;
use crate::pipeline::link::ExportFormat;
use crate::theme::Locale;

/// Every export format, and how it is written.
const EXPORTS: &[(ExportFormat, Writer)] = &[
    (ExportFormat::Csv, Writer::Table(csv::file)),
    (ExportFormat::Json, Writer::Table(json::file)),
    (ExportFormat::Fhir, Writer::Questionnaire(fhir::file)),
    (ExportFormat::Calendar, Writer::Table(calendar::file)),
];

/// Writes what a format is for.
enum Writer {
    Table(for<'g> fn(&Exporter<'g>, &'g Table) -> String),
    Questionnaire(for<'g> fn(&Exporter<'g>, &'g Questionnaire) -> String),
}

/// A file of data.
pub struct Export<'x> {
    /// Its path below the site.
    pub path: String,
    /// Makes what it holds.
    pub text: Box<dyn Fn() -> String + Send + Sync + 'x>,
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
    /// What the files of a site's data are made from, in the theme's words.
    pub fn new(site: &Site<'g>, locale: &'g Locale) -> Self {
        let writer = TextWriter { guide: site.guide, locale };
        Self { at: Standpoint::new(site.guide, ""), today: site.today, locale, writer }
    }

    fn guide(&self) -> &'g Guide {
        &self.at.guide.guide
    }

    /// Whether a node has files of a format.
    fn has(&self, node: Node, format: ExportFormat) -> bool {
        ExportFormat::of(self.guide(), node).contains(&format)
    }

    fn path(&self, node: Node, format: ExportFormat) -> String {
        self.at.guide.routes.export(node, format)
    }
}

/// Every export of a site.
pub fn exports<'x, 'g>(exporter: &'x Exporter<'g>) -> Vec<Export<'x>> {
    let mut exports = Vec::new();
    for (format, writer) in EXPORTS {
        match *writer {
            Writer::Table(write) => {
                let tables = exporter.guide().tables.iter();
                exports.extend(tables.filter(|table| exporter.has(table.node(), *format)).map(
                    |table| Export {
                        path: exporter.path(table.node(), *format),
                        text: Box::new(move || write(exporter, table)),
                    },
                ));
            }
            Writer::Questionnaire(write) => {
                exports.extend(exporter.guide().questionnaires.iter().map(|own| Export {
                    path: exporter.path(own.node(), *format),
                    text: Box::new(move || write(exporter, own)),
                }));
            }
        }
    }
    exports
}

/// JSON, indented, for people read it too.
fn to_json(data: &impl serde::Serialize) -> String {
    // Texts, numbers and lists of them: there is nothing here that JSON could not hold.
    serde_json::to_string_pretty(data).unwrap_or_default() + "\n"
}
