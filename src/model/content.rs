//! Text as a tree of blocks and inlines, named as in CommonMark.

mod blank;
mod children;
mod link_text;
pub mod picture;
mod plain;
mod position;
mod reading_time;
mod sentences;
mod text;
mod visit;

pub use self::blank::{cites, is_blank, is_blank_document, is_invisible, is_unnamed, says_nothing};
pub use self::link_text::link_text;
pub use self::plain::{PlacedText, document_text, drawn_text, plain_text};
pub use self::position::first_place;
pub use self::reading_time::reading_minutes;
pub use self::sentences::{beginning, countable_text, first_sentence, sentence_ends};
pub use self::text::Text;
pub use self::visit::{each_block, each_inline, each_inline_of_line, each_mention};

use serde::{Deserialize, Serialize};

use crate::model::mention::MentionId;
use crate::span::Span;

/// Parsed Markdown: its blocks, and its footnotes in the order in which the text refers to them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Document {
    /// The blocks of the text.
    pub blocks: Vec<Block>,
    /// The footnotes of the text. The first has number 1.
    pub footnotes: Vec<Footnote>,
}

impl Document {
    /// Returns true if the document has no blocks.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// A footnote: its text, and how often the text of the document refers to it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Footnote {
    /// How many times the text refers to this footnote.
    pub calls: u32,
    /// Content of the footnote.
    pub blocks: Vec<Block>,
}

/// A block of text, as CommonMark defines it. Large variants are boxed, so that paragraphs need little memory.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// The text of a list item without blank lines around it (CommonMark's tight list). HTML shows it without `<p>`.
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
    /// A table in Markdown, as GFM defines it.
    Table(Box<MarkdownTable>),
    /// A definition list, as groups of terms and their definitions.
    Definitions(Vec<Definition>),
    /// A thematic break: a horizontal line between paragraphs.
    ThematicBreak,
    /// HTML between paragraphs, verbatim. The parser reports it as an error, so no page shows it.
    Html(String),
    /// A table, chart, tool, drawing or snippet of the guide that is shown at this place.
    Embed(Box<Embed>),
}

/// A heading in a text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Heading {
    /// Heading level, 1 to 6.
    pub level: u8,
    /// The anchor of the heading, which no other heading of the document has.
    pub id: String,
    /// True if the anchor ends with a number, as `food-2` does, because another heading has the same text. The number
    /// changes when another heading with this text is inserted above this one.
    pub is_numbered: bool,
    /// Earlier anchors of the heading. Links to them must keep working.
    pub former_ids: Vec<String>,
    /// Source position of the heading.
    pub span: Span,
    /// Content of the heading.
    pub content: Vec<Inline>,
}

/// A bullet list or an ordered list.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct List {
    /// The first number of an ordered list; `None` for a bullet list.
    pub start: Option<u64>,
    /// The items of the list.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct ListItem {
    /// In a task list, true if the item is checked; `None` in any other list.
    pub task: Option<bool>,
    /// Source position of the list item.
    pub span: Span,
    /// Content of the list item.
    pub blocks: Vec<Block>,
}

/// The kind of a callout. Care cards and do/don't lists use the terms of the NHS service manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
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
    /// A care card that says: see a doctor.
    NonUrgent,
    /// A care card that says: see a doctor today.
    Urgent,
    /// A care card that says: get help now.
    Emergency,
    /// A list of what readers should do.
    Do,
    /// A list of what readers should not do.
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
    /// All kinds, each with the name that Markdown and the theme use for it.
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

    /// Finds the kind of callout with a name such as `WARNING`, in upper or lower case; `None` if no kind has this
    /// name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, kind)| *kind)
    }

    /// The name of this kind of callout in Markdown, such as `WARNING`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("NOTE", |(name, _)| name)
    }
}

