//! Describes an example of a reader in words. With it, an author can try on the page what a finding is about.

use crate::diagnostic::{Localized, Value, Words};
use crate::logic::{Ages, Example, Given};
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::{Answer, Question};

/// Maximum number of answers in the description of a reader. Further answers are left out.
const MOST_ANSWERS: usize = 6;

static WHOLE: Words = Words(" (for example {reader})");
static BETWEEN: Words = Words("; ");
static WOMAN: Words = Words("a woman");
static MAN: Words = Words("a man");
static SILENT: Words = Words("a reader who answers nothing");
static OLDER: Words = Words("aged {low} or older");
static AGED: Words = Words("aged {low}");
static YOUNGER: Words = Words("aged {high} or younger");
static BAND: Words = Words("aged {low} to {high}");
static QUESTION: Words = Words("question {number} `{id}`: {answer}");
static UNANSWERED: Words = Words("left unanswered");
static UNSURE: Words = Words("not sure");
static YES: Words = Words("yes");
static NO: Words = Words("no");
static NUMBER: Words = Words("{number}");
static OPTION: Words = Words("`{option}`");

/// Describes a reader in words. The description is in brackets and is put at the end of a message:
/// ` (for example a woman; aged 67)`.
pub(super) fn example(example: &Example, questions: &[&Question]) -> Value {
    let mut parts = Vec::new();
    if let Some(sex) = example.sex {
        let words = match sex {
            Sex::Female => &WOMAN,
            Sex::Male => &MAN,
        };
        parts.push(Localized::of(words, &[]));
    }
    parts.extend(example.age.map(aged));
    for (number, given) in example.answers.iter().take(MOST_ANSWERS) {
        let Some(question) = questions.get(*number) else { continue };
        let values = [
            ("number", Localized::verbatim((number + 1).to_string())),
            ("id", Localized::verbatim(question.id.value.as_str())),
            ("answer", answered(question, *given)),
        ];
        parts.push(Localized::of(&QUESTION, &values));
    }
    if example.answers.len() > MOST_ANSWERS {
        parts.push(Localized::verbatim("…"));
    }
    if parts.is_empty() {
        parts.push(Localized::of(&SILENT, &[]));
    }
    let reader = Localized::joined(&parts, &BETWEEN);
    Localized::of(&WHOLE, &[("reader", reader)]).into()
}

fn aged((low, high): Ages) -> Localized {
    let words = match high {
        None => &OLDER,
        Some(high) if low == high => &AGED,
        Some(_) if low == 0 => &YOUNGER,
        Some(_) => &BAND,
    };
    let high = high.map_or(String::new(), |high| high.to_string());
    Localized::of(
        words,
        &[("low", Localized::verbatim(low.to_string())), ("high", Localized::verbatim(high))],
    )
}

fn answered(question: &Question, given: Given) -> Localized {
    let words = match given {
        Given::Unanswered => &UNANSWERED,
        Given::Unsure => &UNSURE,
        Given::Yes => &YES,
        Given::No => &NO,
        Given::Number(number) => {
            return Localized::of(&NUMBER, &[("number", Localized::verbatim(number.to_string()))]);
        }
        Given::Choice(place) => {
            let option = match &question.answer {
                Answer::Choice(choices) => choices.get(place).map_or("", |own| own.id.as_str()),
                _ => "",
            };
            return Localized::of(&OPTION, &[("option", Localized::verbatim(option))]);
        }
    };
    Localized::of(words, &[])
}
