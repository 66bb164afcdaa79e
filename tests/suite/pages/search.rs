//! Search: the words for which a typed word stands, and a site without search.

use osteon::pipeline::{Renderer, compose};
use osteon::search::{LocaleWords, PageText, Passage, SearchableSite, find};

use crate::support::project::Session;

fn session(setting: &str) -> Session {
    let guide = format!(
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n{setting}[publisher]\nname = \"P\"\n"
    );
    Session::of_files(&[
        ("content/guide.toml", &guide),
        ("content/sections/milk.md", "+++\ntitle = \"Milk\"\n+++\n\n## Calcium\n\nDrink.\n"),
    ])
}

#[test]
fn a_guide_without_search_has_no_trace_of_it() {
    for (setting, is_there) in [("", true), ("search = true\n", true), ("search = false\n", false)]
    {
        let site = session(setting).build();
        let is_of_search = |path: &&String| path.contains("search");
        let files: Vec<&String> = site.output.files.keys().filter(is_of_search).collect();
        assert_eq!(!files.is_empty(), is_there, "{setting}{files:?}");
        let page = site.text("milk.html").expect("a page");
        assert_eq!(page.contains("site-header-search"), is_there, "{setting}{page}");
    }
}

/// The addresses of the pages that a query finds in a project.
fn addresses(session: &Session, typed: &str) -> Vec<String> {
    let analysis = session.check();
    let site = compose(&analysis.guide, session.today);
    let renderer = Renderer::new(&site, &analysis.theme).expect("the theme is right");
    let search = renderer.search().expect("every page is made");
    let (pages, _) = find(&search, typed, usize::MAX);
    pages.into_iter().map(|page| page.address).collect()
}

#[test]
fn a_section_is_found_by_words_that_only_its_front_matter_has() {
    let guide =
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
    let section = |found_by: &str| format!("+++\ntitle = \"Scans\"\n{found_by}+++\n\nLie still.\n");
    let [with, without] = [section("found-by = [\"does it tingle\"]\n"), section("")];
    for (section, wanted) in [(&with, &["scans.html"][..]), (&without, &[])] {
        let session = Session::of_files(&[
            ("content/guide.toml", guide),
            ("content/sections/scans.md", section),
        ]);
        assert_eq!(addresses(&session, "tingle"), wanted, "{section}");
        let site = session.build();
        let page = site.text("scans.html").expect("a page");
        let body = page.split("<body").nth(1).expect("a body");
        assert!(!body.contains("tingle"), "readers do not see it: {body}");
    }
}

#[test]
fn a_question_for_the_meaning_of_a_name_finds_the_glossary_first() {
    let guide =
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
    let glossary = "[dxa]\nterm = \"DXA scan\"\nabbreviation = \"DXA\"\ndefinition = \"An X-ray.\"\n\n\
                    [drip]\nterm = \"drip of zeal\"\ndefinition = \"A medicine.\"\n";
    let section = "+++\ntitle = \"DXA scan\"\n+++\n\n## DXA\n\nA DXA scan. A drip of zeal.\n";
    let session = Session::of_files(&[
        ("content/guide.toml", guide),
        ("content/glossary.toml", glossary),
        ("content/sections/scans.md", section),
    ]);
    let first = |typed: &str| addresses(&session, typed).first().cloned();
    for typed in
        ["what is a DXA scan", "What does DXA stand for?", "DXA meaning", "what are DXA scans"]
    {
        assert_eq!(first(typed).as_deref(), Some("glossary.html"), "{typed}");
        assert!(addresses(&session, typed).contains(&"scans.html".to_owned()), "{typed}");
    }
    assert_eq!(first("drip of zeal meaning").as_deref(), Some("glossary.html"));
    for typed in ["does DXA hurt", "where is my DXA scan result from May"] {
        assert_eq!(first(typed).as_deref(), Some("scans.html"), "{typed}");
    }
}

