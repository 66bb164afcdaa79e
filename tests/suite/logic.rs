//! Evaluation of answers: conditions, lists of items, schedules, bands, scales, and which results are possible. Each
//! test builds a guide and evaluates answers to it as `osteon answer` does.

mod chains;
mod command;
mod measures;
mod planner;
mod possible;
mod reader;
mod scale;
mod shipped;
mod sorting;
mod truth;

use osteon::diagnostic::Severity;
use osteon::logic::{questionnaire_result, table_result};
use osteon::pipeline::Analysis;
use serde_json::Value;

use crate::support::project::Session;

/// A checked guide, whose questionnaires and tables can be evaluated.
struct Guide {
    analysis: Analysis,
}

impl Guide {
    /// Checks the guide with these files. It must have no errors.
    #[track_caller]
    fn of(files: &[(&str, &str)]) -> Self {
        Self::of_session(&Session::of_files(files))
    }

    #[track_caller]
    fn of_session(session: &Session) -> Self {
        let analysis = session.check();
        assert_eq!(analysis.found.count(Severity::Error), 0, "{}", session.report());
        Self { analysis }
    }

    /// The result of a questionnaire or table for these answers.
    #[track_caller]
    fn result(&self, id: &str, answers: &Value) -> Value {
        let guide = &self.analysis.guide.guide;
        let result = if let Some(own) = guide.questionnaires.iter().find(|own| own.id.value == id) {
            let schedule = self.analysis.guide.schedule_of(own);
            questionnaire_result(own, schedule, answers)
        } else {
            let table = guide.tables.iter().find(|table| table.id.value == id);
            let result = table_result(table.expect("a table of this id"), answers);
            result.map(|result| result.expect("the table makes a tool"))
        };
        result.unwrap_or_else(|error| panic!("{answers}: {error:?}"))
    }
}

/// The TOML of an item. Its group is `sign`, unless `keys` contains another group. `keys` are further fields.
fn item(id: &str, keys: &str) -> String {
    let group = if keys.contains("group = ") { "" } else { "group = \"sign\"\n" };
    let words = "why = \"A reason.\"\nnext-step = \"A step.\"\n";
    format!("[[items]]\nid = \"{id}\"\nquestion = \"Is it {id}?\"\n{words}{group}{keys}\n")
}

/// The TOML of an outcome. `keys` are further fields, such as its condition.
fn outcome(id: &str, keys: &str) -> String {
    format!("[[outcomes]]\nid = \"{id}\"\ntitle = \"What to do\"\ntext = \"A text.\"\n{keys}\n")
}

/// The TOML of a questionnaire with these items, outcomes and other parts.
fn questionnaire(parts: &[String]) -> String {
    format!("title = \"Check\"\nclosing = \"No diagnosis.\"\n\n{}", parts.join("\n"))
}

/// The ids in a list of a result.
fn ids<'v>(result: &'v Value, list: &str) -> Vec<&'v str> {
    let listed = result[list].as_array().unwrap_or_else(|| panic!("no list `{list}` in {result}"));
    listed.iter().map(|id| id.as_str().expect("ids are text")).collect()
}
