//! Parses conditions, such as `{ all = [{ item = "smoking" }, { age = { from = 50 } }] }`.

use super::question::{KnownQuestions, OWN_ANSWERS};
use crate::diagnostic::{Diagnostic, Diagnostics, Localized, Words};
use crate::model::named::Named;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition, Sex};
use crate::model::questionnaire::{Flag, ItemGroup};
use crate::pipeline::parse::ranges::{age, bounds, invalid_range};
use crate::pipeline::parse::rules;
use crate::pipeline::parse::toml::schemas::CONDITION;
use crate::pipeline::parse::toml::{Fields, Value};
use crate::span::{Span, Spanned};
use crate::suggestions::nearest;

/// The keys by which conditions differ in type. Each condition has exactly one of them: `{ age = … }` is a condition on
/// the reader's age.
const HEADS: [&str; 9] = ["any", "all", "not", "item", "flag", "group", "any-item", "age", "sex"];

static ONE_HEAD: Words = Words("{heads} cannot stand side by side in one pair of braces");
static JOIN: Words = Words(
    "write `{joined}` if all of them must be true; if one is enough, write `any` instead of `all`",
);
static EMPTY: Words = Words("it is empty");
static SAY_WHEN: Words = Words(
    "if it is for everybody, delete this line. Otherwise write for whom it is: `{ item = \"{item}\" }` (people whose answer to this question counts), `{ age = { from = 65 } }`, `{ sex = \"female\" }`, or several: `{ all = [{ … }, { … }] }`",
);
static NO_PARTS: Words = Words("the list of conditions is empty");
static WRITE_PARTS: Words = Words(
    "write conditions between [ ], with commas between them, such as `[{ item = \"{item}\" }, { sex = \"female\" }]`; if it is for everybody, delete the line",
);
static TOO_DEEP: Words = Words("more than eight conditions stand inside each other");
static FEWER_LEVELS: Words = Words(
    "use fewer levels: one `{ any = [ … ] }` or `{ all = [ … ] }` may have many parts side by side",
);
static NO_ITEMS: Words = Words("no question has this `flag` or `group`");
static MARK_ITEMS: Words = Words(
    "add the line `{line}` to the questions that should lead here, or name a question instead, such as `{ item = \"{item}\" }`",
);
static NO_ANSWERS: Words = Words("the list of answers is empty");
static WRITE_ANSWERS: Words = Words(
    "write between [ ] one or more of these answers, in quotes: {options}; if any answer that counts is meant, delete `is = []`",
);
static NO_NUMBER: Words = Words(
    "`at-least`, `above`, `at-most` and `below` work only for a question with `answer = \"number\"`",
);
static NUMBER_AND_WORDS: Words =
    Words("`is` cannot stand beside `at-least`, `above`, `at-most` or `below`");
static WRITE_IS: Words = Words(
    "the answers to `{item}` are no numbers: delete `at-least` and the like, and write `is = \"…\"` with one of {options}",
);
static ONE_OF_BOTH: Words = Words(
    "delete `is = …` to compare numbers, or keep only `is`; if either is enough, write `{ any = [{ … }, { … }] }`",
);
static NO_ITEMS_HERE: Words =
    Words("`flag`, `group` and `any-item` work only in the `[[outcomes]]` of a questionnaire");
static NAME_ITEMS: Words = Words(
    "name the question instead, such as `{ item = \"{item}\" }`; for several, write `{ any = [{ item = \"…\" }, { item = \"…\" }] }`",
);
static ITEMS_HERE: Words = Words(
    "write one of the questions of this file: {items}; or add the question to this file first",
);
static AGE_OR_SEX: Words = Words(
    "age and sex are not asked as questions: write `{ age = { from = 65 } }` or `{ sex = \"female\" }` instead of `{ item = \"{id}\" }`",
);
static COMPARE: Words = Words(
    "this question asks for a number: write for example `at-most = 0` or `at-least = 1` instead of `is = …`, or copy one of the words above",
);

/// Maximum number of questions that a finding about an unknown question lists.
const MOST_NAMED: usize = 12;

/// The keys that may stand beside `item` in a condition on the answer to one question.
const BESIDE_ITEM: [&str; 5] = ["is", "at-least", "above", "at-most", "below"];

/// Maximum nesting of conditions. The templates that show conditions limit recursion; readable conditions need less
/// than half of this depth.
const MAX_DEPTH: usize = 8;

