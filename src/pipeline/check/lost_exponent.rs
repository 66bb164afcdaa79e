//! Reports a power of ten that has lost its superscript: `4×109/L` for `4×10⁹/L`.

use super::prefilter::Clue;
use super::{Check, CheckedText, Language, Look, RecordContext};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};

pub(super) const CHECK: Check = Check { rule: &RULE, look: Look::CheckedText(clues, look) };

static RULE: Rule = Rule {
    name: "lost-exponent",
    severity: Severity::Warning,
    message: Words("`{text}` has probably lost its superscript"),
    help: Words("if this is a power of ten, write `{meant}`"),
    specification: include_str!("lost_exponent.md"),
};

/// Multiplication signs, and characters that authors type instead.
const TIMES: &str = "×✕xX*";

/// Units of volume after the slash of a concentration, such as `L` in `10⁹/L`.
const VOLUMES: [&str; 8] = ["L", "l", "mL", "ml", "µL", "μL", "uL", "mm"];

fn clues(_: Language) -> Vec<Clue> {
    let words = ["×10", "× 10", "✕10", "✕ 10", "x10", "x 10", "*10", "* 10"];
    words.map(Clue::Word).into()
}

fn look(passage: &CheckedText<'_>, _: &RecordContext, found: &mut Diagnostics) {
    let text = passage.text();
    for (at, times) in text.char_indices().filter(|(_, c)| TIMES.contains(*c)) {
        let Some((length, exponent)) = power(&text[at + times.len_utf8()..]) else { continue };
        let is_after_number = text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
        let range = at..at + times.len_utf8() + length;
        if !is_after_number || !passage.placed.is_text(&range) {
            continue;
        }
        if let Some(span) = passage.span(range.clone()) {
            let written = &text[range];
            let meant = format!("10<sup>{exponent}</sup>");
            let meant = written.replacen(&format!("10{exponent}"), &meant, 1);
            found.push(RULE.at(span).with("text", written).with("meant", meant));
        }
    }
}

/// Recognises a power of ten without superscript after a multiplication sign, such as `109/L` for `10⁹/L`. Returns its
/// length in bytes, and its exponent, `9`. `None` if the text begins with something else.
fn power(behind: &str) -> Option<(usize, &str)> {
    let number = behind.trim_start_matches(' ');
    let digits = number.strip_prefix("10")?;
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let (exponent, rest) = digits.split_at(count);
    let is_exponent = (1..=2).contains(&count) && !exponent.starts_with('0');
    let unit = rest.trim_start_matches(' ').strip_prefix('/')?.trim_start_matches(' ');
    let name = &unit[..unit.find(|c: char| !c.is_alphabetic()).unwrap_or(unit.len())];
    let is_volume = VOLUMES.contains(&name);
    let length = behind.len() - unit.len() + name.len();
    (is_exponent && is_volume).then_some((length, exponent))
}
