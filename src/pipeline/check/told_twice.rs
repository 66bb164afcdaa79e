//! Reports a page whose text repeats a table that the page also shows.

use std::collections::BTreeSet;

use super::texts::{CheckedText, each_passage};
use super::{Check, GuideContext, Look, Record};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Block, Embed};
use crate::model::mention::node::Node;
use crate::model::table::tool::Tool;
use crate::pipeline::link::{Destination, Target};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::Linked(look) };

static RULE: Rule = Rule {
    name: "told-twice",
    severity: Severity::Note,
    message: Words("this page repeats {percent} % of `{table}` in its text, in the same words"),
    help: Words(
        "delete the sentences that the table says too; or write `![](list:{table})` instead of the table: it shows only the names of the rows and a sentence on each. Few readers finish a long page",
    ),
    specification: include_str!("told_twice.md"),
};

/// Number of words, or Han characters, in a run of words. Texts are compared by their runs: the more runs a table and
/// the text of its page have in common, the more the text repeats the table.
const RUN: usize = 5;

/// A table is compared with the text of its page only if it has at least this number of runs of words. In a smaller
/// table, a single sentence would be a large share.
const FEWEST_RUNS: usize = 60;

/// The share, in per cent, of a table's runs of words that the text of the page may contain. It is not 0, because names
/// and figures recur in any text on the same subject.
const MOST_PERCENT: usize = 30;

fn look(record: Record<'_>, context: &GuideContext<'_>, found: &mut Diagnostics) {
    let blocks = match record {
        Record::Section(_, text) => &text.blocks,
        Record::Part(part) => &part.introduction.blocks,
        _ => return,
    };
    let mut embeds = Vec::new();
    each_embed(blocks, &mut |embed| embeds.push(embed));
    let mut prose = None;
    for embed in embeds {
        let table = match context.guide.target(embed.to).map(Target::destination) {
            Some(Destination::Node(Node::Table(id)) | Destination::Tool(Tool::Planner(id))) => {
                &context.guide.guide.tables[*id]
            }
            _ => continue,
        };
        let told = runs(Record::Table(table));
        if told.len() < FEWEST_RUNS {
            continue;
        }
        let prose = prose.get_or_insert_with(|| runs(record));
        let percent = told.intersection(prose).count() * 100 / told.len();
        if percent > MOST_PERCENT {
            let finding = RULE.at(embed.span).with("table", table.id.value.as_str());
            found.push(finding.with("percent", percent.to_string()));
        }
    }
}

fn each_embed<'g>(blocks: &'g [Block], visit: &mut dyn FnMut(&'g Embed)) {
    for block in blocks {
        if let Block::Embed(embed) = block {
            visit(embed);
        }
        block.children().for_each(|inner| each_embed(inner, visit));
    }
}

/// All runs of [`RUN`] words in the texts of a record, such as a table or a section, each once.
fn runs(record: Record<'_>) -> BTreeSet<String> {
    let mut runs = BTreeSet::new();
    each_passage(record, &mut |passage: &CheckedText<'_>| {
        let words = words(passage.text());
        runs.extend(words.windows(RUN).map(|run| run.join(" ")));
    });
    runs
}

/// The words of a text, in lower case. Every Han character or kana is a word by itself.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        let stands_alone = is_han(character);
        if stands_alone || !character.is_alphanumeric() {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if stands_alone {
            words.push(character.to_string());
        } else if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// Returns true for Han characters and kana, which are written without spaces between words.
fn is_han(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}
