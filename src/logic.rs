//! What conditions mean of a reader's answers: how items are sorted, which rows of a schedule apply, which band a number
//! falls into. The scripts of the tools in the page say the same in browsers; tests run both on the same answers.
//!
//! What is not known is neither true nor false (Kleene's logic): nothing is ever concluded from an answer that was not
//! given.

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
pub use self::search::hidden::{Hidden, hidden};
pub use self::search::overlap::{Overlaps, overlaps};
pub use self::search::reachable::{Reachable, reachable};
pub use self::search::wanted::Wanted;
pub use self::search::{Example, Search, Searcher, Who};
pub use self::sorting::{Card, Sorting, sort, untold};
pub use self::truth::Truth;
pub use self::vectors::{UnreadableAnswers, answer_sets, questionnaire_result, table_result};
