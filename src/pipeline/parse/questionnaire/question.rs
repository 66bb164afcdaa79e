//! Parses questions of questionnaires and tables: answer type, condition, and which answers count.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::condition_field;
use super::cycles::in_cycles;
use crate::characters::normalized;
use crate::diagnostic::{Diagnostics, Words};
use crate::model::id::Id;
use crate::model::named::Named;
use crate::model::questionnaire::condition::{AnswerWord, Condition};
use crate::model::questionnaire::question::{Answer, AppliesTo, Choice, Polarity, Question};
use crate::model::questionnaire::{Flag, ItemGroup};
use crate::pipeline::parse::ranges::range;
use crate::pipeline::parse::toml::schemas::{OPTION, QUESTION};
use crate::pipeline::parse::toml::{Fields, Value};
use crate::pipeline::parse::{normalized_id, rules};
use crate::span::Spanned;
use crate::suggestions::{NameMap, nearest};

static ANSWER_MISSING: Words = Words(
    "add a line `answer = \"{word}\"` to this question, because `{key}` works only with that, or delete `{key}`",
);
static RESERVED: Words = Words(
    "write another id for this option: every question already has the answers `unsure` and `unanswered`",
);
static SAME_TEXT: Words = Words(
    "delete one of the two options, or change its text; readers cannot tell two options with the same text apart",
);
/// Advice for a word that is not one of a question's answers, although it stands where an answer must be named.
pub static OWN_ANSWERS: Words =
    Words("copy one of these words exactly, in quotes; they are the answers to this question");

/// The questions to which conditions can refer. They are collected first, because a condition may refer to a question
/// further down in the file.
#[derive(Default)]
pub struct KnownQuestions {
    /// The questions, in file order.
    pub list: Vec<KnownQuestion>,
    /// True if the questions are items of a questionnaire, which have flags and groups.
    pub are_items: bool,
    /// For each id, the index in `list` of the question that has it.
    places: NameMap<usize>,
}

/// What conditions need to know about a question.
pub struct KnownQuestion {
    /// The id of the question.
    pub id: String,
    /// What the reader should do if the answer counts, such as see a doctor. [`Flag::None`] if the question has no
    /// flag; only items of a questionnaire can have one.
    pub flag: Flag,
    /// The group under which the result lists the answer, such as `medical-history`. `None` if the question has no
    /// group; only items of a questionnaire can have one.
    pub group: Option<ItemGroup>,
    /// True if the answer is a number.
    pub is_number: bool,
    options: Option<Vec<String>>,
}

impl KnownQuestions {
    /// Collects the questions from their TOML tables. `are_items` is true if they are items of a questionnaire. Leaves
    /// out tables without an id.
    pub fn new(tables: &[Fields<'_, '_>], are_items: bool) -> Self {
        let list: Vec<KnownQuestion> = tables.iter().filter_map(KnownQuestion::new).collect();
        // If several questions have the same id, the first is used.
        let places = list.iter().enumerate().rev().map(|(place, name)| (name.id.clone(), place));
        Self { are_items, places: places.collect(), list }
    }

    /// The index in `list` of the question with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.places.get(&normalized(id)).copied()
    }

    /// The id of a question that is most similar to `id`, for a suggestion if no question has the id `id`. `None` if no
    /// id is similar.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        self.places.nearest(id)
    }

    /// The indices in `list` of the questions that satisfy `wanted`.
    pub fn positions(
        &self,
        wanted: impl Fn(&KnownQuestion) -> bool,
    ) -> impl Iterator<Item = usize> {
        let places = self.list.iter().enumerate();
        places.filter(move |(_, name)| wanted(name)).map(|(place, _)| place)
    }
}

impl KnownQuestion {
    fn new(fields: &Fields<'_, '_>) -> Option<Self> {
        let options = fields.peek_value("options").and_then(|value| value.get_ref().as_array());
        let answer = answer_word(fields.peek("answer"), fields);
        Some(Self {
            id: normalized(fields.peek("id")?).into_owned(),
            flag: fields.peek("flag").and_then(Flag::from_name).unwrap_or(Flag::None),
            group: fields.peek("group").and_then(ItemGroup::from_name),
            is_number: answer == Some("number"),
            options: (answer == Some("choice")).then(|| {
                let ids = options.into_iter().flatten().filter_map(option_id);
                ids.map(|id| normalized(id).into_owned()).collect()
            }),
        })
    }

