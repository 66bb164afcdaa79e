//! What pages tell search engines in a form for machines (schema.org as JSON-LD). Everything in it comes from the
//! guide's files. What these files do not state is left out: there is no reviewer without a review, and there are no
//! ratings.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::{Json, Link};
use crate::model::id::Id;
use crate::model::mention::MentionId;
use crate::model::mention::node::Node;
use crate::model::person::Person;
use crate::model::reference::Reference;
use crate::model::section::Section;
use crate::model::term::Term;
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::compose::summary;
use crate::pipeline::compose::view::source::doi_address;

/// What a page tells search engines about itself. Its name is added later, because the theme may supply it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StructuredData<'g> {
    #[serde(rename = "@type")]
    schema_type: &'static str,
    #[serde(flatten)]
    address: Address,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<&'g str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    in_language: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'g str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Party<'g>>,
    publisher: Party<'g>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(flatten)]
    review: Option<Review<'g>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<Cow<'g, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<WebSite<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<TermSet<'g>>,
}

/// The full address of a page or site, for the fields `@id` and `url`. Both are `None` if the site's address is
/// unknown.
#[derive(Clone, Serialize)]
struct Address {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// A person or an organisation, such as an author or the publisher.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Party<'g> {
    #[serde(rename = "@type")]
    schema_type: &'static str,
    name: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_credential: Option<Credential<'g>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<Box<Party<'g>>>,
}

#[derive(Serialize)]
struct Credential<'g> {
    #[serde(rename = "@type")]
    schema_type: &'static str,
    name: &'g str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Review<'g> {
    last_reviewed: String,
    reviewed_by: Party<'g>,
}

