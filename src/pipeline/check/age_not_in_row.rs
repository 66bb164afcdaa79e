//! Reports an age in the text below a heading that links to a row of a table, if the row's age range neither begins nor
//! ends at this age.

use super::claims::listed;
use super::{Check, GuideContext, Look, Record, texts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, Heading, Inline};
use crate::model::mention::node::Node;
use crate::model::quantity::AgeRange;
use crate::model::table::CellContent;
use crate::pipeline::lexicon::Lexicon;

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Linked(look) };

static RULE: Rule = Rule {
    name: "age-not-in-row",
    severity: Severity::Note,
    message: Words("`{age}` does not fit the ages of the row `{row}`, which the heading names"),
    help: Words(
        "the row says {ages}. If that is right, correct the text; if the text is right, correct `age` in the row",
    ),
    specification: include_str!("age_not_in_row.md"),
};

fn look(record: Record<'_>, context: &GuideContext<'_>, found: &mut Diagnostics) {
    let Some((_, text)) = record.section_and_text() else { return };
    let mut row: Option<(u8, String, AgeRange)> = None;
    for block in &text.blocks {
        match block {
            Block::Heading(heading) => {
                if row.as_ref().is_none_or(|(level, ..)| heading.level <= *level) {
                    row = aged_row(heading, context);
                }
            }
            other => {
                if let Some((_, name, ages)) = &row {
                    report(other, name, ages, found);
                }
            }
        }
    }
}

/// Finds the row of a table to which a heading links. Returns the level of the heading, and the name and the ages of
/// the row. `None` if the heading links to no row or to several, or if the row has no ages.
fn aged_row(heading: &Heading, context: &GuideContext<'_>) -> Option<(u8, String, AgeRange)> {
    let mut rows = heading.content.iter().filter_map(|inline| match inline {
        Inline::Link(link) => match context.guide.node(link.to)? {
            Node::Row(table, row) => context.guide.guide.tables[table].row(row),
            _ => None,
        },
        _ => None,
    });
    let row = rows.next().filter(|_| rows.next().is_none())?;
    let ages = row.cells.iter().find_map(|cell| match &cell.content {
        CellContent::Age(ages) => Some(*ages),
        _ => None,
    })?;
    Some((heading.level, row.name(), ages))
}

fn report(block: &Block, row: &str, ages: &AgeRange, found: &mut Diagnostics) {
    let either = [ages.from, ages.to];
    texts::each_of_blocks(std::slice::from_ref(block), &mut |passage| {
        for (age, range) in ages_in(passage.text()) {
            let Some(span) = passage.span(range).filter(|_| !either.contains(&Some(age))) else {
                continue;
            };
            let ends = either.iter().flatten().map(u32::to_string).collect::<Vec<_>>().join("–");
            let finding = RULE.at(span).with("age", age.to_string()).with("row", row);
            found.push(finding.with("ages", ends));
        }
    });
}

/// Words that follow a number of years if this is an age.
static AGES: Lexicon = Lexicon { en: "years old、years of age", zh: "歲" };

/// The ages in a text, each with its byte range. An age is a whole number before one of the words in [`AGES`], such as
/// 歲.
fn ages_in(text: &str) -> Vec<(u32, std::ops::Range<usize>)> {
    let words = listed(AGES.en).chain(listed(AGES.zh));
    let places = words.flat_map(|word| text.match_indices(word));
    let age = |(at, _): (usize, &str)| {
        let before = text[..at].trim_end();
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let start = before.len() - digits;
        Some((before[start..].parse().ok()?, start..before.len()))
    };
    places.filter_map(age).collect()
}