/// The pages that a query finds in a guide. The guide has one section for each of a few words, such as "calcium" and
/// "65".
fn found(typed: &str) -> Vec<String> {
    let words = ["calcitonin", "calcium", "dxa", "osteon", "osteoporosis", "vitamin", "65", "650"];
    let section = |word: &str| {
        let text = format!("+++\ntitle = \"Page\"\n+++\n\nSee {word} there.\n");
        (format!("content/sections/p-{word}.md"), text)
    };
    let sections = words.map(section);
    let guide = "title = \"G\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
    let mut files = vec![("content/guide.toml", guide)];
    files.extend(sections.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let word =
        |address: &String| Some(address.strip_prefix("p-")?.strip_suffix(".html")?.to_owned());
    let mut words: Vec<String> =
        addresses(&Session::of_files(&files), typed).iter().filter_map(word).collect();
    words.sort();
    words
}

#[test]
fn words_are_found_by_their_beginning() {
    assert_eq!(found("calc"), ["calcitonin", "calcium"]);
    assert_eq!(found("65"), ["65"]);
    assert_eq!(found("d"), Vec::<String>::new());
}

#[test]
fn one_error_is_forgiven() {
    for typed in ["calcum", "calciium", "caclium", "calxium"] {
        assert_eq!(found(typed), ["calcium"], "{typed}");
    }
    assert_eq!(found("osteporos"), ["osteoporosis"]);
    assert_eq!(found("caaciumm"), Vec::<String>::new());
}

#[test]
fn no_error_is_forgiven_in_the_first_letter_or_in_a_short_word() {
    for typed in ["alcium", "aclcium", "xalcium", "dxb", "vita", "vyta"] {
        let wanted: &[&str] = if typed == "vita" { &["vitamin"] } else { &[] };
        assert_eq!(found(typed), wanted, "{typed}");
    }
}

/// The pages of a guide that a query finds; the guide has one section per text, `p0.html` and so on.
fn found_of(texts: &[&str], typed: &str) -> Vec<String> {
    let section = |(number, text): (usize, &&str)| {
        let text = format!("+++\ntitle = \"Page\"\n+++\n\n{text}\n");
        (format!("content/sections/p{number}.md"), text)
    };
    let sections: Vec<_> = texts.iter().enumerate().map(section).collect();
    let guide = "title = \"G\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
    let mut files = vec![("content/guide.toml", guide)];
    files.extend(sections.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    addresses(&Session::of_files(&files), typed)
}

#[test]
fn words_that_only_phrase_a_question_are_found_if_nothing_else_is_typed() {
    let texts = ["Know when to rest.", "Rest.", "Rest well."];
    let found = found_of(&texts, "when to");
    assert_eq!(found[0], "p0.html");
    assert!(!found.contains(&"p1.html".to_owned()), "{found:?}");
    assert_eq!(found_of(&texts, "when to rest")[0], "p0.html");
    assert!(found_of(&texts, "when to rest").contains(&"p2.html".to_owned()));
}

#[test]
fn the_numbers_of_copied_citations_are_ignored() {
    let texts = ["Scans help. Ask early, at 65.", "Ask.", "Help with scans, then ask.", "See 12."];
    for typed in ["Scans help[1, 2].", "2]. Ask early", "[12]. Ask early", "early[3,"] {
        assert_eq!(found_of(&texts, typed).first().map(String::as_str), Some("p0.html"), "{typed}");
    }
    assert_eq!(found_of(&texts, "[12]"), ["p3.html"]);
    assert_eq!(found_of(&texts, "at [home] 65"), ["p0.html"]);
}

#[test]
fn a_single_chinese_character_is_found_beside_its_neighbour() {
    let texts = ["年齡、疾病。", "疾病，年齡。", "齡前疾後", "重要 事"];
    assert_eq!(found_of(&texts, "齡、疾"), ["p0.html"]);
    assert_eq!(found_of(&texts, "病， 年"), ["p1.html"]);
    assert_eq!(found_of(&texts, "病 年"), Vec::<String>::new());
    assert_eq!(found_of(&texts, "要 事"), ["p3.html"]);
    // The names of few pages contain these characters, so each is worth more than the pair.
    let texts = ["第一章（本頁）。", "二章（本頁）。", "三章（本頁）。", "## 本\n\n## 章"];
    let found = found_of(&texts, "章（本");
    assert!(
        ["p0.html", "p1.html", "p2.html"].iter().all(|own| found[..3].contains(&(*own).to_owned())),
        "{found:?}"
    );
}

#[test]
fn the_texts_of_buttons_are_not_found() {
    let guide =
        "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
    let section = "+++\ntitle = \"Milk\"\n+++\n\nDrink it.\n";
    let session =
        Session::of_files(&[("content/guide.toml", guide), ("content/sections/milk.md", section)]);
    let site = session.build();
    let page = site.text("milk.html").expect("a page");
    assert!(page.contains("Print this page"), "{page}");
    assert_eq!(addresses(&session, "drink"), ["milk.html"]);
    assert_eq!(addresses(&session, "print this"), Vec::<String>::new());
}

const PAIRS: [&str; 2] = [
    "甲乙、丙丁、戊己、庚辛、壬癸、子丑、寅卯、辰巳、午未",
    "乙丙、丁戊、己庚、辛壬、癸子、丑寅、卯辰、巳午、未申",
];
const LONG_TEXT: &str = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申";

/// Searches a site of this many pages for a text that consists of 18 pairs of characters. The first page contains the
/// text. The second contains every second pair, beginning with the first; the third contains the other pairs. Returns
/// the addresses of the results.
fn found_on_site_of(pages: usize) -> Vec<String> {
    let texts = [LONG_TEXT].into_iter().chain(PAIRS).chain(std::iter::repeat("天地"));
    let page = |(number, text): (usize, &str)| PageText {
        address: number.to_string(),
        passages: vec![Passage { text: text.to_owned(), ..Passage::default() }],
    };
    let pages: Vec<PageText> = texts.take(pages).enumerate().map(page).collect();
    let count = pages.len();
    let search = SearchableSite::new(pages, [count; 3], LocaleWords::default());
    let (found, _) = find(&search, LONG_TEXT, usize::MAX);
    found.into_iter().map(|page| page.address).collect()
}

#[test]
fn half_of_a_long_text_is_looked_up_on_a_large_site() {
    assert_eq!(found_on_site_of(1000), ["0", "1", "2"]);
    assert_eq!(found_on_site_of(1001), ["0", "2"]);
}

/// The excerpt of `text` that the results show for the query `typed`.
fn excerpt(text: &str, typed: &str) -> String {
    let passages =
        vec![Passage { name: "A".to_owned(), text: text.to_owned(), ..Passage::default() }];
    let pages = vec![PageText { address: "a.html".to_owned(), passages }];
    let search = SearchableSite::new(pages, [1; 3], LocaleWords::default());
    let (found, _) = find(&search, typed, 1);
    let stretches = found.iter().flat_map(|page| &page.passages).flat_map(|own| &own.excerpt);
    stretches.map(|own| own.text.as_str()).collect()
}

#[test]
fn excerpts_begin_and_end_with_sentences_clauses_or_words() {
    let latin = "Nobody needs extraordinarily strong sunshine to see a marigold in the garden behind \
                 the house where everybody congregates on Sundays";
    assert_eq!(
        excerpt(latin, "marigold"),
        "…sunshine to see a marigold in the garden behind the house where everybody…"
    );
    let sentence = "One two three four five. See a marigold today! And something else follows here, which is long \
                    enough to be cut somewhere in the middle.";
    assert_eq!(
        excerpt(sentence, "marigold"),
        "See a marigold today! And something else follows here, which is long enough to…"
    );
    let clause = "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往，秋收冬藏閏餘成歲。";
    assert_eq!(excerpt(clause, "冬藏"), "…秋收冬藏閏餘成歲。");
    let long = format!("天地{}，{}。{}", "玄黃".repeat(35), "宇宙".repeat(8), "洪荒".repeat(9));
    assert_eq!(excerpt(&long, "天地"), format!("天地{}…", "玄黃".repeat(35)));
    assert_eq!(excerpt("天地玄黃。宇宙洪荒", "洪荒"), "宇宙洪荒");
}

#[test]
fn a_text_of_found_by_is_shown_only_if_nothing_else_matches() {
    let passage = |anchor: &str, name: &str, text: &str| Passage {
        anchor: anchor.to_owned(),
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let passages = vec![
        passage("", "Bones", "Text."),
        passage("a", "Milk", "It has calcium."),
        passage("", "drinking milk", ""),
        passage("", "tingling milk", ""),
    ];
    let page = PageText { address: "a.html".to_owned(), passages };
    let search = SearchableSite::new(vec![page], [1; 3], LocaleWords::default());
    for (typed, wanted) in [("milk", &["Milk"][..]), ("tingling", &["tingling milk"])] {
        let (found, _) = find(&search, typed, 1);
        let name = |own: &osteon::search::FoundPassage| -> String {
            own.name.iter().map(|stretch| stretch.text.as_str()).collect()
        };
        let names: Vec<String> = found[0].passages.iter().map(name).collect();
        assert_eq!(names, wanted, "{typed}");
    }
}

#[test]
fn a_small_site_has_one_file_of_search() {
    for (sections, is_one) in [(50, true), (70, false)] {
        let section = |number: usize| {
            let text = format!("+++\ntitle = \"Page {number}\"\n+++\n\nDrink milk.\n");
            (format!("content/sections/p-{number}.md"), text)
        };
        let sections: Vec<(String, String)> = (0..sections).map(section).collect();
        let guide =
            "title = \"G\"\ndescription = \"D.\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
        let mut files = vec![("content/guide.toml", guide)];
        files.extend(sections.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let site = Session::of_files(&files).build();
        let is_index = |path: &&String| path.starts_with("assets/search/");
        let index: Vec<&String> = site.output.files.keys().filter(is_index).collect();
        assert_eq!(index == ["assets/search/start.js"], is_one, "{index:?}");
        let start = site.text("assets/search/start.js").expect("the index");
        assert_eq!(start.contains("Drink milk."), is_one);
    }
}
