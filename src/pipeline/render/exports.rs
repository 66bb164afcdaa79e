//! Exports: data files next to the pages for other programs, one module per format. They come from the same records as
//! the pages, without markup; visible words come from the theme.

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
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::link::ExportFormat;
use crate::theme::Locale;

/// All export formats and their writers.
const EXPORTS: &[(ExportFormat, Writer)] = &[
    (ExportFormat::Csv, Writer::Table(csv::file)),
    (ExportFormat::Json, Writer::Table(json::file)),
    (ExportFormat::Fhir, Writer::Questionnaire(fhir::file)),
    (ExportFormat::Calendar, Writer::Table(calendar::file)),
];

/// The function that writes a format, by what it exports.
enum Writer {
    Table(for<'g> fn(&Exporter<'g>, &'g Table) -> String),
    Questionnaire(for<'g> fn(&Exporter<'g>, &'g Questionnaire) -> String),
}

/// A file of data for other programs.
pub struct Export<'x> {
    /// Path below the site.
    pub path: String,
    /// Makes the content of the file.
    pub text: Box<dyn Fn() -> String + Send + Sync + 'x>,
}

/// The data that formats export from.
pub struct Exporter<'g> {
    /// The site's root, for absolute addresses.
    at: PageContext<'g>,
    /// The date of the build.
    today: Date,
    /// The texts of the theme.
    locale: &'g Locale,
    /// Converts texts to plain text.
    writer: TextWriter<'g>,
}

impl<'g> Exporter<'g> {
    /// Prepares the exports of a site, with the theme's texts.
    pub fn new(site: &Site<'g>, locale: &'g Locale) -> Self {
        let writer = TextWriter { guide: site.guide, locale };
        Self { at: PageContext::new(site.guide, ""), today: site.today, locale, writer }
    }

    fn guide(&self) -> &'g Guide {
        &self.at.guide.guide
    }

    /// Returns true if a node is exported in a format.
    fn has(&self, node: Node, format: ExportFormat) -> bool {
        ExportFormat::of(self.guide(), node).contains(&format)
    }

    fn path(&self, node: Node, format: ExportFormat) -> String {
        self.at.guide.routes.export(node, format)
    }
}

/// All exports of a site.
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

/// Formats as JSON, indented because people read it too.
fn to_json(data: &impl serde::Serialize) -> String {
    // The data consist of texts, numbers and lists, so this cannot fail.
    serde_json::to_string_pretty(data).unwrap_or_default() + "\n"
}
