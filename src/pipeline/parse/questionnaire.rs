//! Parses a file of `questionnaires/`.

pub mod condition;
mod cycles;
mod placeholder;
pub mod question;
mod scale;

use self::condition::{condition, condition_field};
use self::placeholder::check_placeholders;
use self::question::{KnownQuestions, question, remove_cycles};
use super::toml::schemas::QUESTIONNAIRE;
use super::toml::{Fields, TomlText};
use crate::diagnostic::Diagnostics;
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::model::questionnaire::{
    Flag, Item, ItemGroup, Outcome, OutcomeSpans, Questionnaire, Screening, Show, When,
};
use crate::span::Spanned;

/// Parses the questionnaire in a file. Reports mistakes in `found`, and keeps what could be parsed.
pub fn questionnaire(
    toml: TomlText<'_>,
    id: Spanned<Id>,
    found: &mut Diagnostics,
) -> Option<Questionnaire> {
    let table = toml.parse(found);
    let mut fields = toml.fields(&table, &QUESTIONNAIRE);
    let title = fields.text("title", found).map(|title| title.value).unwrap_or_default();
    let aliases = fields.texts("aliases", found);
    let introduction = fields.document("introduction", found);
    let closing = fields.document("closing", found);
    let sources = fields.citations("sources", found);
    let show = fields.word("show", found).unwrap_or(Show::OneAtATime);
    let items = fields.array_of_fields("items", found);
    let known_questions = KnownQuestions::new(&items, true);
    let mut items: Vec<_> =
        items.into_iter().filter_map(|fields| item(fields, &known_questions, found)).collect();
    toml.mentions.attribute_to(Node::Questionnaire(id.value));
    let mut questions: Vec<_> = items.iter_mut().map(|item| &mut item.question).collect();
    remove_cycles(&mut questions, found);
    let outcomes = fields.array_of_fields("outcomes", found);
    let outcomes = outcomes
        .into_iter()
        .filter_map(|fields| outcome(fields, &known_questions, found))
        .collect();
    let screening = fields.fields("screening", found);
    let screening = screening.and_then(|fields| screening_of(fields, &known_questions, found));
    let scale = fields.fields("scale", found).and_then(|fields| scale::scale(fields, found));
    fields.finish(found);
    Some(Questionnaire {
        id,
        source: toml.source,
        title,
        aliases,
        introduction,
        closing,
        sources,
        show,
        items,
        outcomes,
        screening,
        scale,
    })
}

fn item(
    mut fields: Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Item> {
    let question = question(&mut fields, known_questions, found);
    let mentions = fields.toml().mentions;
    if let (Node::Questionnaire(owner), Some(question)) = (mentions.from().owner(), &question) {
        mentions.attribute_to(Node::Item(owner, question.id.value));
    }
    let former_ids = fields.former_ids(found);
    let text = fields.inline("question", found);
    let hint = fields.inline("hint", found);
    let group = fields.word("group", found).unwrap_or(ItemGroup::Sign);
    let flag = fields.word("flag", found).unwrap_or(Flag::None);
    let evidence = fields.choice("evidence", found);
    let why = fields.document("why", found);
    let next_step = fields.document("next-step", found);
    let written = fields
        .peek_value("statement")
        .and_then(|value| Some((value.get_ref().as_str()?, fields.toml().span(value.span()))));
    if let (Some(question), Some((text, span))) = (&question, written) {
        check_placeholders(text, &question.answer, span, found);
    }
    let statement = fields.inline("statement", found);
    let if_unsure = fields.document("if-unsure", found);
    let links = fields.mentions("links", found);
    fields.finish(found);
    Some(Item {
        question: question?,
        former_ids,
        text,
        hint,
        group,
        flag,
        evidence: evidence.map(str::to_owned),
        why,
        next_step,
        statement,
        if_unsure,
        links,
    })
}

fn outcome(
    mut fields: Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Outcome> {
    let place = |fields: &Fields<'_, '_>, key: &str| {
        let value = fields.peek_value(key);
        value.map_or(fields.span(), |value| fields.toml().span(value.span()))
    };
    let spans = OutcomeSpans { title: place(&fields, "title"), text: place(&fields, "text") };
    let id = fields.id(found);
    let title = fields.inline("title", found);
    // If the condition cannot be parsed, keep the outcome, so that it is not also reported that nothing covers an
    // answer.
    let when = when(&mut fields, known_questions, found).unwrap_or(When::Always);
    let care = fields.word("care", found);
    let text = fields.document("text", found);
    fields.finish(found);
    Some(Outcome { id: id?, title, spans, when, care, text })
}

/// Parses the field `when` of an outcome: a condition, or the word `always` or `otherwise`. A missing field means
/// `always`. Returns `None` if the field is invalid.
fn when(
    fields: &mut Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<When> {
    let Some(value) = fields.value("when") else { return Some(When::Always) };
    if value.get_ref().is_str() {
        let word = fields.choice("when", found)?;
        return Some(if word == "otherwise" { When::Otherwise } else { When::Always });
    }
    condition_field("when", fields, known_questions, found).map(When::If)
}

fn screening_of(
    mut fields: Fields<'_, '_>,
    known_questions: &KnownQuestions,
    found: &mut Diagnostics,
) -> Option<Screening> {
    let span = fields.peek_value("table").map(|value| fields.toml().span(value.span()));
    let span = span.unwrap_or(fields.span());
    let table = fields.mention("table", found);
    let mut answers = Vec::new();
    if let Some(mut fields) = fields.fields("answers", found) {
        for (id, value) in fields.entries() {
            if let Some(condition) = condition(value, &fields, known_questions, found) {
                answers.push((Spanned::new(Id::new(&id.value), id.span), condition));
            }
        }
    }
    fields.finish(found);
    Some(Screening { span, table: table?, answers })
}