/// The site to which a page belongs.
#[derive(Serialize)]
struct WebSite<'g> {
    #[serde(rename = "@type")]
    schema_type: &'static str,
    name: &'g str,
    #[serde(flatten)]
    address: Address,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TermSet<'g> {
    #[serde(rename = "@type")]
    schema_type: &'static str,
    has_defined_term: Vec<DefinedTerm<'g>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DefinedTerm<'g> {
    #[serde(rename = "@type")]
    schema_type: &'static str,
    name: &'g str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<&'g str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// The JSON-LD of a page: its structured data, its name, and the way from the home page to it, as a list of page
/// titles.
#[derive(Serialize)]
struct Script<'s, 'g> {
    #[serde(rename = "@context")]
    context: &'static str,
    name: &'s str,
    #[serde(flatten)]
    data: &'s StructuredData<'g>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breadcrumb: Option<Breadcrumb>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Breadcrumb {
    #[serde(rename = "@type")]
    schema_type: &'static str,
    item_list_element: Vec<Crumb>,
}

#[derive(Serialize)]
struct Crumb {
    #[serde(rename = "@type")]
    schema_type: &'static str,
    position: usize,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
}

impl<'g> StructuredData<'g> {
    /// The structured data of the home page. It describes the whole site.
    pub fn of_site(at: &PageContext<'g>) -> Self {
        let settings = &at.guide.guide.settings;
        Self {
            alternate_name: settings.short_title.as_deref(),
            version: settings.version.as_deref(),
            is_part_of: None,
            ..Self::of_page("WebSite", settings.description.clone(), at)
        }
    }

    /// The structured data that all pages have. `schema_type` is the page's type in schema.org, such as `AboutPage`.
    pub fn of_page(schema_type: &'static str, description: String, at: &PageContext<'g>) -> Self {
        let settings = &at.guide.guide.settings;
        let publisher = &settings.publisher;
        Self {
            schema_type,
            address: Address { id: at.canonical(), url: at.canonical() },
            alternate_name: None,
            description,
            in_language: &settings.language.value,
            version: None,
            license: settings.license_url.as_deref(),
            author: Vec::new(),
            publisher: Party {
                url: publisher.url.as_deref(),
                ..Party::new("Organization", &publisher.name)
            },
            date_modified: None,
            review: None,
            citation: Vec::new(),
            is_part_of: Some(WebSite {
                schema_type: "WebSite",
                name: &settings.title,
                // The page itself names its address as `url`; here the identifier is enough.
                address: Address { id: at.absolute(""), url: None },
            }),
            main_entity: None,
        }
    }

    /// The structured data of a page with health information that cites these sources.
    pub fn of_medical_page(description: String, cited: &[Id], at: &PageContext<'g>) -> Self {
        let references = &at.guide.guide.references;
        Self {
            citation: cited.iter().map(|key| citation(&references[*key])).collect(),
            ..Self::of_page("MedicalWebPage", description, at)
        }
    }

    /// The structured data of a section's page: its `description`, authors, date of the last change, reviewer if there
    /// is one, and cited sources.
    pub fn of_section(
        section: &'g Section,
        description: String,
        cited: &[Id],
        at: &PageContext<'g>,
    ) -> Self {
        let review = section.review.as_ref().and_then(|review| {
            let reviewed_by = Party::of_person(review.by, at)?;
            Some(Review { last_reviewed: review.date.value.to_string(), reviewed_by })
        });
        let authors = section.authors.iter();
        Self {
            author: authors.filter_map(|author| Party::of_person(*author, at)).collect(),
            date_modified: section.updated.as_ref().map(|date| date.value.to_string()),
            review,
            ..Self::of_medical_page(description, cited, at)
        }
    }

    /// The structured data of a page of the glossary. `shown` are the indices of the terms on this page, counted from
    /// 0.
    pub fn of_glossary(shown: Range<usize>, at: &PageContext<'g>) -> Self {
        let terms = at.guide.guide.terms.iter().skip(shown.start).take(shown.len());
        let terms = terms.map(|term| DefinedTerm::new(term, at)).collect();
        let set = TermSet { schema_type: "DefinedTermSet", has_defined_term: terms };
        Self { main_entity: Some(set), ..Self::of_page("WebPage", String::new(), at) }
    }

    /// Converts the structured data to JSON-LD. `name` is the page's name. `trail` lists the parts of the guide that
    /// contain the page, outermost first.
    pub fn json(&self, name: &str, trail: &[Node], at: &PageContext<'_>) -> Json {
        let site = &at.guide.guide.settings.title;
        let above =
            trail.iter().map(|node| (Link::to(*node, at).title.plain(), at.absolute_href(*node)));
        let crumbs = [(site.clone(), at.absolute(""))].into_iter();
        let crumbs = crumbs.chain(above).chain([(name.to_owned(), at.canonical())]);
        let crumb = |(place, (name, item))| Crumb {
            schema_type: "ListItem",
            position: place + 1,
            name,
            item,
        };
        // A page directly below the home page shows no path either.
        let breadcrumb = (!trail.is_empty()).then(|| Breadcrumb {
            schema_type: "BreadcrumbList",
            item_list_element: crumbs.enumerate().map(crumb).collect(),
        });
        Json::new(&Script { context: "https://schema.org", name, data: self, breadcrumb })
    }
}

impl<'g> Party<'g> {
    fn new(schema_type: &'static str, name: &'g str) -> Self {
        Self { schema_type, name, url: None, has_credential: None, affiliation: None }
    }

    /// The person, or group of people, to whom the mention `by` leads, such as the author of a section. `None` if it
    /// leads to nobody.
    fn of_person(by: MentionId, at: &PageContext<'g>) -> Option<Self> {
        let Some(Node::Person(id)) = at.guide.node(by) else { return None };
        let person: &'g Person = &at.guide.guide.people[id];
        let credential =
            |name| Credential { schema_type: "EducationalOccupationalCredential", name };
        let affiliation = |name| Box::new(Self::new("Organization", name));
        Some(Self {
            url: person.url.as_deref(),
            has_credential: person
                .qualifications
                .as_deref()
                .filter(|_| !person.group)
                .map(credential),
            affiliation: person.affiliation.as_deref().filter(|_| !person.group).map(affiliation),
            ..Self::new(if person.group { "Organization" } else { "Person" }, &person.name)
        })
    }
}

/// How the structured data names a cited source: by its address or, if it has none, by its title. It needs no more,
/// because the page itself lists authors, titles and years.
fn citation(reference: &Reference) -> Cow<'_, str> {
    match (&reference.doi, &reference.url, &reference.pmid) {
        (Some(doi), _, _) => doi_address(doi).into(),
        (None, Some(url), _) => url.into(),
        (None, None, Some(pmid)) => format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}/").into(),
        (None, None, None) => (&reference.title).into(),
    }
}

impl<'g> DefinedTerm<'g> {
    fn new(term: &'g Term, at: &PageContext<'g>) -> Self {
        let names = [term.abbreviation.as_deref(), term.english.as_deref()];
        let aliases = term.aliases.iter().map(String::as_str);
        Self {
            schema_type: "DefinedTerm",
            name: &term.term,
            alternate_name: names.into_iter().flatten().chain(aliases).collect(),
            description: summary::of_document(&term.definition),
            url: at.absolute_href(term.node()),
        }
    }
}
