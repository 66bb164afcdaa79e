//! Exports: data files next to the pages, for other programs. Each format has its own module. Texts in the files are
//! plain, without Markdown or HTML. Words of the theme are in the guide's language.

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

/// All formats of data files, each with the function that writes it.
const EXPORTS: &[(ExportFormat, Writer)] = &[
    (ExportFormat::Csv, Writer::Table(csv::file)),
    (ExportFormat::Json, Writer::Table(json::file)),
    (ExportFormat::Fhir, Writer::Questionnaire(fhir::file)),
    (ExportFormat::Calendar, Writer::Table(calendar::file)),
];

/// A function that makes the text of a data file: from a table, or from a questionnaire.
enum Writer {
    Table(for<'g> fn(&Exporter<'g>, &'g Table) -> String),
    Questionnaire(for<'g> fn(&Exporter<'g>, &'g Questionnaire) -> String),
}

/// A data file next to a page, for other programs.
pub struct Export<'x> {
    /// Path of the file in the site.
    pub path: String,
    /// A function that makes the content of the file.
    pub text: Box<dyn Fn() -> String + Send + Sync + 'x>,
}

/// The guide and the texts of the theme, from which all data files of a site are made.
pub struct Exporter<'g> {
    /// The page context of the site's root, which computes the full addresses in data files.
    at: PageContext<'g>,
    /// The date of the build.
    today: Date,
    /// The theme's texts in the guide's language.
    locale: &'g Locale,
    /// Converts Markdown texts and mentions to plain text.
    writer: TextWriter<'g>,
}

impl<'g> Exporter<'g> {
    /// Prepares for making the data files of a site. `locale` contains the theme's texts.
    pub fn new(site: &Site<'g>, locale: &'g Locale) -> Self {
        let writer = TextWriter { guide: site.guide, locale };
        Self { at: PageContext::new(site.guide, ""), today: site.today, locale, writer }
    }

    fn guide(&self) -> &'g Guide {
        &self.at.guide.guide
    }

    /// Returns true if a node, such as a table or a questionnaire, has a data file in this format.
    fn has(&self, node: Node, format: ExportFormat) -> bool {
        ExportFormat::of(self.guide(), node).contains(&format)
    }

    fn path(&self, node: Node, format: ExportFormat) -> String {
        self.at.guide.routes.export(node, format)
    }
}

/// All data files of a site.
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

/// Formats data as JSON, with indentation because people read it too.
fn to_json(data: &impl serde::Serialize) -> String {
    // The data consist of texts, numbers and lists, so this cannot fail.
    serde_json::to_string_pretty(data).unwrap_or_default() + "\n"
}
