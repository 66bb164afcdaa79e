//! What all pages say about their site, as the data for templates.

use serde::Serialize;

use super::RichText;
use super::navigation::NavigationView;
use crate::model::settings::Publisher;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::link::HANDOUTS;

/// What every page says about the site, such as its title, language and publisher, as the data for templates.
#[derive(Serialize)]
pub struct SiteView<'g> {
    title: &'g str,
    short_title: Option<&'g str>,
    description: &'g str,
    language: &'g str,
    locale: String,
    direction: &'static str,
    address: Option<&'g str>,
    version: Option<&'g str>,
    license: Option<&'g str>,
    license_url: Option<&'g str>,
    publisher: PublisherView<'g>,
    disclaimer: RichText<'g>,
    stylesheet: String,
    feed: Option<&'static str>,
    handouts: Option<String>,
    search: Option<String>,
    navigation: Vec<NavigationItem<'g>>,
    motif: &'static str,
    mark: Option<&'g str>,
    #[serde(flatten)]
    header_and_menu: &'g NavigationView,
}

#[derive(Serialize)]
struct PublisherView<'g> {
    name: &'g str,
    url: Option<&'g str>,
    contact: Option<&'g str>,
    address: Option<&'g str>,
}

#[derive(Serialize)]
struct NavigationItem<'g> {
    key: &'static str,
    path: String,
    title: Option<&'g str>,
}

/// Languages that are written from right to left, each by the first part of its tag: `ar` for `ar-EG`.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "dv", "fa", "he", "ps", "sd", "ur", "yi"];

impl<'g> SiteView<'g> {
    /// Makes the data that a page needs about the site. `stylesheet` is the path of this page's stylesheet.
    pub fn new(
        at: &PageContext<'g>,
        header_and_menu: &'g NavigationView,
        stylesheet: &str,
    ) -> Self {
        let settings = &at.guide.guide.settings;
        let Publisher { name, url, contact, address } = &settings.publisher;
        let primary = settings.language.value.split('-').next().unwrap_or_default();
        Self {
            title: &settings.title,
            short_title: settings.short_title.as_deref(),
            description: &settings.description,
            language: &settings.language.value,
            locale: locale(&settings.language.value),
            address: settings.base_url.as_deref(),
            direction: if RIGHT_TO_LEFT.contains(&primary) { "rtl" } else { "ltr" },
            version: settings.version.as_deref(),
            license: settings.license.as_deref(),
            license_url: settings.license_url.as_deref(),
            publisher: PublisherView {
                name,
                url: url.as_deref(),
                contact: contact.as_deref(),
                address: address.as_deref(),
            },
            disclaimer: RichText::new(at, &settings.editorial.disclaimer, "disclaimer:"),
            stylesheet: stylesheet.to_owned(),
            feed: settings.base_url.as_ref().map(|_| "feed.xml"),
            handouts: at.guide.guide.has_handouts().then(|| at.guide.routes.address(HANDOUTS)),
            search: settings
                .has_search
                .then(|| at.guide.routes.address(at.guide.routes.search_name())),
            navigation: navigation(at),
            motif: settings.motif.name(),
            mark: settings.look.logo.as_ref().map(|logo| logo.value.as_str()),
            header_and_menu,
        }
    }
}

/// Converts a language tag to the form that OpenGraph uses: `zh-Hant-TW` becomes `zh_TW`.
fn locale(tag: &str) -> String {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default().to_lowercase();
    let is_region = |subtag: &&str| {
        let all = |is: fn(&u8) -> bool| subtag.bytes().all(|byte| is(&byte));
        (subtag.len() == 2 && all(u8::is_ascii_alphabetic))
            || (subtag.len() == 3 && all(u8::is_ascii_digit))
    };
    // Subtags after a single letter are extensions, not a region.
    match subtags.take_while(|subtag| subtag.len() > 1).find(is_region) {
        Some(region) => format!("{language}_{}", region.to_uppercase()),
        None => language,
    }
}

/// The links in the footer of every page. Their number does not grow with the guide.
fn navigation<'g>(at: &PageContext<'g>) -> Vec<NavigationItem<'g>> {
    let guide = &at.guide.guide;
    let routes = &at.guide.routes;
    let own = |key: &'static str, name: &str| NavigationItem {
        key,
        path: Some(routes.address(name)).filter(|path| !path.is_empty()).unwrap_or("./".to_owned()),
        title: None,
    };
    let mut items = vec![own("home", "index")];
    if let Some(questionnaire) = guide.questionnaires.first() {
        let path = routes.page(questionnaire.node());
        items.push(NavigationItem {
            key: "questionnaire",
            path,
            title: Some(&questionnaire.title),
        });
    }
    if !guide.terms.is_empty() {
        items.push(own("glossary", "glossary"));
    }
    if !guide.references.is_empty() {
        items.push(own("references", "references"));
    }
    items.extend([own("about", "about"), own("print", "print")]);
    items
}
