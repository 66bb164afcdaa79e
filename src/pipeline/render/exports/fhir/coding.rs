//! Codes for answers: standard codes for yes, no and not sure, the author's ids for choices.

use serde::Serialize;

use super::super::text::clean;
use super::facts::Ages;
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::Choice;
use crate::model::words::Named;
use crate::theme::Locale;

/// Code system of HL7 for yes and no.
const YES_NO: &str = "http://terminology.hl7.org/CodeSystem/v2-0136";
/// Code system of HL7 for why a value is missing.
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/// Code system of HL7 for sex.
const SEX: &str = "http://hl7.org/fhir/administrative-gender";

/// A code, with its text if readers choose it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coding {
    #[serde(skip_serializing_if = "Option::is_none")]
    system: Option<&'static str>,
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<String>,
}

impl Coding {
    /// The code for "yes".
    pub fn yes() -> Self {
        Self::standard(YES_NO, "Y")
    }

    /// The code for "no".
    pub fn no() -> Self {
        Self::standard(YES_NO, "N")
    }

    /// The code for "not sure".
    pub fn unsure() -> Self {
        Self::standard(ABSENT, "asked-unknown")
    }

    /// The code for a reader who prefers not to say.
    pub fn declined() -> Self {
        Self::standard(ABSENT, "asked-declined")
    }

    /// The code of a sex.
    pub fn sex(sex: Sex) -> Self {
        Self::standard(SEX, sex.name())
    }

    /// The code of an age group, `50-64` or `65-`; without code system.
    pub fn ages((from, to): Ages) -> Self {
        let to = to.map(|to| to.to_string()).unwrap_or_default();
        Self { system: None, code: format!("{from}-{to}"), display: None }
    }

    /// The code of a choice, which is its id; without code system.
    pub fn choice(choice: &Choice) -> Self {
        // FHIR codes may contain only single spaces.
        let code = choice.id.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { system: None, code, display: None }
    }

    /// A code of HL7 for the presentation of a form.
    pub fn of_form(system: &'static str, code: &str) -> Self {
        Self::standard(system, code)
    }

    /// Sets the text that readers see.
    #[must_use]
    pub fn saying(self, text: &str) -> Self {
        Self { display: Some(clean(text)).filter(|text| !text.is_empty()), ..self }
    }

    /// Sets the text that readers see to the theme's text for an answer.
    #[must_use]
    pub fn in_words(self, answer: &str, locale: &Locale) -> Self {
        self.saying(locale.word(&["answers", answer]))
    }

    fn standard(system: &'static str, code: &str) -> Self {
        Self { system: Some(system), code: code.to_owned(), display: None }
    }
}
