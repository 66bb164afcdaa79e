//! The codes of answers in FHIR. Yes, no and "not sure" have standard codes; the code of an option is the author's id.

use serde::Serialize;

use super::super::text::clean;
use super::facts::Ages;
use crate::model::named::Named;
use crate::model::questionnaire::condition::Sex;
use crate::model::questionnaire::question::Choice;
use crate::theme::Locale;

/// URL of HL7's list of codes for yes and no.
const YES_NO: &str = "http://terminology.hl7.org/CodeSystem/v2-0136";
/// URL of HL7's list of codes for why a value is missing.
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/// URL of HL7's list of codes for sex.
const SEX: &str = "http://hl7.org/fhir/administrative-gender";

/// A code in FHIR. If readers choose the code from a list, it also contains the text that they see in the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coding {
    #[serde(skip_serializing_if = "Option::is_none")]
    system: Option<&'static str>,
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<String>,
}

impl Coding {
    /// The code for the answer "yes".
    pub fn yes() -> Self {
        Self::standard(YES_NO, "Y")
    }

    /// The code for the answer "no".
    pub fn no() -> Self {
        Self::standard(YES_NO, "N")
    }

    /// The code for the answer "not sure".
    pub fn unsure() -> Self {
        Self::standard(ABSENT, "asked-unknown")
    }

    /// The code for the answer of a reader who prefers not to say.
    pub fn declined() -> Self {
        Self::standard(ABSENT, "asked-declined")
    }

    /// The code for a sex.
    pub fn sex(sex: Sex) -> Self {
        Self::standard(SEX, sex.name())
    }

    /// The code for an age group: `50-64`, or `65-` for 65 and over. It belongs to no standard list.
    pub fn ages((from, to): Ages) -> Self {
        let to = to.map(|to| to.to_string()).unwrap_or_default();
        Self { system: None, code: format!("{from}-{to}"), display: None }
    }

    /// The code for an option of a question, which is its id. It belongs to no standard list.
    pub fn choice(choice: &Choice) -> Self {
        // A code in FHIR must not contain two spaces side by side.
        let code = choice.id.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { system: None, code, display: None }
    }

    /// A code of HL7 that says how programs show a FHIR item, for example that a text is an instruction. `system` is
    /// the URL of the list of codes that contains `code`.
    pub fn of_form(system: &'static str, code: &str) -> Self {
        Self::standard(system, code)
    }

    /// Adds a text to the code. Readers see this text in the list from which they choose an answer.
    #[must_use]
    pub fn saying(self, text: &str) -> Self {
        Self { display: Some(clean(text)).filter(|text| !text.is_empty()), ..self }
    }

    /// Adds the theme's text for an answer to the code. Readers see this text in the list from which they choose an
    /// answer. `answer` is the key of the text in the locale, such as `yes`.
    #[must_use]
    pub fn in_words(self, answer: &str, locale: &Locale) -> Self {
        self.saying(locale.word(&["answers", answer]))
    }

    fn standard(system: &'static str, code: &str) -> Self {
        Self { system: Some(system), code: code.to_owned(), display: None }
    }
}
