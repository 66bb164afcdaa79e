//! The list of report formats.
