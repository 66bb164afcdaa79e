//! The test suite. Tests use the public interfaces of the program: they give it text and check the text that it
//! returns. All tests are in one binary, so that it is linked only once.
//!
//! See `tests/README.md` for how to run the tests, add tests and approve changes.
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
