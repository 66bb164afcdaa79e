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

/// Every page type: the function that lists the pages of this type, and how search treats them.
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

/// All pages of a guide. Their addresses are known, but the content of a page is made only when it is needed.
pub struct Site<'g> {
    /// The guide from which the pages are made.
    pub guide: &'g LinkedGuide,
    /// The date of the build.
    pub today: Date,
    /// The pages, in the order of `PAGE_TYPES`. Each can be made by itself.
    pub pages: Vec<SitePage<'g>>,
}

/// A page of the site. Its content is made only when [`SitePage::page`] is called. So a build need not hold all pages
/// in memory, and a preview makes only the pages that somebody looks at.
pub struct SitePage<'g> {
    /// Address of the page, relative to the site's root, such as `causes.html` or `causes/`.
    pub address: String,
    /// Components whose scripts the page loads, such as `questionnaire`.
    pub scripts: Vec<&'static str>,
    /// The styles (CSS) that the page loads in addition to those of the components in `scripts`.
    pub styles: Styles,
    /// Whether search finds the page, and how high search ranks it.
    pub searched: Searched,
    make: Box<dyn Fn(String) -> Page<'g> + Send + Sync + 'g>,
}

/// Whether search finds a page, and how high search ranks it. The score of a page says how well it matches what the
/// reader looks for. Search ranks some pages by their full score, and others by a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Searched {
    /// Search finds the page, such as the page of a section, and ranks it by its full score.
    Fully,
    /// Search finds the page, such as the page of a table, but ranks it by half of its score. The rows or questions on
    /// such a page are short texts, in which each word has more weight than in prose.
    Half,
    /// Search finds the page, such as the list of sources, but ranks it by a quarter of its score. However, if the
    /// reader looks for exactly a name that is on the page, the page comes first.
    Low,
    /// A page of the glossary. Search ranks it by a quarter of its score. However, if a reader asks for the meaning of
    /// a term on the page, the page comes first.
    Terms,
    /// Search does not find the page. Either it only repeats other pages, like a print edition, or it is not for
    /// readers, like the sitemap.
    Never,
}

/// The styles (CSS) that a page loads in addition to those of the components in its `scripts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Styles {
    /// The styles of everything that a text of the guide may contain, except interactive tools.
    Reading,
    /// For a page whose texts embed nothing: only the styles of the components that the page's template calls. The
    /// value is the page type, which gives the template its name.
    Template(&'static str),
    /// All styles of the theme. For print editions, which show tools but load no scripts: elsewhere, the styles of a
    /// tool come with its scripts.
    Everything,
}

impl<'g> SitePage<'g> {
    fn new(address: String, make: impl Fn(String) -> Page<'g> + Send + Sync + 'g) -> Self {
        Self {
            address,
            scripts: Vec::new(),
            styles: Styles::Reading,
            searched: Searched::Fully,
            make: Box::new(make),
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
        Page {
            scripts: self.scripts.clone(),
            styles: self.styles,
            ..(self.make)(self.address.clone())
        }
    }

    /// The path of the file that contains the page, relative to the site's root.
    pub fn file(&self) -> String {
        Routes::file(&self.address)
    }
}

/// The data for a template, which makes a page or another file, such as the feed, from it.
pub struct Page<'g> {
    /// Type of the page, which is also the name of its template: `pages/<type>.html`, or `pages/<type>` if the type has
    /// a file ending.
    pub page_type: &'static str,
    /// Address of the page, relative to the site's root, such as `causes.html` or `causes/`.
    pub address: String,
    /// Title of the page; `None` if the theme supplies it.
    pub title: Option<String>,
    /// Key, in the theme's `words.formats`, of a text into which the title is put: `mentions` for "Mentions of
    /// {title}". `None` if the title stands alone.
    pub naming: Option<&'static str>,
    /// The number of the page, if a list is divided into several pages with the same title. `None` for its first page,
    /// and for all other pages.
    pub number: Option<usize>,
    /// The parts of the guide that contain the page, outermost first.
    pub trail: Vec<Node>,
    /// One or two sentences about the page for search engines.
    pub description: String,
    /// Words and questions of readers: search finds the page by these, too.
    pub found_by: &'g [String],
    /// Components whose scripts the page loads. The page is complete without them.
    pub scripts: Vec<&'static str>,
    /// A script that contains texts of the page. The page's other scripts show these texts, so it is loaded first.
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
    /// The date of the build. A review is overdue if it was due before this date.
    pub today: Date,
    /// True if the HTML states where each text is in the guide's files, as in a preview.
    pub has_source_positions: bool,
    /// If only one page is requested, as in a preview: the path of its file. `None` if all pages are requested.
    only: Option<&'g str>,
}

impl<'g> Composer<'g> {
    /// Returns false if only one page is requested and its path does not contain `name`, such as the id of a section.
    /// The page that belongs to `name` is then not the requested one, and need not be listed. This saves time, because
    /// a guide may have thousands of pages.
    fn may_want(&self, name: &str) -> bool {
        self.only.is_none_or(|file| file.contains(name))
    }

    /// The context that computes the addresses of links on the page at this address.
    fn page_context(&self, address: &str) -> PageContext<'g> {
        let at = PageContext::new(self.guide, address);
        if self.has_source_positions { at.with_source_positions() } else { at }
    }

    /// Makes a page of the type `page_type` at `address`. Its title comes from the theme. `view` makes the data for its
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

    /// Makes the page of a table or questionnaire. The page lists the sources that the texts of `nodes` cite. `view`
    /// makes the data for its template.
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
    /// Creates a page that has only a type, an address and data. Its title comes from the theme.
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

/// Lists only the page in the file `file`. The site has no page if no page is in this file. If `has_source_positions`
/// is true, the page states where its texts are in the guide's files.
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
