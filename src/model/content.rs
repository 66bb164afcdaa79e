//! Text as a tree of blocks and inlines, named as in CommonMark.

mod blank;
mod label;
pub mod picture;
mod plain;
mod position;
mod reading;
mod refs;
mod sentence;
mod text;

pub use self::blank::{cites, is_blank, is_blank_document, is_invisible, is_unnamed, says_nothing};
pub use self::label::label;
pub use self::plain::{PlacedText, document_text, drawn_text, plain_text};
pub use self::position::first_place;
pub use self::reading::reading_minutes;
pub use self::refs::each_reference;
pub use self::sentence::{beginning, first_sentence, letters, sentence_ends};
pub use self::text::Text;

use crate::model::mention::Ref;
use crate::span::Span;

/// Parsed Markdown: its blocks, and the footnotes that they call, in the order of the calls.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The blocks of the text.
    pub blocks: Vec<Block>,
    /// Its footnotes; the first is number 1.
    pub footnotes: Vec<Footnote>,
}

impl Document {
    /// Returns true if the document has no blocks.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// The text of a footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// Number of calls in the text.
    pub calls: u32,
    /// Content of the footnote.
    pub blocks: Vec<Block>,
}

/// A block. Large variants are boxed, which keeps paragraphs small.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// The text of an item in a tight list: a paragraph rendered without `<p>`.
    Plain(Vec<Inline>),
    /// A heading.
    Heading(Box<Heading>),
    /// A bullet list or an ordered list.
    List(Box<List>),
    /// A block quote.
    Quote(Vec<Block>),
    /// A callout: a block quote with a kind, such as a warning or a care card.
    Callout(Box<Callout>),
    /// A code block.
    Code(Box<Code>),
    /// A GFM table.
    Table(Box<MarkdownTable>),
    /// A definition list.
    Definitions(Vec<Definition>),
    /// A thematic break.
    ThematicBreak,
    /// An HTML block, verbatim. The parser reports it, so it never reaches a page.
    Html(String),
    /// A table, chart, tool, drawing or snippet of the guide, placed here.
    Embed(Box<Embed>),
}

impl Block {
    /// The block lists directly inside this block: one for a quote or callout, one per item for a list. Tables and
    /// paragraphs contain only inlines.
    pub fn children(&self) -> impl Iterator<Item = &[Block]> {
        let (one, items, groups): (Option<&[Block]>, &[ListItem], &[Definition]) = match self {
            Self::Quote(blocks) => (Some(blocks), &[], &[]),
            Self::Callout(callout) => (Some(&callout.body), &[], &[]),
            Self::List(list) => (None, &list.items, &[]),
            Self::Definitions(groups) => (None, &[], groups),
            Self::Paragraph(_)
            | Self::Plain(_)
            | Self::Heading(_)
            | Self::Code(_)
            | Self::Table(_)
            | Self::ThematicBreak
            | Self::Html(_)
            | Self::Embed(_) => (None, &[], &[]),
        };
        let items = items.iter().map(|item| item.blocks.as_slice());
        let definitions = groups.iter().flat_map(|group| &group.definitions).map(Vec::as_slice);
        one.into_iter().chain(items).chain(definitions)
    }
}

/// A heading in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Heading level, 1 to 6.
    pub level: u8,
    /// The anchor, unique in the document.
    pub id: String,
    /// True if the anchor has a number because another heading has the same text. The anchor changes when such a
    /// heading is inserted above.
    pub is_numbered: bool,
    /// Former anchors, which must keep working.
    pub former_ids: Vec<String>,
    /// Position of the heading in the source.
    pub span: Span,
    /// Content of the heading.
    pub content: Vec<Inline>,
}

/// A bullet list or an ordered list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number of an ordered list; `None` for a bullet list.
    pub start: Option<u64>,
    /// The items of the list.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// Whether the item is checked, in a task list; otherwise `None`.
    pub task: Option<bool>,
    /// Position of the item in the source.
    pub span: Span,
    /// Content of the item.
    pub blocks: Vec<Block>,
}

/// The kind of a callout. Care cards and do/don't lists use the terms of the NHS service manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalloutKind {
    /// A note, as in GFM.
    Note,
    /// A tip, as in GFM.
    Tip,
    /// An important remark, as in GFM.
    Important,
    /// A warning, as in GFM.
    Warning,
    /// A caution, as in GFM.
    Caution,
    /// Care card: see a doctor.
    NonUrgent,
    /// Care card: see a doctor today.
    Urgent,
    /// Care card: get help now.
    Emergency,
    /// A list of what to do.
    Do,
    /// A list of what not to do.
    Dont,
    /// A key message of the page.
    Key,
    /// An open question of research.
    Unknown,
    /// The story of one person.
    Case,
    /// Text that a reader may skip: collapsed on screen, expanded in print.
    Details,
}

