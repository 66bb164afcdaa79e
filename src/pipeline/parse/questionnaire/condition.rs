//! Parses conditions, such as `{ all = [{ item = "smoking" }, { age = { from = 50 } }] }`.

use super::question::{KnownQuestions, OWN_ANSWERS};
use crate::diagnostic::{Diagnostics, Words};
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

static ONE_HEAD: Words = Words(
    "it needs exactly one of `any`, `all`, `not`, `item`, `flag`, `group`, `any-item`, `age`, `sex`",
);
static EMPTY: Words = Words("it is empty");
static SAY_WHEN: Words = Words(
    "write the condition: `{ item = \"{item}\" }` (people whose answer to this question counts), `{ age = { from = 65 } }`, `{ sex = \"female\" }`, or several: `{ all = [{ … }, { … }] }`",
);
static NO_PARTS: Words = Words("the list of conditions is empty");
static TOO_DEEP: Words = Words("more than eight conditions stand inside each other");
static NO_ITEMS: Words = Words("no question has this `flag` or `group`");
static NO_ANSWERS: Words = Words("the list of answers is empty");
static NO_NUMBER: Words = Words(
    "only a question with `answer = \"number\"` can have `at-least`, `above`, `at-most` or `below`, and then no `is`",
);
static NO_ITEMS_HERE: Words =
    Words("`flag`, `group` and `any-item` work only in the `[[outcomes]]` of a questionnaire");

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
        found.push(rules::INVALID_CONDITION.at(span).with("problem", &TOO_DEEP));
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
        // If the condition has none of these keys, one of them is probably misspelt; `finish` can suggest the right
        // one.
        let before = found.len();
        fields.skip(&HEADS);
        if heads.is_empty() {
            fields.finish(found);
        }
        if found.len() == before {
            let finding = rules::INVALID_CONDITION.at(span);
            found.push(if heads.is_empty() {
                let item = known_questions.list.first().map_or("id", |question| &question.id);
                finding.with("problem", &EMPTY).advise(&SAY_WHEN).with("item", item)
            } else {
                finding.with("problem", &ONE_HEAD)
            });
        }
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
            found.push(rules::INVALID_CONDITION.at(span).with("problem", &NO_ITEMS_HERE));
            None
        }
        "flag" => {
            let flag = fields.word::<Flag>("flag", found);
            flag.and_then(|flag| read.sorted(|name| name.flag == flag, found))
        }
        "group" => {
            let group = fields.word::<ItemGroup>("group", found);
            group.and_then(|group| read.sorted(|name| name.group == Some(group), found))
        }
        _ => {
            let state = fields.word::<AnswerState>("any-item", found);
            state.map(|state| Condition::Some(state, 0..known_questions.list.len()))
        }
    };
    fields.finish(found);
    condition
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
            found.push(rules::INVALID_CONDITION.at(self.span).with("problem", &NO_PARTS));
            return None;
        }
        // Parse all parts to report all errors; one invalid part invalidates the whole.
        let parts: Vec<_> =
            items.iter().map(|item| nested(item, fields, self.known_questions, found)).collect();
        parts.into_iter().collect()
    }

    fn sorted(
        &self,
        wanted: impl Fn(&super::question::KnownQuestion) -> bool,
        found: &mut Diagnostics,
    ) -> Option<Condition> {
        let items: Vec<_> = self.known_questions.positions(wanted).collect();
        if items.is_empty() {
            found.push(rules::INVALID_CONDITION.at(self.span).with("problem", &NO_ITEMS));
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
            let near = self.known_questions.nearest(&id.value);
            let finding = rules::UNKNOWN_ITEM.at(id.span).with("id", id.value.as_str());
            found.push(finding.suggest(near));
            return None;
        };
        let name = &self.known_questions.list[number];
        if let Some(range) = range {
            if !name.is_number || words.is_some() {
                found.push(rules::INVALID_CONDITION.at(self.span).with("problem", &NO_NUMBER));
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
            found.push(rules::INVALID_CONDITION.at(self.span).with("problem", &NO_ANSWERS));
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
                            .with("options", format!("`{}`", options.join("`, `")))
                            .advise(&OWN_ANSWERS)
                            .suggest(nearest(text.text, options.iter().copied())),
                    );
                }
                word
            })
            .collect();
        let words: Option<Vec<AnswerWord>> = words.into_iter().collect();
        words.map(|words| Condition::Is(number, words))
    }
}
