//! Answers as codes: those of the standards for yes, no and not sure, an author's own ids for the rest.

use serde::Serialize;

use super::super::text::clean;
use super::facts::Ages;
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::Choice;
use crate::model::words::Named;
use crate::theme::Locale;

/// Yes and no, as HL7 has them.
const YES_NO: &str = "http://terminology.hl7.org/CodeSystem/v2-0136";
/// Why there is no answer, as HL7 has it.
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/// The sexes, as HL7 has them.
const SEX: &str = "http://hl7.org/fhir/administrative-gender";

/// A code and, where readers choose it, what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coding {
    #[serde(skip_serializing_if = "Option::is_none")]
    system: Option<&'static str>,
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<String>,
}

impl Coding {
    /// Yes.
    pub fn yes() -> Self {
        Self::standard(YES_NO, "Y")
    }

    /// No.
    pub fn no() -> Self {
        Self::standard(YES_NO, "N")
    }

    /// Not sure.
    pub fn unsure() -> Self {
        Self::standard(ABSENT, "asked-unknown")
    }

    /// The reader would rather not say.
    pub fn declined() -> Self {
        Self::standard(ABSENT, "asked-declined")
    }

    /// A woman, or a man.
    pub fn sex(sex: Sex) -> Self {
        Self::standard(SEX, sex.name())
    }

    /// Ages that a questionnaire tells apart, `50-64` or `65-`, which no code system knows.
    pub fn ages((from, to): Ages) -> Self {
        let to = to.map(|to| to.to_string()).unwrap_or_default();
        Self { system: None, code: format!("{from}-{to}"), display: None }
    }

    /// One of the answers to choose from: its id, which no code system knows.
    pub fn choice(choice: &Choice) -> Self {
        // A code has single blanks only.
        let code = choice.id.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { system: None, code, display: None }
    }

    /// A code of HL7's own for how a form looks.
    pub fn of_form(system: &'static str, code: &str) -> Self {
        Self::standard(system, code)
    }

    /// The same, saying this.
    #[must_use]
    pub fn saying(self, text: &str) -> Self {
        Self { display: Some(clean(text)).filter(|text| !text.is_empty()), ..self }
    }

    /// The same, saying what the theme says for an answer.
    #[must_use]
    pub fn in_words(self, answer: &str, locale: &Locale) -> Self {
        self.saying(locale.word(&["answers", answer]))
    }

    fn standard(system: &'static str, code: &str) -> Self {
        Self { system: Some(system), code: code.to_owned(), display: None }
    }
}
