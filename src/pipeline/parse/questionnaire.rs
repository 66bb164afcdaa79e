//! A file of `questionnaires/`.

use super::rules;
use super::toml::{Fields, TomlText};
use crate::diagnostic::Diagnostics;
use crate::model::mention::Mention;
use crate::model::questionnaire::{APPLIES_TO, Answer, FLAGS, GROUPS, Item, Questionnaire};
use crate::model::table::kind::EVIDENCE;
use crate::span::Spanned;

/// The questionnaire that the file holds.
pub fn questionnaire(
    toml: TomlText<'_>,
    id: Spanned<String>,
    found: &mut Diagnostics,
) -> Option<Questionnaire<Mention>> {
    let table = toml.parse(found);
    let mut fields = toml.fields(&table);
    let questionnaire = Questionnaire {
        id,
        source: toml.source,
        title: fields.required_text("title", found).map(|title| title.value).unwrap_or_default(),
        introduction: fields.document("introduction", found),
        closing: fields.required_document("closing", found),
        sources: fields.citations("sources", found),
        items: {
            if fields.value("items").is_none() {
                found.push(rules::MISSING_FIELD.at(fields.span()).with("field", "items"));
            }
            let items = fields.array_of_fields("items", found);
            items.into_iter().filter_map(|fields| item(fields, found)).collect()
        },
    };
    fields.finish(found);
    Some(questionnaire)
}

fn item(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Option<Item<Mention>> {
    let id = fields.id(found);
    let question = fields.required_inline("question", found);
    let hint = fields.inline("hint", found);
    let answer = answer(&mut fields, found);
    let group = fields.required_choice("group", &GROUPS, found);
    let flag = fields.choice("flag", &FLAGS, found);
    let evidence = fields.choice("evidence", EVIDENCE, found);
    let applies_to = fields.choice("applies-to", &APPLIES_TO, found);
    let why = fields.required_document("why", found);
    let next_step = fields.required_document("next-step", found);
    let links = fields.mentions("links", found);
    fields.finish(found);
    Some(Item {
        id: id?,
        question,
        hint,
        answer,
        group: group.unwrap_or(GROUPS[0]).to_owned(),
        flag: flag.unwrap_or("none").to_owned(),
        evidence: evidence.map(str::to_owned),
        applies_to: applies_to.unwrap_or("any").to_owned(),
        why,
        next_step,
        links,
    })
}

fn answer(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Answer {
    let answer = fields.choice("answer", &["yes-no", "choice", "number"], found);
    if answer.is_none() && fields.value("answer").is_some() {
        // The word is wrong, and has been reported; what belongs to the right one is no second mistake.
        let _ = (fields.value("options"), fields.value("unit"));
    }
    match answer {
        Some("choice") => {
            let place = fields.value("options").map(|options| fields.toml().span(options.span()));
            let options = fields.texts("options", found);
            if options.len() < 2 {
                found.push(rules::TOO_FEW_OPTIONS.at(place.unwrap_or(fields.span())));
            }
            Answer::Choice(options.into_iter().map(|option| option.value).collect())
        }
        Some("number") => Answer::Number { unit: fields.plain("unit", found) },
        _ => Answer::YesNo,
    }
}
