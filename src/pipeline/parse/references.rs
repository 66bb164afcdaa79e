//! `references.toml`.

use super::settings::language::check_language;
use super::toml::Fields;
use super::{checked_id, rules};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::mention::node::Node;
use crate::model::reference::Reference;
use crate::span::Spanned;

/// Plausible years of publication.
const YEARS: std::ops::RangeInclusive<i64> = 1500..=2999;

static NO_DOI: Words = Words {
    en: "a DOI begins with `10.`, and contains a slash and no spaces, such as `10.1007/s001980170070`; for anything else write `url`",
    zh: "DOI 以 `10.` 開頭，中間有斜線、沒有空白，例如 `10.1007/s001980170070`；其他網址請寫在 `url`",
};
static NO_PMID: Words = Words {
    en: "a PubMed number consists of digits only, such as `30415629`; a number that begins with `PMC` is a different one: write it as `url = \"https://pmc.ncbi.nlm.nih.gov/articles/PMC…/\"`",
    zh: "PubMed 編號只有數字，例如 `30415629`；`PMC` 開頭的是另一種編號，請寫成 `url = \"https://pmc.ncbi.nlm.nih.gov/articles/PMC…/\"`",
};
static NO_YEAR: Words = Words {
    en: "write the year of the common era with four digits: `year = 2022`",
    zh: "請寫四位數的西元年：`year = 2022`",
};

/// An invalid DOI, PubMed id or year.
pub static INVALID_IDENTIFIER: Rule = Rule {
    name: "invalid-identifier",
    severity: Severity::Error,
    message: Words { en: "`{value}` cannot be correct", zh: "這裡的 `{value}` 不正確" },
    help: Words { en: "copy it again from the source", zh: "請從文獻重新複製" },
    specification: include_str!("rules/invalid-identifier.md"),
};

/// Parses the sources, in file order.
pub fn references(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Reference> {
    let mut references = Vec::new();
    for (key, mut fields) in fields.named_tables(found) {
        let key = checked_id(key, found);
        fields.toml().mentions.read(Node::Reference(key.value));
        let reference = Reference {
            key,
            sort: fields.choice("type", found).unwrap_or("article").to_owned(),
            title: fields.text("title", found).map(|title| title.value).unwrap_or_default(),
            authors: fields
                .texts("authors", found)
                .into_iter()
                .map(|author| author.value)
                .collect(),
            year: year(&mut fields, found),
            container: fields.plain("container", found),
            volume: fields.plain("volume", found),
            issue: fields.plain("issue", found),
            pages: fields.plain("pages", found),
            publisher: fields.plain("publisher", found),
            doi: doi(&mut fields, found),
            pmid: pmid(&mut fields, found),
            url: fields.site_address("url", found),
            accessed: fields.date("accessed", found),
            language: language(&mut fields, found),
            note: fields.document("note", found),
        };
        if fields.value("year").is_none() && fields.value("accessed").is_none() {
            found.push(rules::MISSING_FIELD.at(fields.span()).with("field", "year"));
        }
        fields.finish(found);
        references.push(reference);
    }
    references
}

fn language(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<String> {
    let language = fields.text("language", found)?;
    check_language(&language, found);
    Some(language.value)
}

/// Parses a DOI; removes the resolver's address or the prefix `doi:`.
fn doi(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<String> {
    let written = fields.text("doi", found)?;
    let prefixes = ["https://", "http://", "dx.", "www.", "doi.org/", "doi", ":"];
    let plain = without(&written.value, &prefixes);
    let is_clean = |doi: &str| {
        let registrant = doi.strip_prefix("10.").and_then(|rest| rest.split_once('/'));
        let is_number =
            |part: &str| part.len() >= 4 && part.starts_with(|c: char| c.is_ascii_digit());
        let is_blank = |c: char| c.is_whitespace() || c.is_control();
        registrant.is_some_and(|(number, name)| is_number(number) && !name.is_empty())
            && !doi.contains(is_blank)
            && !doi.ends_with(['.', ',', ';', '。', '，'])
    };
    if is_clean(plain) {
        return Some(plain.to_owned());
    }
    let guess: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    let guess = guess.trim_end_matches(['.', ',', ';', '。', '，']);
    let guess = is_clean(guess).then(|| guess.to_owned());
    report(&written, &NO_DOI, guess, found);
    None
}

/// Parses a PubMed id; removes a prefix or address.
fn pmid(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<String> {
    let written = fields.text("pmid", found)?;
    let prefixes = [
        "https://",
        "http://",
        "www.",
        "pubmed.ncbi.nlm.nih.gov/",
        "ncbi.nlm.nih.gov/pubmed/",
        "pmid",
        ":",
    ];
    let plain = without(&written.value, &prefixes).trim_end_matches('/');
    if (1..=9).contains(&plain.len()) && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(plain.to_owned());
    }
    report(&written, &NO_PMID, None, found);
    None
}

/// Parses the year of publication.
fn year(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<Spanned<i64>> {
    let toml = fields.toml();
    let value = fields.value("year")?;
    let span = toml.span(value.span());
    let year = i64::from(toml.whole_number(value, found)?);
    if !YEARS.contains(&year) {
        let written = Spanned::new(year.to_string(), span);
        report(&written, &NO_YEAR, None, found);
        return None;
    }
    Some(Spanned::new(year, span))
}

fn report(
    written: &Spanned<String>,
    advice: &'static Words,
    guess: Option<String>,
    found: &mut Diagnostics,
) {
    let finding = INVALID_IDENTIFIER.at(written.span).advise(advice);
    found.push(finding.with("value", written.value.as_str()).suggest(guess));
}

/// Removes these prefixes in order, each at most once, ignoring case.
fn without<'t>(text: &'t str, prefixes: &[&str]) -> &'t str {
    let mut rest = text.trim();
    for prefix in prefixes {
        if rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)) {
            rest = rest[prefix.len()..].trim_start();
        }
    }
    rest
}