/// Parses the condition `value`, which is in the table `fields`. Reports an invalid condition and returns `None`.
pub fn condition(
    value: &Value<'_>,
    fields: &Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Condition> {
    let condition = nested(value, fields, known_questions, found)?;
    if depth(&condition) > MAX_DEPTH {
        let span = fields.toml().span(value.span());
        let finding = rules::INVALID_CONDITION.at(span).with("problem", &TOO_DEEP);
        found.push(finding.advise(&FEWER_LEVELS));
        return None;
    }
    Some(condition)
}

fn depth(condition: &Condition) -> usize {
    match condition {
        Condition::Any(parts) | Condition::All(parts) => {
            1 + parts.iter().map(depth).max().unwrap_or(0)
        }
        Condition::Not(part) => 1 + depth(part),
        _ => 1,
    }
}

fn nested(
    value: &Value<'_>,
    fields: &Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Condition> {
    let toml = fields.toml();
    let mut fields = toml.table(value, &CONDITION, found)?;
    let span = toml.span(value.span());
    let heads: Vec<_> =
        HEADS.into_iter().filter(|head| fields.peek_value(head).is_some()).collect();
    let &[head] = heads.as_slice() else {
        report_heads(&heads, span, fields, known_questions, found);
        return None;
    };
    let read = Reader { known_questions, span };
    let condition = match head {
        "any" => read.parts("any", &mut fields, found).map(Condition::Any),
        "all" => read.parts("all", &mut fields, found).map(Condition::All),
        "not" => {
            let value = fields.value("not")?;
            nested(value, &fields, known_questions, found)
                .map(|part| Condition::Not(Box::new(part)))
        }
        "item" => read.item(&mut fields, found),
        "age" => fields.value("age").and_then(|value| age(toml, value, found)).map(Condition::Age),
        "sex" => fields.word::<Sex>("sex", found).map(Condition::Sex),
        _ if !known_questions.are_items => {
            let _ = fields.value(head);
            let finding = rules::INVALID_CONDITION.at(span).with("problem", &NO_ITEMS_HERE);
            found.push(finding.advise(&NAME_ITEMS).with("item", first_item(known_questions)));
            None
        }
        "flag" => {
            let flag = fields.word::<Flag>("flag", found);
            flag.and_then(|flag| {
                let line = format!("flag = \"{}\"", flag.name());
                read.sorted(line, |name| name.flag == flag, found)
            })
        }
        "group" => {
            let group = fields.word::<ItemGroup>("group", found);
            group.and_then(|group| {
                let line = format!("group = \"{}\"", group.name());
                read.sorted(line, |name| name.group == Some(group), found)
            })
        }
        _ => {
            let state = fields.word::<AnswerState>("any-item", found);
            state.map(|state| Condition::Some(state, 0..known_questions.list.len()))
        }
    };
    fields.finish(found);
    condition
}

/// Reports a condition with none or several of the keys in [`HEADS`]. `heads` are those that it has.
fn report_heads(
    heads: &[&'static str],
    span: Span,
    mut fields: Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) {
    // If the condition has none of these keys, one of them is probably misspelt; `finish` can suggest the right
    // one.
    let before = found.len();
    let joined = joined(heads, &fields);
    fields.skip(&HEADS);
    if heads.is_empty() {
        fields.finish(found);
    }
    if found.len() == before {
        let finding = rules::INVALID_CONDITION.at(span);
        found.push(if heads.is_empty() {
            let item = first_item(known_questions);
            finding.with("problem", &EMPTY).advise(&SAY_WHEN).with("item", item)
        } else {
            let heads = Localized::verbatim(format!("`{}`", heads.join("`, `")));
            let problem = Localized::of(&ONE_HEAD, &[("heads", heads)]);
            finding.with("problem", problem).advise(&JOIN).with("joined", joined)
        });
    }
}

/// The author's conditions, which stand side by side in one pair of braces, as parts of `all`. `heads` are their keys.
fn joined(heads: &[&str], fields: &Fields<'_, '_>) -> String {
    let written = |key: &str| {
        let written = fields.toml().written(fields.peek_value(key)?.span());
        // A value of several lines, perhaps with comments, does not fit into advice of one line.
        Some(format!("{key} = {}", if written.contains('\n') { "…" } else { written }))
    };
    let parts = heads.iter().filter_map(|head| {
        let beside: &[&str] = if *head == "item" { &BESIDE_ITEM } else { &[] };
        let all: Vec<_> = [*head].iter().chain(beside).filter_map(|key| written(key)).collect();
        (!all.is_empty()).then(|| format!("{{ {} }}", all.join(", ")))
    });
    format!("{{ all = [{}] }}", parts.collect::<Vec<_>>().join(", "))
}

/// The id of the first question, as an example in advice.
fn first_item(known_questions: &KnownQuestions) -> &str {
    known_questions.list.first().map_or("id", |question| &question.id)
}

/// Parses the condition in the field `key`. Returns it with its position, or `None` if the field is missing or invalid.
pub fn condition_field(
    key: &'static str,
    fields: &mut Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Spanned<Condition>> {
    let value = fields.value(key)?;
    let span = fields.toml().span(value.span());
    condition(value, fields, known_questions, found).map(|condition| Spanned::new(condition, span))
}

struct Reader<'n> {
    known_questions: &'n KnownQuestions,
    span: Span,
}

impl Reader<'_> {
    fn parts(
        &self,
        key: &'static str,
        fields: &mut Fields<'_, '_>,
        found: &mut Diagnostics,
    ) -> Option<Vec<Condition>> {
        let value = fields.value(key)?;
        let items = fields.toml().array(value, found)?;
        if items.is_empty() {
            let finding = rules::INVALID_CONDITION.at(self.span).with("problem", &NO_PARTS);
            let item = first_item(self.known_questions);
            found.push(finding.advise(&WRITE_PARTS).with("item", item));
            return None;
        }
        // Parse all parts to report all errors; one invalid part invalidates the whole.
        let parts: Vec<_> =
            items.iter().map(|item| nested(item, fields, self.known_questions, found)).collect();
        parts.into_iter().collect()
    }

    /// The condition that an answer counts to one of the questions that satisfy `wanted`: those with the line `line`.
    fn sorted(
        &self,
        line: String,
        wanted: impl Fn(&super::question::KnownQuestion) -> bool,
        found: &mut Diagnostics,
    ) -> Option<Condition> {
        let items: Vec<_> = self.known_questions.positions(wanted).collect();
        if items.is_empty() {
            let finding = rules::INVALID_CONDITION.at(self.span).with("problem", &NO_ITEMS);
            let item = first_item(self.known_questions);
            found.push(finding.advise(&MARK_ITEMS).with("line", line).with("item", item));
            return None;
        }
        Some(Condition::Counts(items))
    }

    /// Parses a condition on the answer to one question. Such a condition has the key `item`, as in
    /// `{ item = "smoking" }`. It may also have the key `is`, or the ends of a range, such as `at-least = 3`.
    fn item(&self, fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<Condition> {
        let id = fields.text("item", found);
        let words = fields.value("is");
        let ends = ["at-least", "above", "at-most", "below"];
        let compares = ends.iter().any(|end| fields.peek_value(end).is_some());
        let before = found.len();
        let range = if compares { Some(bounds(fields, found)) } else { None };
        let id = id?;
        let Some(number) = self.known_questions.position(&id.value) else {
            found.push(self.unknown_item(&id));
            return None;
        };
        let name = &self.known_questions.list[number];
        if let Some(range) = range {
            if !name.is_number || words.is_some() {
                let (problem, advice) = match name.is_number {
                    true => (&NUMBER_AND_WORDS, &ONE_OF_BOTH),
                    false => (&NO_NUMBER, &WRITE_IS),
                };
                let finding = rules::INVALID_CONDITION.at(self.span).with("problem", problem);
                let finding = finding.advise(advice).with("item", name.id.as_str());
                found.push(finding.with("options", named(&name.words())));
                return None;
            }
            return match range {
                Ok(range) => Some(Condition::Number(number, range)),
                Err(problem) => invalid_range(self.span, problem, before, found),
            };
        }
        let Some(words) = words else { return Some(Condition::Counts(vec![number])) };
        let toml = fields.toml();
        let values = match words.get_ref().as_array() {
            Some(values) => values.as_ref(),
            None => std::slice::from_ref(words),
        };
        if values.is_empty() {
            let finding = rules::INVALID_CONDITION.at(self.span).with("problem", &NO_ANSWERS);
            found.push(finding.advise(&WRITE_ANSWERS).with("options", named(&name.words())));
            return None;
        }
        let options = name.words();
        let words: Vec<_> = (values.iter())
            .map(|value| {
                let (text, span) = toml.string(value, found)?;
                let word = name.word(text.text);
                if word.is_none() {
                    found.push(
                        rules::UNKNOWN_OPTION
                            .at(span)
                            .with("value", text.text)
                            .with("options", named(&options))
                            .advise(if name.is_number { &COMPARE } else { &OWN_ANSWERS })
                            .suggest(nearest(text.text, options.iter().copied())),
                    );
                }
                word
            })
            .collect();
        let words: Option<Vec<AnswerWord>> = words.into_iter().collect();
        words.map(|words| Condition::Is(number, words))
    }

    /// The finding about a condition on a question that the file does not have.
    fn unknown_item(&self, id: &Spanned<String>) -> Diagnostic {
        let known = &self.known_questions.list;
        let finding = rules::UNKNOWN_ITEM.at(id.span).with("id", id.value.as_str());
        let finding = finding.suggest(self.known_questions.nearest(&id.value));
        if ["age", "sex", "gender"].contains(&id.value.as_str()) {
            return finding.advise(&AGE_OR_SEX);
        }
        if known.is_empty() || known.len() > MOST_NAMED {
            return finding;
        }
        let items: Vec<_> = known.iter().map(|question| question.id.as_str()).collect();
        finding.with("items", named(&items)).advise(&ITEMS_HERE)
    }
}

/// Names in a message, such as `` `yes`, `no` ``.
fn named(words: &[&str]) -> String {
    format!("`{}`", words.join("`, `"))
}
