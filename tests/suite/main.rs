//! The test suite: what the program does, text in, text out. One binary, so that it is linked once.
//!
//! `tests/README.md` says how to run it, add to it and approve what it compares.

mod support;

mod specifications;
mod sites;
mod pages;
mod commands;
mod determinism;
mod bad_input;
mod facts;
mod chinese;
mod commonmark;
mod publish;
mod reports;
