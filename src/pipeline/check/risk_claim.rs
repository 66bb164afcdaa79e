//! A text of a tool that claims a level of risk, or a diagnosis, that nobody has measured.

use super::{Check, Facts};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::content::{Document, document_text, plain_text};
use crate::model::questionnaire::Questionnaire;
use crate::model::table::tool::ToolKind;
use crate::model::table::{CellContent, Table};
use crate::pipeline::link::Target;
use crate::span::Span;

pub(super) const CHECK: Check = Check { rule: &RULE, look };

static RULE: Rule = Rule {
    name: "risk-claim",
    severity: Severity::Error,
    message: Words {
        en: "`{words}` in `{field}` claims what answers alone, without a validated scale, cannot tell",
        zh: "`{field}` 裡的 `{words}`，宣稱了沒有經過驗證的量表、光憑回答不可能知道的事",
    },
    help: Words {
        en: "say what to do next instead; a level of risk belongs to a published scale (`[scale]`), with its population and its limits",
        zh: "請改寫接下來可以做什麼；風險等級只屬於有發表、有適用對象與限制的量表（`[scale]`）",
    },
    specification: include_str!("risk_claim.md"),
};

/// Words for a level of risk or for a diagnosis. A guide in one language may quote the other.
static CLAIMS: Words = Words {
    en: "low risk, low-risk, medium risk, medium-risk, moderate risk, moderate-risk, high risk, high-risk, no risk, \
         risk is low, risk is high, risk level, risk score, level of risk, you have been diagnosed, you are diagnosed",
    zh: "低風險、中風險、高風險、低度風險、中度風險、高度風險、零風險、無風險、沒有風險、風險低、風險高、風險很低、\
         風險很高、風險較低、風險較高、風險偏低、風險偏高、風險極低、風險極高、風險不高、風險不大、風險等級、\
         風險分數、風險是零、高危險群、危險性很高、您已確診、您已經確診、您確診、您得了、您患有、您罹患、\
         您被診斷、安全無虞",
};

/// Those among them that promise to find out, whomever the sentence is about.
static PROMISES: Words =
    Words { en: "risk level, risk score, level of risk", zh: "風險等級、風險分數" };

/// Words for the reader. Of other people, levels of risk are known, and may be told.
static READERS: Words = Words {
    en: "you, your, yours, i, my, me, i'm, you're, i’m, you’re",
    zh: "您、你、我",
};

/// A word for a country that has one for the reader in it.
static COUNTRY: Words = Words { en: "my country", zh: "我國" };

/// Words before a claim, in the same clause, that take it back.
static DENIALS: Words = Words {
    en: "not, cannot, never, nor, neither, without, if, whether",
    zh: "不代表、不等於、不表示、不是、並非、不會、不能、無法、不知道、看不出、是否、如果、若",
};

/// Words that do so only right before it: "with no yes you are at low risk" claims.
static NONE: Words = Words { en: "no", zh: "沒有" };

/// What makes another claim of one that it follows.
static LONGER: Words = Words { en: "level, score", zh: "等級、分數、不高、不低" };

/// What a text is to the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A heading. It claims even where it denies: read alone, it is what stays.
    Heading,
    /// What answers come to, so it is about the reader whatever its subject.
    Result,
    /// What a questionnaire is, and is not.
    Promise,
    /// What stands beside a result: also what is known of people at large.
    Aside,
}

fn look(facts: &Facts<'_>, found: &mut Diagnostics) {
    let guide = &facts.guide.guide;
    for own in &guide.questionnaires {
        of_questionnaire(own, found);
    }
    for table in &guide.tables {
        of_tool(table, found);
    }
}

fn of_questionnaire(own: &Questionnaire<Target>, found: &mut Diagnostics) {
    let id = own.id.span;
    report(&own.title, "title", Kind::Heading, id, found);
    for (field, text) in [("introduction", &own.introduction), ("closing", &own.closing)] {
        report(&text_of(text), field, Kind::Promise, id, found);
    }
    for item in &own.items {
        let id = item.question.id.span;
        for (field, text) in
            [("why", &item.why), ("next-step", &item.next_step), ("if-unsure", &item.if_unsure)]
        {
            report(&text_of(text), field, Kind::Aside, id, found);
        }
        report(&plain_text(&item.statement), "statement", Kind::Aside, id, found);
    }
    for outcome in &own.outcomes {
        let spans = outcome.spans;
        report(&plain_text(&outcome.title), "title", Kind::Heading, spans.title, found);
        report(&text_of(&outcome.text), "text", Kind::Result, spans.text, found);
    }
}

