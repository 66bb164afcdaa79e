//! The eight stages in order: the program on one screen.

pub mod load;
pub mod parse;
pub mod publish;
pub mod render;
