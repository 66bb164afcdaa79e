//! `osteon answer`: evaluates a questionnaire or tool on given answers, with the same rules as the page's scripts.

use serde_json::Value;

use super::arguments::AnswerArguments;
use super::clock::today;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::{Localized, Words};
use crate::error::{Error, Reason};
use crate::logic::{UnreadableAnswers, answer_sets, questionnaire_result, table_result};
use crate::pipeline::analyze;
use crate::pipeline::link::LinkedGuide;
use crate::pipeline::load::load;
use crate::suggestions::nearest;

static IN_SET: Words = Words("answers {number}: {problem}");

/// Reads the answers of several readers as JSON from standard input, and prints the result for each reader.
pub(super) fn answer(arguments: &AnswerArguments, terminal: &Terminal) -> Outcome {
    let project = &arguments.project;
    let today = today(project.date)?;
    let mut sources = load(&project.root, &project.follow_links)?;
    sources.shows_drafts = project.drafts;
    let analysis = analyze(&sources, today)?;
    if analysis.found.must_stop(project.strict) {
        terminal.findings(&analysis.found, &sources, project.strict)?;
        return Ok(Ending::GuideHasErrors);
    }
    let language = terminal.language();
    let unreadable = |said: &Localized| {
        let text = said.in_language(language).to_owned();
        Error::Usage(Reason::new(&AS_IT_IS).with("text", text))
    };
    let said = |UnreadableAnswers(problem)| problem;
    let sets = answer_sets(&terminal.read()?).map_err(|problem| unreadable(&said(problem)))?;
    // Evaluating empty answers reports an unknown id, even if the input contains no answers.
    let _ = result(&analysis.guide, &arguments.id, &Value::Object(Default::default()))?;
    let results: Result<Vec<Value>, Error> = sets
        .iter()
        .enumerate()
        .map(|(number, answers)| {
            let result = result(&analysis.guide, &arguments.id, answers)?;
            result.map_err(|problem| {
                let values = [
                    ("number", Localized::verbatim((number + 1).to_string())),
                    ("problem", said(problem)),
                ];
                unreadable(&Localized::of(&IN_SET, &values))
            })
        })
        .collect();
    let lines: Vec<String> = results?.iter().map(Value::to_string).collect();
    terminal.print_json(&format!("[\n{}\n]", lines.join(",\n")))?;
    Ok(Ending::Fine)
}

/// Evaluates one reader's answers to the questionnaire or table with this id. Returns `Err` if no questionnaire or
/// table has the id, and `Ok(Err(…))` if the answers cannot be used.
fn result(
    guide: &LinkedGuide,
    id: &str,
    answers: &Value,
) -> Result<Result<Value, UnreadableAnswers>, Error> {
    let linked = guide;
    let guide = &guide.guide;
    if let Some(own) = guide.questionnaires.iter().find(|own| own.id.value == id) {
        let schedule = linked.schedule_of(own);
        return Ok(questionnaire_result(own, schedule, answers));
    }
    let tools = || guide.tables.iter().filter(|table| table.kind.tool.is_some());
    if let Some(table) = tools().find(|table| table.id.value == id) {
        return Ok(table_result(table, answers).map(|result| result.unwrap_or(Value::Null)));
    }
    let questionnaires = guide.questionnaires.iter().map(|own| own.id.value.as_str());
    let known = questionnaires.chain(tools().map(|table| table.id.value.as_str()));
    let reason = Reason::new(&NO_TOOL).with("id", id);
    Err(Error::Usage(match nearest(id, known) {
        Some(near) => reason.with("near", near).help(&DID_YOU_MEAN),
        None => reason,
    }))
}

/// A message that consists only of a value: a whole message that is already translated.
static AS_IT_IS: Words = Words("{text}");
static NO_TOOL: Words = Words("there is no questionnaire, schedule or table of bands `{id}`");
static DID_YOU_MEAN: Words = Words("did you mean `{near}`?");
