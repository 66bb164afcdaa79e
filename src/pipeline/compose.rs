//! Lists the pages of a [`Site`] and makes their views. One module per page type.

mod about;
mod cards;
pub mod content;
mod embeds;
mod explained;
mod feed;
mod glossary;
mod handouts;
mod home;
mod list;
mod manifest;
mod mentions;
mod not_found;
pub mod page_context;
mod part;
mod print;
mod questionnaire;
mod questions;
mod redirect;
mod redirects;
mod references;
mod result;
mod robots;
mod search;
mod section;
pub mod sitemap;
mod summary;
mod table;
pub mod view;

use self::page_context::PageContext;
use self::view::StructuredData;
use super::link::{LinkedGuide, Routes};
use crate::model::date::Date;
use crate::model::mention::node::Node;

/// Every page type: the function that lists its pages, and whether and how high search ranks these pages.
const PAGE_TYPES: &[(PagesOf, Searched)] = &[
    (home::pages, Searched::Low),
    (list::pages, Searched::Never),
    (part::pages, Searched::Low),
    (section::pages, Searched::Fully),
    (handouts::pages, Searched::Half),
    (table::pages, Searched::Half),
    (questionnaire::pages, Searched::Half),
    (explained::pages, Searched::Half),
    (references::pages, Searched::Low),
    (glossary::pages, Searched::Terms),
    (mentions::pages, Searched::Never),
    (result::pages, Searched::Never),
    (about::pages, Searched::Half),
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

/// All pages of a guide. Their addresses are known; their content is made later, page by page.
pub struct Site<'g> {
    /// The guide from which the pages are made.
    pub guide: &'g LinkedGuide,
    /// The date of the build.
    pub today: Date,
    /// The pages, in the order of `PAGE_TYPES`. Each can be made independently.
    pub pages: Vec<SitePage<'g>>,
}

/// A page of the site. Its content is made only when [`SitePage::page`] is called, so that a build need not hold all
/// pages in memory, and a preview makes only those pages that are looked at.
pub struct SitePage<'g> {
    /// Address of the page, relative to the site's root, as used in links.
    pub address: String,
    /// Components whose scripts the page loads, such as `questionnaire`.
    pub scripts: Vec<&'static str>,
    /// The styles (CSS) that the page loads in addition to those of the components in `scripts`.
    pub styles: Styles,
    /// Whether search finds the page, and how high search ranks it.
    pub searched: Searched,
    make: Box<dyn Fn() -> Page<'g> + Send + Sync + 'g>,
}

/// Whether search finds a page, and how high search ranks it: by its full score, which says how well the page matches
/// what the reader looks for, or by a part of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Searched {
    /// Search finds the page, such as the page of a section, and ranks it by its full score.
    Fully,
    /// Search finds the page but ranks it by half of its score, because its rows or questions are short texts, in which
    /// each word has more weight than in prose.
    Half,
    /// Search finds the page, such as the list of sources, but ranks it by a quarter of its score. If the reader looks
    /// for exactly a name on the page, the page still comes first.
    Low,
    /// A page of the glossary. Search ranks it by a quarter of its score. If a reader asks what a term on the page
    /// means, search puts the page first.
    Terms,
    /// Search does not find the page, because it only repeats other pages, like a print edition, or is not for reading,
    /// like the sitemap.
    Never,
}

/// The styles (CSS) that a page loads in addition to those of the components in its `scripts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Styles {
    /// The styles of everything that a text of the guide may contain, except interactive tools.
    Reading,
    /// The styles of the components that the page's template calls, for a page whose texts embed nothing. Holds the
    /// page type, which names the template.
    Template(&'static str),
    /// All styles of the theme, for print editions: they show tools without loading the scripts that would bring the
    /// styles.
    Everything,
}

impl<'g> SitePage<'g> {
    fn new(address: String, make: impl Fn(String) -> Page<'g> + Send + Sync + 'g) -> Self {
        let own = address.clone();
        let make = Box::new(move || make(own.clone()));
        Self {
            address,
            scripts: Vec::new(),
            styles: Styles::Reading,
            searched: Searched::Fully,
            make,
        }
    }

    /// Sets whether search finds the page, and how high search ranks it.
    fn searched(self, searched: Searched) -> Self {
        Self { searched, ..self }
    }

    /// Sets the components whose scripts the page loads, such as `questionnaire`.
    fn loading(self, scripts: Vec<&'static str>) -> Self {
        Self { scripts, ..self }
    }

    /// Sets the styles (CSS) that the page loads in addition to those of the components in `scripts`.
    fn styled(self, styles: Styles) -> Self {
        Self { styles, ..self }
    }

    /// Makes the page and the data for its template.
    pub fn page(&self) -> Page<'g> {
        Page { scripts: self.scripts.clone(), styles: self.styles, ..(self.make)() }
    }

    /// The file that contains the page, relative to the site's root.
    pub fn file(&self) -> String {
        Routes::file(&self.address)
    }
}

