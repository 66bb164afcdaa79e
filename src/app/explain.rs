//! `osteon explain`: explains a rule, with an example that triggers the rule and an example that does not.

use super::arguments::ExplainArguments;
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::{Language, Rule, Severity, Words};
use crate::error::{Error, Reason};
use crate::pipeline::{rule_groups, rules};
use crate::suggestions::nearest;

/// Prints the explanation of a rule, or the list of rules.
pub(super) fn explain(arguments: &ExplainArguments, terminal: &Terminal) -> Outcome {
    let language = terminal.language();
    let Some(name) = &arguments.rule else {
        terminal.print(&list(language))?;
        return Ok(Ending::Fine);
    };
    // Findings show the name of the rule as `error[name]`. This form is accepted, too.
    let bare = name.rsplit('[').next().unwrap_or(name).trim_end_matches(']');
    let rules = rules();
    match rules.iter().find(|rule| rule.name == bare) {
        Some(rule) => {
            terminal.print(explanation(rule, language).trim_end())?;
            Ok(Ending::Fine)
        }
        None => {
            let reason = Reason::new(&NO_RULE).with("name", bare);
            Err(Error::Usage(match nearest(bare, rules.iter().map(|rule| rule.name)) {
                Some(near) => reason.with("near", near).help(&DID_YOU_MEAN),
                None => reason.help(&LIST_RULES),
            }))
        }
    }
}

/// The list of all rules, sorted by topic: one line per rule, with its name, its severity and its message.
fn list(language: Language) -> String {
    let mut lines = Vec::new();
    for (group, mut rules) in rule_groups() {
        lines.push(format!("{}\n", group.in_language(language)));
        rules.sort_by_key(|rule| rule.name);
        lines.extend(rules.iter().map(|rule| {
            let severity = severity(rule.severity).in_language(language);
            let message = general(&rule.message, language);
            // A message that is only a placeholder says nothing in general form, so the help is shown instead.
            let says = if message == "…" { general(&rule.help, language) } else { message };
            format!("  {:<28} {severity}  {says}", rule.name)
        }));
        lines.push(String::new());
    }
    lines.join("\n").trim_end().to_owned()
}

/// The text of a rule in general form: placeholders are replaced by an ellipsis.
fn general(words: &Words, language: Language) -> String {
    words.fill(language, |_| Some("…"))
}

/// The text that explains a rule: its message, its help and its first examples. In English also the introduction of its
/// specification.
fn explanation(rule: &Rule, language: Language) -> String {
    let severity = severity(rule.severity).in_language(language);
    let mut parts = vec![format!("# {} ({severity})", rule.name)];
    parts.push(general(&rule.message, language));
    let help = general(&rule.help, language);
    if !help.is_empty() {
        parts.push(format!("{}{help}", HELP.in_language(language)));
    }
    let specification = Specification::of(rule.specification);
    if language == Language::ENGLISH {
        parts.push(specification.introduction);
    }
    for (heading, case) in [(&RAISES, specification.raises), (&DOES_NOT, specification.does_not)] {
        if let Some(case) = case {
            parts.push(format!("## {}", heading.in_language(language)));
            parts.extend(case.blocks);
        }
    }
    let consequence = match rule.severity {
        Severity::Error => &STOPS,
        Severity::Warning => &STOPS_IF_STRICT,
        Severity::Note => &STOPS_NOTHING,
    };
    parts.push(general(consequence, language));
    parts.join("\n\n")
}

/// One example of a rule's specification, made of several files.
struct Case {
    blocks: Vec<String>,
    is_silent: bool,
}

/// The parts of a rule's specification that `osteon explain` shows: the introduction, the first example that triggers
/// the rule, and the first example that does not trigger it.
struct Specification {
    introduction: String,
    raises: Option<Case>,
    does_not: Option<Case>,
}

impl Specification {
    fn of(text: &str) -> Self {
        let mut cases = text.split("\n## ");
        let introduction = cases.next().unwrap_or_default();
        let introduction =
            introduction.lines().skip_while(|line| line.starts_with("# ")).collect::<Vec<_>>();
        let introduction = introduction.join("\n").trim().to_owned();
        let (mut raises, mut does_not) = (None, None);
        for case in cases.map(case) {
            let place = if case.is_silent { &mut does_not } else { &mut raises };
            place.get_or_insert(case);
        }
        Self { introduction, raises, does_not }
    }
}

/// Parses one example in a specification, which is written in Markdown. Keeps the example's files, as indented text
/// with the path above each file, and whether the example expects no findings.
fn case(text: &str) -> Case {
    let mut case = Case { blocks: Vec::new(), is_silent: true };
    let mut open: Option<(&str, Vec<&str>)> = None;
    for line in text.lines() {
        match open.take() {
            None => {
                if let Some(info) = line.strip_prefix("```") {
                    open = Some((info, Vec::new()));
                }
            }
            Some((info, lines)) if line.starts_with("```") => {
                if info == "diagnostics" {
                    case.is_silent = lines.iter().all(|line| line.trim().is_empty());
                } else if let Some((_, path)) = info.split_once(' ') {
                    let lines = lines.iter().map(|line| format!("    {line}")).collect::<Vec<_>>();
                    case.blocks.push(format!("{path}\n\n{}", lines.join("\n")));
                }
            }
            Some((info, mut lines)) => {
                lines.push(line);
                open = Some((info, lines));
            }
        }
    }
    case
}

fn severity(severity: Severity) -> &'static Words {
    match severity {
        Severity::Error => &ERROR,
        Severity::Warning => &WARNING,
        Severity::Note => &NOTE,
    }
}

static ERROR: Words = Words("error");
static WARNING: Words = Words("warning");
static NOTE: Words = Words("note");
static HELP: Words = Words("What to do: ");
static RAISES: Words = Words("An example that triggers it");
static DOES_NOT: Words = Words("An example that does not trigger it");
static STOPS: Words = Words("No site is built until it is fixed.");
static STOPS_IF_STRICT: Words = Words(
    "The site is built nevertheless, unless you use `--strict`. To acknowledge the finding, write a comment `allow: RULE — reason` beside or above its place (`#` in TOML, `<!-- -->` in Markdown).",
);
static STOPS_NOTHING: Words = Words(
    "The site is built nevertheless. To acknowledge the finding, write a comment `allow: RULE — reason` beside or above its place (`#` in TOML, `<!-- -->` in Markdown).",
);
static NO_RULE: Words = Words("there is no rule `{name}`");
static DID_YOU_MEAN: Words = Words("did you mean `{near}`?");
static LIST_RULES: Words = Words("`osteon explain` without a name lists all rules");
