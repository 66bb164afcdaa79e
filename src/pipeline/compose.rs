//! `&LinkedGuide` → [`Site`]: which pages there are, and what each shows. One file a page type.

mod about;
mod cards;
pub mod content;
mod embeds;
mod feed;
mod glossary;
mod handouts;
mod home;
mod list;
mod manifest;
mod mentions;
mod not_found;
mod part;
mod print;
mod questionnaire;
mod redirect;
mod redirects;
mod references;
mod robots;
mod search;
mod section;
mod sitemap;
pub mod standpoint;
mod summary;
mod table;
pub mod view;

use self::standpoint::Standpoint;
use self::view::StructuredData;
use super::link::{LinkedGuide, Routes};
use crate::model::date::Date;
use crate::model::mention::node::Node;

/// Every page type: from the guide to its pages of that type, and whether search finds them.
const PAGE_TYPES: &[(PagesOf, Searched)] = &[
    (home::pages, Searched::Low),
    (list::pages, Searched::Never),
    (part::pages, Searched::Low),
    (section::pages, Searched::Fully),
    (handouts::pages, Searched::Never),
    (table::pages, Searched::Fully),
    (questionnaire::pages, Searched::Fully),
    (references::pages, Searched::Low),
    (glossary::pages, Searched::Low),
    (mentions::pages, Searched::Never),
    (about::pages, Searched::Low),
    (print::pages, Searched::Never),
    (search::pages, Searched::Never),
    (not_found::pages, Searched::Never),
    (redirect::pages, Searched::Never),
    (redirects::pages, Searched::Never),
    (sitemap::pages, Searched::Never),
    (robots::pages, Searched::Never),
    (feed::pages, Searched::Never),
    (manifest::pages, Searched::Never),
];

type PagesOf = for<'g> fn(Composer<'g>) -> Vec<SitePage<'g>>;

/// The pages of a guide, and the files that are published as they are.
pub struct Site<'g> {
    /// The guide that they show.
    pub guide: &'g LinkedGuide,
    /// The day of the build.
    pub today: Date,
    /// The pages. Each can be made alone.
    pub pages: Vec<SitePage<'g>>,
}

/// A page that is known by its address, and made when it is asked for.
pub struct SitePage<'g> {
    /// Its address below the site, as links name it.
    pub address: String,
    /// The components whose scripts it loads.
    pub scripts: Vec<&'static str>,
    /// Whether it is found by search.
    pub searched: Searched,
    make: Box<dyn Fn() -> Page<'g> + Send + Sync + 'g>,
}

/// Whether a page is found by search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Searched {
    /// It is.
    Fully,
    /// It is, and counts half: home, the glossary, sources, a hand-out. Exact names of it come first all the same.
    Low,
    /// It only repeats others.
    Never,
}

impl<'g> SitePage<'g> {
    fn new(address: String, make: impl Fn(String) -> Page<'g> + Send + Sync + 'g) -> Self {
        let own = address.clone();
        let make = Box::new(move || make(own.clone()));
        Self { address, scripts: Vec::new(), searched: Searched::Fully, make }
    }

    /// The same page, which is found by search.
    fn searched(self, searched: Searched) -> Self {
        Self { searched, ..self }
    }

    /// The same page, which loads the scripts of these components.
    fn loading(self, scripts: Vec<&'static str>) -> Self {
        Self { scripts, ..self }
    }

    /// Makes the page.
    pub fn page(&self) -> Page<'g> {
        Page { scripts: self.scripts.clone(), ..(self.make)() }
    }

    /// The file that it is written to, below the site.
    pub fn file(&self) -> String {
        Routes::file(&self.address)
    }
}

/// One page, or one file that a template makes.
pub struct Page<'g> {
    /// Its type, as the theme knows it: the template is `pages/<type>.html`, or `pages/<type>` if that has an ending.
    pub page_type: &'static str,
    /// Its address below the site, as links name it.
    pub address: String,
    /// Its title; none where the theme names it.
    pub title: Option<String>,
    /// What of the thing of this title it shows, by the theme's words: `words.formats`.
    pub naming: Option<&'static str>,
    /// Its number, where it is not the first of several with one title.
    pub number: Option<usize>,
    /// The parts that it stands in, the outermost first.
    pub trail: Vec<Node>,
    /// One or two sentences for search results.
    pub description: String,
    /// The components whose scripts it loads. Whoever reads it without them misses nothing.
    pub scripts: Vec<&'static str>,
    /// What it says of itself to programs.
    pub structured_data: Option<StructuredData<'g>>,
    /// What links on it start from.
    pub standpoint: Standpoint<'g>,
    /// What it shows.
    pub view: View<'g>,
}

/// What a page shows: anything that the template engine can be given.
pub type View<'g> = Box<dyn erased_serde::Serialize + Send + Sync + 'g>;

/// What page types compose from.
#[derive(Clone, Copy)]
pub struct Composer<'g> {
    /// The guide.
    pub guide: &'g LinkedGuide,
    /// The day of the build, for reviews that are overdue.
    pub today: Date,
    /// Whether pages say where in the author's files their texts stand.
    pub tells_places: bool,
}

impl<'g> Composer<'g> {
    /// A page at this address, seen from its links.
    fn standpoint(&self, address: &str) -> Standpoint<'g> {
        let at = Standpoint::new(self.guide, address);
        if self.tells_places { at.telling_places() } else { at }
    }

    /// A page of the guide's own at an address, without a title.
    fn page(
        &self,
        page_type: &'static str,
        address: String,
        view: impl FnOnce(&Standpoint<'g>) -> View<'g>,
    ) -> Page<'g> {
        let standpoint = self.standpoint(&address);
        let view = view(&standpoint);
        Page {
            page_type,
            address,
            title: None,
            naming: None,
            number: None,
            trail: Vec::new(),
            description: String::new(),
            scripts: Vec::new(),
            structured_data: None,
            standpoint,
            view,
        }
    }
}

/// Lists every page.
pub fn compose<'g>(guide: &'g LinkedGuide, today: Date) -> Site<'g> {
    let composer = Composer { guide, today, tells_places: false };
    let pages = PAGE_TYPES.iter().flat_map(|(pages, searched)| {
        let found = |page: SitePage<'g>| {
            let searched = page.searched.max(*searched);
            page.searched(searched)
        };
        pages(composer).into_iter().map(found)
    });
    Site { guide, today, pages: pages.collect() }
}

/// A site of no more than the page in this file, which says where its texts stand if that is wanted.
pub fn compose_page<'g>(
    guide: &'g LinkedGuide,
    today: Date,
    file: &str,
    tells_places: bool,
) -> Site<'g> {
    let composer = Composer { guide, today, tells_places };
    let mut types = PAGE_TYPES.iter();
    let page =
        types.find_map(|(pages, _)| pages(composer).into_iter().find(|page| page.file() == file));
    Site { guide, today, pages: page.into_iter().collect() }
}