/// The tool of a table. Its rows are a part of what a schedule says, and nothing that other tables say.
fn of_tool(table: &Table<Target>, found: &mut Diagnostics) {
    let tool = &table.tool;
    report(&text_of(&tool.default), "default", Kind::Result, table.id.span, found);
    for own in &tool.questions {
        report(&text_of(&own.care), "care", Kind::Aside, own.question.id.span, found);
    }
    for refusal in &tool.refusals {
        report(&text_of(&refusal.reason), "reason", Kind::Aside, refusal.id.span, found);
    }
    if table.kind.tool != Some(ToolKind::Planner) {
        return;
    }
    for row in &table.rows {
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            if let CellContent::Inline(text) = &cell.content {
                report(&plain_text(text), &column.id, Kind::Aside, cell.span, found);
            }
        }
    }
}

fn report(text: &str, field: &str, kind: Kind, span: Span, found: &mut Diagnostics) {
    let lower = text.to_lowercase();
    let claims = listed(CLAIMS.en).chain(listed(CLAIMS.zh));
    // "No risk score" says nothing of "no risk": the longer one is a claim of its own.
    let goes_on = |after: &str| {
        listed(LONGER.en).chain(listed(LONGER.zh)).any(|rest| after.trim_start().starts_with(rest))
    };
    let mut made = claims.filter(|claim| {
        let mut places = lower.match_indices(claim);
        places.any(|(at, _)| {
            let (before, after) = (&lower[..at], &lower[at + claim.len()..]);
            let is_denied = kind != Kind::Heading && is_denied(before);
            !is_denied && !goes_on(after) && is_of_reader(claim, kind, &lower, at)
        })
    });
    if let Some(claim) = made.next() {
        found.push(RULE.at(span).with("words", claim).with("field", field));
    }
}

/// Whether a claim at a place is about the reader, by what the text is or by the words of the same clause.
fn is_of_reader(claim: &str, kind: Kind, text: &str, at: usize) -> bool {
    let is_promise = listed(PROMISES.en).chain(listed(PROMISES.zh)).any(|own| own == claim);
    match kind {
        Kind::Heading | Kind::Result => return true,
        Kind::Promise if is_promise => return true,
        Kind::Promise | Kind::Aside => {}
    }
    let rest = text[at..].split(CLAUSE_ENDS).next().unwrap_or_default();
    let clause = format!("{}{rest}", clause_before(&text[..at])).replace(COUNTRY.zh, "");
    words(&clause).iter().any(|word| listed(READERS.en).any(|own| own == *word))
        || listed(READERS.zh).any(|own| clause.contains(own))
}

fn text_of(document: &Document<Target>) -> String {
    document_text(document, &|_| String::new())
}

fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split([',', '、']).map(str::trim)
}

/// Whether the same clause takes back what follows. What another clause denies is another matter: "you have not said
/// yes, so your risk is low" claims.
fn is_denied(before: &str) -> bool {
    let clause = clause_before(before);
    let words = words(clause);
    let denies = |word: &&str| {
        word.ends_with("n't") || word.ends_with("n’t") || listed(DENIALS.en).any(|own| own == *word)
    };
    words.iter().any(denies)
        || words.last().is_some_and(|word| *word == NONE.en)
        || listed(DENIALS.zh).any(|denial| clause.contains(denial))
        || clause.ends_with(NONE.zh)
}

const CLAUSE_ENDS: [char; 13] =
    ['\n', '。', '；', '！', '？', '，', '：', '.', ';', '!', '?', ',', ':'];

fn clause_before(text: &str) -> &str {
    text.rsplit(CLAUSE_ENDS).next().unwrap_or(text)
}

fn words(clause: &str) -> Vec<&str> {
    let is_apart =
        |character: char| !character.is_alphanumeric() && !['\'', '’'].contains(&character);
    clause.split(is_apart).filter(|word| !word.is_empty()).collect()
}