    /// The words by which a condition can name an answer to this question, such as `yes`, `no` and `unsure`.
    pub fn words(&self) -> Vec<&str> {
        let own = match &self.options {
            Some(options) => options.iter().map(String::as_str).collect(),
            None if self.is_number => Vec::new(),
            None => vec!["yes", "no"],
        };
        own.into_iter().chain(["unsure", "unanswered"]).collect()
    }

    /// The answer that a condition names by this word, such as `yes`. `None` if the question has no answer of this
    /// name.
    pub fn word(&self, word: &str) -> Option<AnswerWord> {
        match (word, &self.options) {
            ("unsure", _) => Some(AnswerWord::Unsure),
            ("unanswered", _) => Some(AnswerWord::Unanswered),
            (_, Some(options)) => {
                let word = normalized(word);
                options.iter().position(|option| *option == *word).map(AnswerWord::Choice)
            }
            ("yes", None) if !self.is_number => Some(AnswerWord::Yes),
            ("no", None) if !self.is_number => Some(AnswerWord::No),
            _ => None,
        }
    }
}

/// The words that the field `answer` of a question may contain, one for each type of answer.
fn answers() -> Vec<&'static str> {
    QUESTION.field("answer").map(|field| field.value_type.words()).unwrap_or_default()
}

/// The word for the type of a question's answer, such as `number`. This is `written`, the word in the field `answer`,
/// if it is valid. Otherwise looks for a field that only one type of answer has, such as `options` of a choice. `None`
/// if the question has no such field.
fn answer_word<'w>(written: Option<&'w str>, fields: &Fields<'_, '_>) -> Option<&'w str> {
    let known = written.filter(|word| answers().contains(word));
    known.or_else(|| implied_answer(fields).map(|(_, word)| word))
}

/// Finds a field that only questions with one type of answer have, such as `options`. Returns its key, and the word for
/// this type.
fn implied_answer(fields: &Fields<'_, '_>) -> Option<(&'static str, &'static str)> {
    let own = [("options", "choice"), ("accepts", "number"), ("unit", "number")];
    own.into_iter().find(|(key, _)| fields.peek_value(key).is_some())
}

/// The id of an option of a choice. An option is a string, which is its own id, or a table with the field `id`.
fn option_id<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    let named = || value.get_ref().as_table()?.get("id")?.get_ref().as_str();
    value.get_ref().as_str().or_else(named)
}

