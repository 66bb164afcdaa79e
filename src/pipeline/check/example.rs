//! Describes an example reader in words, so that an author can try the case on the page.

use crate::diagnostic::{Said, Value, Words};
use crate::logic::{Ages, Example, Given};
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::{Answer, Question};

/// Most answers listed.
const MOST: usize = 6;

static WHOLE: Words = Words { en: " (for example {reader})", zh: "（例如：{reader}）" };
static BETWEEN: Words = Words { en: "; ", zh: "；" };
static WOMAN: Words = Words { en: "a woman", zh: "女性" };
static MAN: Words = Words { en: "a man", zh: "男性" };
static SILENT: Words =
    Words { en: "a reader who answers nothing", zh: "什麼都沒有回答的讀者" };
static OLDER: Words = Words { en: "aged {low} or older", zh: "{low}歲以上" };
static AGED: Words = Words { en: "aged {low}", zh: "{low}歲" };
static YOUNGER: Words = Words { en: "aged {high} or younger", zh: "{high}歲以下" };
static BAND: Words = Words { en: "aged {low} to {high}", zh: "{low}至{high}歲" };
static QUESTION: Words =
    Words { en: "question {number} `{id}`: {answer}", zh: "第{number}題 `{id}`{answer}" };
static UNANSWERED: Words = Words { en: "left unanswered", zh: "沒有回答" };
static UNSURE: Words = Words { en: "not sure", zh: "答「不確定」" };
static YES: Words = Words { en: "yes", zh: "答「是」" };
static NO: Words = Words { en: "no", zh: "答「否」" };
static NUMBER: Words = Words { en: "{number}", zh: "填 {number}" };
static OPTION: Words = Words { en: "`{option}`", zh: "答 `{option}`" };

/// The description in brackets, for the end of a message.
pub(super) fn example(example: &Example, questions: &[&Question]) -> Value {
    let mut parts = Vec::new();
    if let Some(sex) = example.sex {
        let words = match sex {
            Sex::Female => &WOMAN,
            Sex::Male => &MAN,
        };
        parts.push(Said::of(words, &[]));
    }
    parts.extend(example.age.map(aged));
    for (number, given) in example.answers.iter().take(MOST) {
        let Some(question) = questions.get(*number) else { continue };
        let values = [
            ("number", Said::verbatim((number + 1).to_string())),
            ("id", Said::verbatim(question.id.value.as_str())),
            ("answer", answered(question, *given)),
        ];
        parts.push(Said::of(&QUESTION, &values));
    }
    if example.answers.len() > MOST {
        parts.push(Said::verbatim("…"));
    }
    if parts.is_empty() {
        parts.push(Said::of(&SILENT, &[]));
    }
    let reader = Said::joined(&parts, &BETWEEN);
    Said::of(&WHOLE, &[("reader", reader)]).into()
}

fn aged((low, high): Ages) -> Said {
    let words = match high {
        None => &OLDER,
        Some(high) if low == high => &AGED,
        Some(_) if low == 0 => &YOUNGER,
        Some(_) => &BAND,
    };
    let high = high.map_or(String::new(), |high| high.to_string());
    Said::of(words, &[("low", Said::verbatim(low.to_string())), ("high", Said::verbatim(high))])
}

fn answered(question: &Question, given: Given) -> Said {
    let words = match given {
        Given::Unanswered => &UNANSWERED,
        Given::Unsure => &UNSURE,
        Given::Yes => &YES,
        Given::No => &NO,
        Given::Number(number) => {
            return Said::of(&NUMBER, &[("number", Said::verbatim(number.to_string()))]);
        }
        Given::Choice(place) => {
            let option = match &question.answer {
                Answer::Choice(choices) => choices.get(place).map_or("", |own| own.id.as_str()),
                _ => "",
            };
            return Said::of(&OPTION, &[("option", Said::verbatim(option))]);
        }
    };
    Said::of(words, &[])
}
