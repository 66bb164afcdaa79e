//! Evaluates conditions on a reader's answers. The conditions decide in which list of a questionnaire's result a
//! question is shown, which rows of a schedule apply, and into which band a number falls. Scripts on the pages compute
//! the same in browsers; tests give the same answers to both and compare the results.
//!
//! Logic is three-valued (Kleene): a condition on an answer that was not given is unknown, and nothing is concluded
//! from it. Example: for a reader who does not state an age, `age ≥ 65` is unknown, and so is `not (age ≥ 65)`.

mod bands;
mod evaluate;
mod part;
mod planner;
mod possible;
mod reader;
mod scale;
mod search;
mod sorting;
mod strict_json;
mod truth;
mod vectors;

pub use self::bands::{Reading, Verdict, read};
pub use self::planner::{Plan, plan, row_condition};
pub use self::possible::{age_bands, has_number};
pub use self::reader::{Ages, Given};
pub use self::scale::{Scaled, scaled};
pub use self::search::covers::covers;
pub use self::search::goal::Goal;
pub use self::search::hidden::{ExaminedCondition, HidingQuestion, hiding_questions};
pub use self::search::overlap::{Overlaps, overlaps};
pub use self::search::reachable::{Reachable, reachable};
pub use self::search::{Example, Search, Searcher, Who};
pub use self::sorting::{Card, Sorting, find_empty_result, sort};
pub use self::truth::Truth;
pub use self::vectors::{UnreadableAnswers, answer_sets, questionnaire_result, table_result};