/// Parses what all questions have: id, type of answer, condition, and to whom they apply. The caller parses the texts.
pub fn question(
    fields: &mut Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Question> {
    let id = fields.id(found);
    let answer = answer(fields, found);
    let applies_to = fields.word("applies-to", found).unwrap_or(AppliesTo::Any);
    let when = condition_field("when", fields, known_questions, found);
    Some(Question { id: id?, answer, applies_to, when })
}

fn answer(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Answer {
    let written = fields.choice("answer", found);
    let implied = implied_answer(fields);
    let is_missing = fields.peek_value("answer").is_none();
    if let (true, Some((key, word))) = (is_missing, implied) {
        let finding = rules::MISSING_FIELD.at(fields.place(key)).with("field", "answer");
        found.push(finding.with("key", key).with("word", word).advise(&ANSWER_MISSING));
    }
    let answer = answer_word(written, fields);
    if answer.is_none() && !is_missing {
        // The answer type was reported as wrong, so do not report fields that belong to the right type.
        fields.skip(&["counts"]);
        return Answer::YesNo { counts: Polarity::Yes };
    }
    match answer {
        Some("choice") => Answer::Choice(choices(fields, found)),
        Some("number") => {
            let toml = fields.toml();
            let mut numbers =
                |key: &'static str| fields.value(key).and_then(|value| range(toml, value, found));
            let (accepts, counts) = (numbers("accepts"), numbers("counts"));
            let counts_at = fields.peek_value("counts").map(|counts| toml.span(counts.span()));
            Answer::Number { unit: fields.plain("unit", found), accepts, counts, counts_at }
        }
        _ => Answer::YesNo { counts: fields.word("counts", found).unwrap_or(Polarity::Yes) },
    }
}

fn choices(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Choice> {
    let toml = fields.toml();
    let place = fields.value("options").map(|options| toml.span(options.span()));
    let values = fields.value("options").and_then(|options| toml.array(options, found));
    let mut choices: Vec<Choice> = Vec::new();
    let (mut places, mut texts) = (BTreeMap::new(), BTreeSet::new());
    for value in values.unwrap_or_default() {
        let Some((choice, span)) = choice(value, fields, found) else { continue };
        if ["unsure", "unanswered"].contains(&choice.id.as_str()) {
            let finding = rules::INVALID_ID.at(span).with("id", choice.id.as_str());
            found.push(finding.advise(&RESERVED));
        }
        if places.contains_key(&choice.id) {
            found.push(rules::REPEATED_OPTION.at(span).with("id", choice.id.as_str()));
            continue;
        }
        if !texts.insert(choice.text.trim().to_owned()) {
            let finding = rules::REPEATED_OPTION.at(span).with("id", choice.text.as_str());
            found.push(finding.advise(&SAME_TEXT));
        }
        places.insert(choice.id.clone(), choices.len());
        choices.push(choice);
    }
    if values.is_none_or(|values| values.len() < 2) {
        found.push(rules::TOO_FEW_OPTIONS.at(place.unwrap_or(fields.span())));
    }
    for counted in fields.texts("counts", found).into_iter().map(normalized_id) {
        match places.get(counted.value.as_str()) {
            Some(place) => choices[*place].counts = true,
            None => {
                let ids: Vec<_> = choices.iter().map(|choice| choice.id.as_str()).collect();
                found.push(
                    rules::UNKNOWN_OPTION
                        .at(counted.span)
                        .with("value", counted.value.as_str())
                        .with("options", format!("`{}`", ids.join("`, `")))
                        .advise(&OWN_ANSWERS)
                        .suggest(nearest(&counted.value, ids.iter().copied())),
                );
            }
        }
    }
    choices
}

fn choice(
    value: &Value<'_>,
    fields: &Fields<'_, '_>,
    found: &mut Diagnostics,
) -> Option<(Choice, crate::span::Span)> {
    let toml = fields.toml();
    if !value.get_ref().is_table() {
        let (text, span) = toml.prose_value(value, "options", found)?;
        let text = text.text.to_owned();
        let id = normalized_id(Spanned::new(text.clone(), span)).value.to_string();
        return Some((Choice { id, text, counts: false }, span));
    }
    let mut fields = toml.table(value, &OPTION, found)?;
    let (id, text) = (fields.id(found), fields.text("text", found));
    fields.finish(found);
    let id = id?;
    Some((Choice { id: id.value.to_string(), text: text?.value, counts: false }, id.span))
}

/// Removes the conditions that make a question depend on its own answer, and reports them. Also reports conditions that
/// refer to later questions, but keeps these.
pub fn remove_cycles(questions: &mut [&mut Question], found: &mut Diagnostics) {
    let looks_at = |condition: &Option<Spanned<Condition>>| {
        condition.as_ref().map(|when| when.value.questions()).unwrap_or_default()
    };
    let edges: Vec<Vec<usize>> =
        questions.iter().map(|question| looks_at(&question.when)).collect();
    let cyclic = in_cycles(&edges);
    let ids: Vec<Id> = questions.iter().map(|question| question.id.value).collect();
    for (place, question) in questions.iter_mut().enumerate() {
        let Some(when) = &question.when else { continue };
        let whole = when.value.has(|part| matches!(part, Condition::Some(..)));
        if cyclic[place] || whole {
            let finding = rules::CYCLIC_CONDITION.at(when.span);
            found.push(finding.with("id", question.id.value.as_str()));
            question.when = None;
        } else if let Some(later) = edges[place].iter().find(|other| **other > place) {
            let finding = rules::CONDITION_LOOKS_AHEAD.at(when.span);
            found.push(finding.with("id", ids[*later].as_str()));
        }
    }
}
