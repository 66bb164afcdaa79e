//! The test suite: what the program does, text in, text out. One binary, so that it is linked once.
//!
//! `tests/README.md` says how to run it, add to it and approve what it compares.

mod support;

mod bad_input;
mod chinese;
mod commands;
mod commonmark;
mod determinism;
mod facts;
mod pages;
mod publish;
mod reports;
mod sites;
mod specifications;
