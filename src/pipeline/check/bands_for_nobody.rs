//! Bands that refuse every reader.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::logic::{Search, Truth, Truths, can_hold, truths};
use crate::model::questionnaire::condition::Condition;
use crate::model::table::Table;
use crate::pipeline::link::Target;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "bands-for-nobody",
    severity: Severity::Error,
    message: Words {
        en: "the refusals of this table leave nobody whose number could be read",
        zh: "這張表的不適用條件擋下了所有讀者，沒有人的數字能對照",
    },
    help: Words {
        en: "a refusal must be clearly false of the readers for whom the bands are made: is each question asked of them?",
        zh: "對適用的讀者，每一項不適用條件都要能明確排除：請看看相關的題目是否都會問到",
    },
    specification: include_str!("bands_for_nobody.md"),
};

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    for table in &facts.guide.guide.tables {
        if !table.tool.refusals.is_empty() && admitted(table) == Search::Nobody {
            found.push(RULE.at(table.id.span));
        }
    }
}

/// A reader of whom every refusal is false.
fn admitted(table: &Table<Target>) -> Search {
    let questions = table.tool.questions();
    let refusals: Vec<&Condition> =
        table.tool.refusals.iter().map(|refusal| &refusal.when.value).collect();
    can_hold(&questions, &refusals, &|reader| {
        refusals.iter().fold(Truths::only(Truth::True), |left, refusal| {
            let clear =
                truths(refusal, &questions, reader).map(|truth| Truth::from(truth == Truth::False));
            left.with(clear, Ord::min)
        })
    })
}
