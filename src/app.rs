//! How people run it: commands, reports.

pub mod report;