/// A callout: a block quote with a kind.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Callout {
    /// The kind of the callout.
    pub kind: CalloutKind,
    /// Source position of the callout.
    pub span: Span,
    /// The heading; empty if the theme's heading for this kind of callout is to be used.
    pub heading: Vec<Inline>,
    /// Content of the callout below its heading.
    pub body: Vec<Block>,
}

/// A code block.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Code {
    /// The text after the opening fence, such as `toml` in ```` ```toml ````.
    pub info: String,
    /// The code, verbatim.
    pub text: String,
}

/// Horizontal alignment of a table column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Alignment {
    /// The column sets no alignment. Its cells are aligned like the other text of the page.
    None,
    /// Text is aligned to the left.
    Left,
    /// Text is centred.
    Center,
    /// Text is aligned to the right.
    Right,
}

/// A table as GFM defines it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct MarkdownTable {
    /// Alignments, one per column.
    pub alignments: Vec<Alignment>,
    /// The heading row: for each cell, its inlines.
    pub head: Vec<Vec<Inline>>,
    /// The rows below the heading row: for each row, for each cell, its inlines.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A group of a definition list: one or more terms, and what they mean.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Definition {
    /// The terms that share these definitions: for each term, its inlines.
    pub terms: Vec<Vec<Inline>>,
    /// The definitions of the terms: for each definition, its blocks.
    pub definitions: Vec<Vec<Block>>,
}

/// A table, chart, tool, drawing or snippet of the guide that is shown within a text: `![…](table:foods)`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Embed {
    /// Mention of the table, chart, tool, drawing or snippet that is shown.
    pub to: MentionId,
    /// Source position of the embed.
    pub span: Span,
    /// The caption; empty if the title of the table, chart or the like is to be used.
    pub caption: Vec<Inline>,
    /// True if the embed shows no caption, because the text around the embed already says what is shown.
    pub is_bare: bool,
}

/// An inline, as CommonMark defines it: a part of a line. Large variants are boxed, so that texts need little memory.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub enum Inline {
    /// Plain text and its source position. If the author wrote escapes (`\*`) or character references (`&amp;`), the
    /// source is longer than the text.
    Text(Text, Span),
    /// Code within a line, verbatim.
    Code(String),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised text.
    Strong(Vec<Inline>),
    /// Struck-out text.
    Strikethrough(Vec<Inline>),
    /// A line end in the source, which pages show as a space.
    SoftBreak,
    /// A line break that pages show as a line break.
    HardBreak,
    /// A link to something in the guide, a file or a web address.
    Link(Box<Link>),
    /// A picture.
    Image(Box<Image>),
    /// Citations in one pair of brackets, such as `[@who-2023; @iof-2019]`.
    Citation(Vec<Citation>),
    /// A place at which the text refers to a footnote.
    FootnoteCall {
        /// The number of the footnote, from 1.
        number: u32,
        /// Number of this call among all calls of the same footnote, counted from 1.
        call: u32,
    },
    /// One HTML tag, verbatim, such as `<sup>` or `</sup>`. Tags that are not allowed are kept too, but have been
    /// reported.
    Html(String),
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Link {
    /// Mention of what the link leads to.
    pub to: MentionId,
    /// The text in quotes after the address, for the title attribute; empty if there is none.
    pub title: Box<str>,
    /// The link text; empty if the link shows the name of its target.
    pub content: Vec<Inline>,
}

/// A picture in a text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Image {
    /// Mention of the picture's file.
    pub source: MentionId,
    /// Source position of the picture.
    pub span: Span,
    /// The text in quotes after the address, for the title attribute; empty if there is none.
    pub title: Box<str>,
    /// A description of the picture for readers who cannot see it.
    pub alternative: Box<str>,
}

/// One source that a text cites, and the place in it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Citation {
    /// Mention of the cited source.
    pub mention: MentionId,
    /// The place in the source as the author wrote it, such as `p. 12`; empty if none is given.
    pub locator: String,
}

// A large guide has millions of inlines and blocks, so they must stay small.
const _: () = assert!(size_of::<Inline>() == 32 && size_of::<Block>() == 32);
