//! Parses `references.toml`.

use super::settings::language::check_language;
use super::toml::Fields;
use super::{checked_id, rules};
use crate::diagnostic::{Diagnostics, Rule, Severity, Words};
use crate::model::mention::node::Node;
use crate::model::reference::Reference;
use crate::span::Spanned;

/// Years of publication that are accepted as plausible.
const YEARS: std::ops::RangeInclusive<i64> = 1500..=2999;

static NO_DOI: Words = Words(
    "copy the whole DOI from the page of the article or from PubMed: it begins with `10.`, and contains a slash and no spaces. If there is none, delete this line, and write the web address: `url = \"https://…\"`",
);
static NO_PMID: Words = Words(
    "write the PubMed number, which has only digits, such as `30415629`; a number with `PMC` is another one: `url = \"https://pmc.ncbi.nlm.nih.gov/articles/PMC…/\"`",
);
static ONE_AUTHOR: Words = Words(
    "put each author in quotation marks, without a mark at the end of the name: `[\"Lin CY\", \"Chen A\"]`",
);
static YEAR_OR_DAY: Words = Words(
    "below this line, add the year in which the source was published, such as `year = 2024`; for a web page without a year, the day on which you read it: `accessed = 2026-01-31`",
);
static FIRST_PAGE: Words = Words("write the first page before the last, such as `1017–1037`");
static NO_YEAR: Words = Words("write the year of the common era with four digits: `year = 2022`");

/// A DOI, PubMed id, year or other detail of a source that cannot be correct.
pub static INVALID_IDENTIFIER: Rule = Rule {
    name: "invalid-identifier",
    severity: Severity::Error,
    message: Words("`{value}` cannot be correct"),
    help: Words("copy the number again from the source"),
    specification: include_str!("rules/invalid-identifier.md"),
};

/// Parses the sources, in file order.
pub fn references(mut fields: Fields<'_, '_>, found: &mut Diagnostics) -> Vec<Reference> {
    let mut references = Vec::new();
    for (key, mut fields) in fields.named_tables(found) {
        let key = checked_id(key, found);
        fields.toml().mentions.attribute_to(Node::Reference(key.value));
        let reference = Reference {
            key,
            type_name: fields.choice("type", found).unwrap_or("article").to_owned(),
            title: fields.text("title", found).map(|title| title.value).unwrap_or_default(),
            authors: authors(&mut fields, found),
            year: year(&mut fields, found),
            container: fields.plain("container", found),
            volume: fields.plain("volume", found),
            issue: fields.plain("issue", found),
            pages: pages(&mut fields, found),
            publisher: fields.plain("publisher", found),
            doi: doi(&mut fields, found),
            pmid: pmid(&mut fields, found),
            url: fields.site_address("url", found),
            accessed: fields.date("accessed", found),
            language: language(&mut fields, found),
            note: fields.document("note", found),
        };
        if fields.value("year").is_none() && fields.value("accessed").is_none() {
            let finding = rules::MISSING_FIELD.at(fields.span()).with("field", "year");
            found.push(finding.advise(&YEAR_OR_DAY));
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

/// Parses the authors. Reports a text that contains several names, and a name that ends in a comma or similar mark.
fn authors(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Vec<String> {
    // A name consists of a family name and initials, as in medical journals. The name of an institution may contain
    // commas.
    let is_name = |part: &str| {
        let initials = part.trim().rsplit_once(' ').map(|(_, initials)| initials);
        initials.is_some_and(|text| {
            (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
        })
    };
    let authors = fields.texts("authors", found);
    for author in &authors {
        let name = author.value.trim();
        let plain = name.trim_end_matches([',', ';', '，', '；', '、', '。']);
        let is_list = plain.contains([',', ';']) && plain.split([',', ';']).all(is_name);
        if plain != name || is_list {
            let guess = (!is_list && !plain.is_empty()).then(|| plain.to_owned());
            report(author, &ONE_AUTHOR, guess, found);
        }
    }
    authors.into_iter().map(|author| author.value).collect()
}

/// Parses the pages, such as `1017–1037`. Reports them if the last page is before the first; the short form `1017–37`
/// is accepted.
fn pages(fields: &mut Fields<'_, '_>, found: &mut Diagnostics) -> Option<String> {
    let written = fields.text("pages", found)?;
    if let Some((first, last)) = written.value.split_once(['–', '-'])
        && first.len() == last.len()
        && let (Ok(from), Ok(to)) = (first.parse::<u32>(), last.parse::<u32>())
        && to < from
    {
        report(&written, &FIRST_PAGE, Some(format!("{last}–{first}")), found);
    }
    Some(written.value)
}

/// Parses a DOI, and removes a prefix such as `doi:` or `https://doi.org/`. Reports an invalid DOI, and returns `None`.
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
    let guess: String = half_width(plain).chars().filter(|c| !c.is_whitespace()).collect();
    let guess = guess.trim_end_matches(['.', ',', ';', '。', '，']);
    let guess = is_clean(guess).then(|| guess.to_owned());
    report(&written, &NO_DOI, guess, found);
    None
}

/// Parses a PubMed id, and removes a prefix such as `PMID:` or PubMed's address. Reports an invalid id, and returns
/// `None`.
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
    let guess = half_width(plain);
    let is_number = guess.bytes().all(|byte| byte.is_ascii_digit()) && !guess.is_empty();
    report(&written, &NO_PMID, is_number.then_some(guess).filter(|id| id.len() < 10), found);
    None
}

/// Parses the year of publication. Reports an implausible year, and returns `None`.
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

/// Converts the full-width characters in a text, which Chinese input methods produce, to half-width ones.
fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFF01 + 0x21).unwrap_or(c),
        c => c,
    };
    text.chars().map(half).collect()
}

/// Removes the prefixes that a text begins with. Tries each of `prefixes` once, in order, ignoring case.
fn without<'t>(text: &'t str, prefixes: &[&str]) -> &'t str {
    let mut rest = text.trim();
    for prefix in prefixes {
        if rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)) {
            rest = rest[prefix.len()..].trim_start();
        }
    }
    rest
}
