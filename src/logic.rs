//! What conditions mean of a reader's answers: how items are sorted, which rows of a schedule apply, which band a number
//! falls into. The scripts of the tools in the page say the same in browsers; tests run both on the same answers.
//!
//! What is not known is neither true nor false (Kleene's logic): nothing is ever concluded from an answer that was not
//! given.

mod bands;
mod evaluate;
mod planner;
mod possible;
mod reader;
mod scale;
mod search;
mod sorting;
mod truth;
mod vectors;
mod wanted;

pub use self::bands::{Reading, Verdict, read};
pub use self::planner::{Plan, plan, planner_of, row_condition};
pub use self::possible::{age_bands, anybody, has_number};
pub use self::reader::{Given, Reader};
pub use self::scale::{Scaled, scaled};
pub use self::search::{Search, can_hold, search};
pub use self::sorting::{Sorting, sort, untold};
pub use self::truth::Truth;
pub use self::vectors::{UnreadableAnswers, questionnaire_result, table_result};
pub use self::wanted::Wanted;
