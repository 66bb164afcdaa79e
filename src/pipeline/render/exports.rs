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
use crate::pipeline::compose::Site;
use crate::pipeline::compose::standpoint::Standpoint;
use crate::pipeline::link::{ExportFormat, Target};
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
    fn guide(&self) -> &'g Guide<Target> {
        &self.at.guide.guide
    }

    /// The files of a format: one for each of these nodes that has it.
    fn export(
        &self,
        format: ExportFormat,
        nodes: impl Iterator<Item = Node>,
        text: impl Fn(usize) -> String,
    ) -> Vec<Export> {
        let has_format = |node: &Node| ExportFormat::of(self.guide(), *node).contains(&format);
        let nodes = nodes.enumerate().filter(|(_, node)| has_format(node));
        let path = |node| self.at.guide.routes.export(node, format);
        nodes.map(|(number, node)| Export { path: path(node), text: text(number) }).collect()
    }

    /// The files of a format of tables.
    fn tables(&self, format: ExportFormat, text: impl Fn(usize) -> String) -> Vec<Export> {
        self.export(format, (0..self.guide().tables.len()).map(Node::Table), text)
    }

    /// The files of a format of questionnaires.
    fn questionnaires(&self, format: ExportFormat, text: impl Fn(usize) -> String) -> Vec<Export> {
        let numbers = 0..self.guide().questionnaires.len();
        self.export(format, numbers.map(Node::Questionnaire), text)
    }
}

/// Every export of a site, in the theme's words.
pub fn exports<'g>(site: &Site<'g>, locale: &'g Locale) -> Vec<Export> {
    let at = Standpoint::new(site.guide, "");
    let writer = TextWriter { guide: &site.guide.guide, locale };
    let exporter = Exporter { at, today: site.today, locale, writer };
    EXPORTS.iter().flat_map(|exports| exports(&exporter)).collect()
}

/// JSON, indented, for people read it too.
fn to_json(data: &impl serde::Serialize) -> String {
    // Texts, numbers and lists of them: there is nothing here that JSON could not hold.
    serde_json::to_string_pretty(data).unwrap_or_default() + "\n"
}
