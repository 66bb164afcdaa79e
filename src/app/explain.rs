//! `osteon explain`: what a rule means, by its own Markdown file.

use super::arguments::ExplainArguments;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::error::Error;
use crate::pipeline::rules;
use crate::suggestions::nearest;

/// Prints a rule's specification, or the list of rules.
pub(super) fn explain(arguments: &ExplainArguments, terminal: &Terminal) -> Outcome {
    let mut rules = rules();
    rules.sort_by_key(|rule| rule.name);
    let Some(name) = &arguments.rule else {
        let lines: Vec<String> = rules
            .iter()
            .map(|rule| format!("{:<28} {}", rule.name, first_sentence(rule.specification)))
            .collect();
        terminal.print(&lines.join("\n"));
        return Ok(Ending::Fine);
    };
    match rules.iter().find(|rule| rule.name == name) {
        Some(rule) => {
            terminal.print(rule.specification.trim_end());
            Ok(Ending::Fine)
        }
        None => {
            let near = nearest(name, rules.iter().map(|rule| rule.name));
            let near =
                near.map(|near| format!("\n  help: did you mean `{near}`?")).unwrap_or_default();
            Err(Error::Usage { message: format!("there is no rule `{name}`{near}") })
        }
    }
}

/// The first line of prose after the heading.
fn first_sentence(specification: &str) -> &str {
    specification
        .lines()
        .find(|line| !line.is_empty() && !line.starts_with('#'))
        .unwrap_or_default()
}
