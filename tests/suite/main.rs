//! The test suite. Tests use the program's public interfaces: text in, text out. One binary, so that it is linked only
//! once.
//!
//! See `tests/README.md` for how to run it, add tests and approve changes.
#![expect(
    clippy::disallowed_methods,
    reason = "tests write projects, read sites and start the program, as users do"
)]

mod support;

mod architecture;
mod bad_input;
mod charts;
mod commands;
mod exports;
mod logic;
mod markdown;
mod metadata;
mod pages;
mod publish;
mod sites;
mod specifications;
mod theme;
