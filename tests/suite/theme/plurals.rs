//! Plural forms in a project's own locale.

use crate::support::project::Session;

const GUIDE: &str = "title = \"Guide\"\ndescription = \"For tests.\"\nlanguage = \"ru\"\n\n[publisher]\nname = \"Publisher\"\n";

/// The page of a schedule with these ages, in a Russian guide whose project has this locale.
fn page(locale: &str, ages: &[u32]) -> String {
    let rows = ages.iter().map(|age| {
        format!("[[rows]]\nid = \"row-{age}\"\nname = \"Name\"\nage = {{ from = {age} }}\nfirst = \"Now\"\ninterval = \"Yearly\"\n")
    });
    let table = format!("kind = \"screening\"\ntitle = \"Ages\"\n\n{}", rows.collect::<String>());
    let site = Session::of_files(&[
        ("content/guide.toml", GUIDE),
        ("content/tables/ages.toml", &table),
        ("templates/locales/ru.toml", locale),
    ]);
    site.build().text("tables/ages.html").expect("the page is there").to_owned()
}

#[test]
fn a_count_takes_the_form_of_its_language() {
    let forms = "one = \"{from} год\", few = \"{from} года\", many = \"{from} лет\", other = \"{from} года\"";
    let page = page(&format!("[formats]\nage_from = {{ {forms} }}\n"), &[1, 3, 5, 21, 111]);
    for words in ["1 год<", "3 года<", "5 лет<", "21 год<", "111 лет<"] {
        assert!(page.contains(&format!(">{words}")), "{words} is not there");
    }
}

#[test]
fn a_word_without_forms_is_the_same_for_every_count() {
    let page = page("[formats]\nage_from = \"от {from}\"\n", &[1, 5]);
    assert!(page.contains(">от 1<") && page.contains(">от 5<"));
}

#[test]
fn a_form_that_is_missing_is_not_taken_from_english() {
    let page = page("[formats]\nage_from = { other = \"{from}+\" }\n", &[1, 5]);
    assert!(page.contains(">1+<") && page.contains(">5+<"));
}
