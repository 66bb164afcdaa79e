//! The truth of a condition of a reader.

use super::reader::{Ages, Given, Reader, accepted, contains};
use super::truth::{Truth, Truths};
use crate::model::quantity::AgeRange;
use crate::model::questionnaire::condition::{AnswerState, AnswerWord, Condition, Sex};
use crate::model::questionnaire::question::{Answer, AppliesTo, Polarity, Question};

/// The truth of a condition of a reader of whom each fact has one value. Of several readers, the least.
pub fn truth(condition: &Condition, questions: &[&Question], reader: &Reader) -> Truth {
    truths(condition, questions, reader).iter().next().unwrap_or(Truth::Unknown)
}

/// The truths that a condition can have of readers. Facts are taken one by one, so that what is possible of each but
/// not of both together may be among them.
pub fn truths(condition: &Condition, questions: &[&Question], reader: &Reader) -> Truths {
    let of = |part: &Condition| truths(part, questions, reader);
    match condition {
        Condition::Any(parts) => any(parts.iter().map(of)),
        Condition::All(parts) => all(parts.iter().map(of)),
        Condition::Not(part) => of(part).map(not),
        Condition::Is(question, words) => {
            answers(*question, questions, reader, &|given| is(given, words))
        }
        Condition::Number(question, range) => {
            answers(*question, questions, reader, &|given| match given {
                Some(Given::Number(number)) => Truth::from(contains(range, number)),
                Some(Given::Unsure | Given::Unanswered) | None => Truth::Unknown,
                Some(_) => Truth::False,
            })
        }
        Condition::Counts(counted) => {
            any(counted.iter().map(|question| counts(*question, questions, reader)))
        }
        Condition::Some(state) => any((0..questions.len()).map(|question| {
            let counts = |given: Given| counts_given(questions[question], given) == Truth::True;
            let holds = |given: Given| match state {
                AnswerState::Counts => counts(given),
                AnswerState::Unsure => given == Given::Unsure,
                AnswerState::Unanswered => given == Given::Unanswered,
                AnswerState::Answered => given != Given::Unanswered,
            };
            // A question that is not asked is in no state.
            answers(question, questions, reader, &|given| Truth::from(given.is_some_and(holds)))
        })),
        Condition::Age(range) => over(&reader.age, |age| age_in(*age, *range)),
        Condition::Sex(sex) => over(&reader.sex, |known| match known {
            Some(known) => Truth::from(known == sex),
            None => Truth::Unknown,
        }),
    }
}

/// Whether a question is asked.
pub fn asked(question: usize, questions: &[&Question], reader: &Reader) -> Truths {
    let Some(asked) = questions.get(question) else { return Truths::only(Truth::False) };
    let concerns = over(&reader.sex, |sex| match (asked.applies_to, sex) {
        (AppliesTo::Female, Some(Sex::Male)) | (AppliesTo::Male, Some(Sex::Female)) => Truth::False,
        _ => Truth::True,
    });
    match &asked.when {
        Some(when) => concerns.with(truths(&when.value, questions, reader), Ord::min),
        None => concerns,
    }
}

/// Whether the answer to a question counts.
pub fn counts(question: usize, questions: &[&Question], reader: &Reader) -> Truths {
    let can_count = questions.get(question).is_some_and(|known| known.answer.can_count());
    answers(question, questions, reader, &|given| match given {
        _ if !can_count => Truth::False,
        Some(given) => counts_given(questions[question], given),
        None => Truth::Unknown,
    })
}

fn counts_given(question: &Question, given: Given) -> Truth {
    if !question.answer.can_count() {
        return Truth::False;
    }
    match (&question.answer, given) {
        (_, Given::Unsure | Given::Unanswered) => Truth::Unknown,
        (Answer::YesNo { counts }, given) => {
            Truth::from((*counts == Polarity::Yes) == (given == Given::Yes))
        }
        (Answer::Choice(choices), Given::Choice(place)) => {
            Truth::from(choices.get(place).is_some_and(|choice| choice.counts))
        }
        (Answer::Number { counts: Some(range), .. }, Given::Number(number)) => {
            Truth::from(contains(range, number))
        }
        _ => Truth::False,
    }
}

fn is(given: Option<Given>, words: &[AnswerWord]) -> Truth {
    let real =
        words.iter().any(|word| !matches!(word, AnswerWord::Unsure | AnswerWord::Unanswered));
    // Whether it is asked is unknown: so is what would be answered, but nobody has said "not sure", or left it.
    let Some(given) = given else {
        return if real { Truth::Unknown } else { Truth::False };
    };
    let said = words.iter().any(|word| match word {
        AnswerWord::Yes => given == Given::Yes,
        AnswerWord::No => given == Given::No,
        AnswerWord::Unsure => given == Given::Unsure,
        AnswerWord::Unanswered => given == Given::Unanswered,
        AnswerWord::Choice(place) => given == Given::Choice(*place),
    });
    match given {
        _ if said => Truth::True,
        Given::Unsure | Given::Unanswered if real => Truth::Unknown,
        _ => Truth::False,
    }
}

/// What a test of a question's answer comes to. It is false where the question is not asked, and gets no answer where
/// nobody knows whether it is.
fn answers(
    question: usize,
    questions: &[&Question],
    reader: &Reader,
    test: &dyn Fn(Option<Given>) -> Truth,
) -> Truths {
    let Some(known) = questions.get(question) else { return Truths::only(Truth::False) };
    asked(question, questions, reader).iter().fold(Truths::NONE, |found, asked| match asked {
        Truth::False => found.or(Truth::False),
        Truth::Unknown => found.or(test(None)),
        Truth::True => (reader.given(question).iter())
            .fold(found, |found, given| found.or(test(Some(accepted(known, *given))))),
    })
}

fn age_in(age: Option<Ages>, range: AgeRange) -> Truth {
    let Some((low, high)) = age else { return Truth::Unknown };
    let (from, to) = (range.from.unwrap_or(0), range.to);
    let after = to.is_some_and(|to| low > to);
    let before = high.is_some_and(|high| high < from);
    let inside = low >= from && to.is_none_or(|to| high.is_some_and(|high| high <= to));
    match (after || before, inside) {
        (true, _) => Truth::False,
        (_, true) => Truth::True,
        _ => Truth::Unknown,
    }
}

fn over<T>(values: &[T], of: impl Fn(&T) -> Truth) -> Truths {
    values.iter().fold(Truths::NONE, |found, value| found.or(of(value)))
}

fn not(truth: Truth) -> Truth {
    match truth {
        Truth::True => Truth::False,
        Truth::Unknown => Truth::Unknown,
        Truth::False => Truth::True,
    }
}

fn any(parts: impl Iterator<Item = Truths>) -> Truths {
    parts.fold(Truths::only(Truth::False), |found, part| found.with(part, Ord::max))
}

fn all(parts: impl Iterator<Item = Truths>) -> Truths {
    parts.fold(Truths::only(Truth::True), |found, part| found.with(part, Ord::min))
}