/// A page, or another file that a template makes, such as the feed, with the data for this template.
pub struct Page<'g> {
    /// Type of the page. The template is `pages/<type>.html`, or `pages/<type>` if the type has a file ending.
    pub page_type: &'static str,
    /// Address of the page, relative to the site's root, as used in links.
    pub address: String,
    /// Title of the page; `None` if the theme supplies it.
    pub title: Option<String>,
    /// Key in the theme's `words.formats` of the text into which the title is put, such as `mentions` for
    /// "Mentions of {title}"; `None` if the title stands alone.
    pub naming: Option<&'static str>,
    /// The page's number, if a list is divided into several pages with the same title; `None` for the first page.
    pub number: Option<usize>,
    /// The parts of the guide that contain the page, outermost first.
    pub trail: Vec<Node>,
    /// One or two sentences about the page for search engines.
    pub description: String,
    /// Words and questions of readers by which search also finds the page.
    pub found_by: &'g [String],
    /// Components whose scripts the page loads. The page is complete without them.
    pub scripts: Vec<&'static str>,
    /// The script that holds texts of the page. The page loads it before its other scripts, which show these texts.
    /// `None` if the page has no such script.
    pub texts: Option<SitePage<'g>>,
    /// The styles (CSS) that the page loads in addition to those of the components in `scripts`.
    pub styles: Styles,
    /// Structured data of the page (schema.org) for search engines; `None` if the page has none.
    pub structured_data: Option<StructuredData<'g>>,
    /// Computes the addresses of the page's links.
    pub page_context: PageContext<'g>,
    /// The data for the page's template.
    pub view: View<'g>,
}

/// The data for a template, of any type that can be serialised.
pub type View<'g> = Box<dyn erased_serde::Serialize + Send + Sync + 'g>;

/// What pages are made from: the guide, the date, and whether the pages state source positions.
#[derive(Clone, Copy)]
pub struct Composer<'g> {
    /// The guide from which pages are made.
    pub guide: &'g LinkedGuide,
    /// The date of the build; determines which reviews are overdue.
    pub today: Date,
    /// True if pages state the source positions of their texts, as in a preview.
    pub has_source_positions: bool,
    /// The file of the only page that is requested, as in a preview; `None` if all pages are listed.
    only: Option<&'g str>,
}

impl<'g> Composer<'g> {
    /// Returns false if only one page is requested, and the path of its file does not contain `name`, such as the id of
    /// a section. The page of `name` is then not requested and need not be prepared; a guide may have thousands of such
    /// pages.
    fn may_want(&self, name: &str) -> bool {
        self.only.is_none_or(|file| file.contains(name))
    }

    /// The context that computes the addresses of links on the page at this address.
    fn page_context(&self, address: &str) -> PageContext<'g> {
        let at = PageContext::new(self.guide, address);
        if self.has_source_positions { at.with_source_positions() } else { at }
    }

    /// Makes the page of this type at this address, with a title from the theme. `view` makes the data for its
    /// template.
    fn page(
        &self,
        page_type: &'static str,
        address: String,
        view: impl FnOnce(&PageContext<'g>) -> View<'g>,
    ) -> Page<'g> {
        let page_context = self.page_context(&address);
        let view = view(&page_context);
        Page::bare(page_type, address, page_context, view)
    }

    /// Makes the page of a table or questionnaire, which lists the sources that the texts of `nodes` cite. `view` makes
    /// the data for its template.
    fn page_with_sources(
        &self,
        page_type: &'static str,
        address: String,
        title: String,
        description: String,
        nodes: impl IntoIterator<Item = Node>,
        view: impl FnOnce(&PageContext<'g>) -> View<'g>,
    ) -> Page<'g> {
        let at = self.page_context(&address);
        let cited = view::cited(nodes, &at);
        let at = at.listing_sources(&cited);
        // Questionnaires have the general type too: schema.org's types for risk scores and calculators do not apply,
        // because nothing is added up.
        let data = StructuredData::of_medical_page(description.clone(), &cited, &at);
        let view = view(&at);
        Page {
            title: Some(title),
            description,
            structured_data: Some(data),
            ..Page::bare(page_type, address, at, view)
        }
    }
}

impl<'g> Page<'g> {
    /// A page with nothing but its data, its address and its type. The theme supplies its title.
    fn bare(
        page_type: &'static str,
        address: String,
        page_context: PageContext<'g>,
        view: View<'g>,
    ) -> Self {
        Self {
            page_type,
            address,
            title: None,
            naming: None,
            number: None,
            trail: Vec::new(),
            description: String::new(),
            found_by: &[],
            scripts: Vec::new(),
            texts: None,
            styles: Styles::Reading,
            structured_data: None,
            page_context,
            view,
        }
    }
}

/// Lists all pages of a guide.
pub fn compose<'g>(guide: &'g LinkedGuide, today: Date) -> Site<'g> {
    let composer = Composer { guide, today, has_source_positions: false, only: None };
    let pages = PAGE_TYPES.iter().flat_map(|(pages, searched)| {
        let found = |page: SitePage<'g>| {
            let searched = page.searched.max(*searched);
            page.searched(searched)
        };
        pages(composer).into_iter().map(found)
    });
    Site { guide, today, pages: pages.collect() }
}

/// The site with a single page: the one in the file `file`, or none if no page has this file. With
/// `has_source_positions`, the page states where its texts are written.
pub fn compose_page<'g>(
    guide: &'g LinkedGuide,
    today: Date,
    file: &'g str,
    has_source_positions: bool,
) -> Site<'g> {
    let composer = Composer { guide, today, has_source_positions, only: Some(file) };
    let mut types = PAGE_TYPES.iter();
    let page =
        types.find_map(|(pages, _)| pages(composer).into_iter().find(|page| page.file() == file));
    Site { guide, today, pages: page.into_iter().collect() }
}
