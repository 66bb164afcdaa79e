//! Evaluates conditions on a reader's answers: which list each item goes to, which rows of a schedule apply, which band
//! a number falls into. The scripts of the page's tools compute the same in browsers; tests compare both on the same
//! answers.
//!
//! Logic is three-valued (Kleene): an answer that was not given makes a condition unknown, and nothing is concluded
//! from it. Example: with the age withheld, `age ≥ 65` is unknown, and so is `not (age ≥ 65)`.

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
pub use self::search::hidden::{Hidden, Look, hidden};
pub use self::search::overlap::{Overlaps, overlaps};
pub use self::search::reachable::{Reachable, reachable};
pub use self::search::{Example, Search, Searcher, Who};
pub use self::sorting::{Card, Sorting, find_empty_result, sort};
pub use self::truth::Truth;
pub use self::vectors::{UnreadableAnswers, answer_sets, questionnaire_result, table_result};