impl CalloutKind {
    /// All kinds with their name in Markdown, which the theme uses too.
    pub const ALL: [(&'static str, CalloutKind); 14] = [
        ("NOTE", Self::Note),
        ("TIP", Self::Tip),
        ("IMPORTANT", Self::Important),
        ("WARNING", Self::Warning),
        ("CAUTION", Self::Caution),
        ("NON-URGENT", Self::NonUrgent),
        ("URGENT", Self::Urgent),
        ("EMERGENCY", Self::Emergency),
        ("DO", Self::Do),
        ("DONT", Self::Dont),
        ("KEY", Self::Key),
        ("UNKNOWN", Self::Unknown),
        ("CASE", Self::Case),
        ("DETAILS", Self::Details),
    ];

    /// Finds a kind by its name, ignoring case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, kind)| *kind)
    }

    /// The name in Markdown.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("NOTE", |(name, _)| name)
    }
}

/// A callout: a block quote with a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// The kind of the callout.
    pub kind: CalloutKind,
    /// Position of the callout in the source.
    pub span: Span,
    /// The heading; empty if the theme's heading for the kind is used.
    pub heading: Vec<Inline>,
    /// Content below the heading.
    pub body: Vec<Block>,
}

/// A code block.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The info string after the fence.
    pub info: String,
    /// The code, verbatim.
    pub text: String,
}

/// Horizontal alignment of a table column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// The text has the alignment of the page.
    None,
    /// Text is aligned to the left.
    Left,
    /// Text is centred.
    Center,
    /// Text is aligned to the right.
    Right,
}

/// A table as GFM defines it.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkdownTable {
    /// Alignments, one per column.
    pub alignments: Vec<Alignment>,
    /// The cells of the heading row.
    pub head: Vec<Vec<Inline>>,
    /// The cells of the other rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A group of a definition list: terms and their definitions.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The terms that are defined together.
    pub terms: Vec<Vec<Inline>>,
    /// The definitions of these terms.
    pub definitions: Vec<Vec<Block>>,
}

/// A thing of the guide that is placed in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// The thing that is placed.
    pub to: Ref,
    /// Position of the embed in the source.
    pub span: Span,
    /// The caption; empty if the thing's own title is used.
    pub caption: Vec<Inline>,
    /// True if the caption is hidden, because the text around it says what it is.
    pub is_bare: bool,
}

/// An inline. Large variants are boxed, which keeps texts small.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text and its position in the source. The source is longer than the text if it contains escapes or character
    /// references.
    Text(Text, Span),
    /// A code span.
    Code(String),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised text.
    Strong(Vec<Inline>),
    /// Struck-out text.
    Strikethrough(Vec<Inline>),
    /// A line end in the source that is rendered as a space.
    SoftBreak,
    /// A line break that is rendered as a break.
    HardBreak,
    /// A link.
    Link(Box<Link>),
    /// A picture.
    Image(Box<Image>),
    /// A group of citations.
    Citation(Vec<Citation>),
    /// The call of a footnote.
    FootnoteCall {
        /// The number of the footnote.
        number: u32,
        /// The index of this call among the calls of the footnote, from 1.
        call: u32,
    },
    /// An inline HTML tag, verbatim. Tags that are not allowed are kept here too, but have been reported.
    Html(String),
}

impl Inline {
    /// The inlines directly inside this inline: emphasised text, or the text of a link; empty for other variants.
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Emphasis(content) | Self::Strong(content) | Self::Strikethrough(content) => {
                content
            }
            Self::Link(link) => &link.content,
            Self::Text(..)
            | Self::Code(_)
            | Self::SoftBreak
            | Self::HardBreak
            | Self::Image(_)
            | Self::Citation(_)
            | Self::FootnoteCall { .. }
            | Self::Html(_) => &[],
        }
    }

    /// The same as [`Inline::children`], for changes; `None` for variants that contain no inlines.
    pub fn children_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Emphasis(content) | Self::Strong(content) | Self::Strikethrough(content) => {
                Some(content)
            }
            Self::Link(link) => Some(&mut link.content),
            Self::Text(..)
            | Self::Code(_)
            | Self::SoftBreak
            | Self::HardBreak
            | Self::Image(_)
            | Self::Citation(_)
            | Self::FootnoteCall { .. }
            | Self::Html(_) => None,
        }
    }
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The target of the link.
    pub to: Ref,
    /// The text of the title attribute; empty if the link has no title.
    pub title: Box<str>,
    /// The link text; empty if the name of the target is shown.
    pub content: Vec<Inline>,
}

/// A picture in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The picture file.
    pub source: Ref,
    /// Position of the picture in the source.
    pub span: Span,
    /// The text of the title attribute; empty if the picture has no title.
    pub title: Box<str>,
    /// A description of what it shows, for readers who cannot see it.
    pub alternative: Box<str>,
}

/// One source in a group of citations.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// The cited source.
    pub reference: Ref,
    /// The place in the source as the author wrote it (`p. 12`), or empty.
    pub locator: String,
}

// A large guide has millions of these, so they must stay small.
const _: () = assert!(size_of::<Inline>() == 32 && size_of::<Block>() == 32);
