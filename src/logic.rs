//! Evaluates conditions on a reader's answers. The conditions decide in which list of a questionnaire's result a
//! question is shown, which rows of a schedule apply, and into which band a number falls. Scripts on the pages compute
//! the same in browsers; tests give the same answers to this program and to the scripts, and compare the results.
//!
//! Logic is three-valued (Kleene): a condition on an answer that was not given is unknown, and no conclusion is drawn
//! from it. Example: for a reader who does not state an age, `age ≥ 65` is unknown, and so is `not (age ≥ 65)`.

mod answers_json;
mod band_reader;
mod condition_part;
mod evaluate;
mod planner;
mod possible_values;
mod questionnaire_result;
mod reader;
mod scale;
mod solver;
mod strict_json;
mod truth;

pub use self::answers_json::{UnreadableAnswers, answer_sets, questionnaire_result, table_result};
pub use self::band_reader::{Reading, Verdict, read};
pub use self::planner::{Plan, plan, row_condition};
pub use self::possible_values::{age_bands, has_number};
pub use self::questionnaire_result::{
    Card, QuestionnaireResult, evaluate_questionnaire, find_empty_result,
};
pub use self::reader::{Ages, Given};
pub use self::scale::{Scaled, scaled};
pub use self::solver::covers::covers;
pub use self::solver::goal::Goal;
pub use self::solver::hidden::{ExaminedCondition, HidingQuestion, hiding_questions};
pub use self::solver::overlap::{Overlaps, overlaps};
pub use self::solver::reachable::{Reachable, reachable};
pub use self::solver::{Example, SearchResult, Solver, Who};
pub use self::truth::Truth;
