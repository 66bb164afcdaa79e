//! Text as a tree: blocks and inlines, in CommonMark's words.

mod label;
mod nothing;
mod place;
mod plain;
mod refs;
mod sentence;
mod text;

pub use self::label::label;
pub use self::nothing::{cites, is_blank, is_blank_document, is_invisible, says_nothing};
pub use self::place::first_place;
pub use self::plain::{PlacedText, document_text, drawn_text, plain_text};
pub use self::refs::each_reference;
pub use self::sentence::{beginning, first_sentence, letters, sentence_ends};
pub use self::text::Text;

use crate::model::mention::Ref;
use crate::span::Span;

/// A piece of Markdown: its blocks, and the footnotes that they call, in the order of the calls.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The text.
    pub blocks: Vec<Block>,
    /// Its footnotes; the first is number 1.
    pub footnotes: Vec<Footnote>,
}

impl Document {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// The text of a footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// How often the text calls it.
    pub calls: u32,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// The text of an item in a tight list: a paragraph that does not stand apart.
    Plain(Vec<Inline>),
    /// A heading.
    Heading(Heading),
    /// A list.
    List(List),
    /// A block quote.
    Quote(Vec<Block>),
    /// A callout: a block quote that says what it is.
    Callout(Callout),
    /// A code block.
    Code {
        /// The info string after the fence.
        info: String,
        /// The code, verbatim.
        text: String,
    },
    /// A GFM table.
    Table(MarkdownTable),
    /// A definition list.
    Definitions(Vec<Definition>),
    /// A thematic break.
    ThematicBreak,
    /// An HTML block, verbatim. The parser reports it, so it never reaches a page.
    Html(String),
    /// Something of the guide's placed here.
    Embed(Embed),
}

impl Block {
    /// The lists of blocks directly within it: of a quote or a callout one, of a list one for each item. Tables and
    /// paragraphs hold inlines only.
    pub fn children(&self) -> impl Iterator<Item = &[Block]> {
        let (one, items, groups): (Option<&[Block]>, &[ListItem], &[Definition]) = match self {
            Self::Quote(blocks) => (Some(blocks), &[], &[]),
            Self::Callout(callout) => (Some(&callout.body), &[], &[]),
            Self::List(list) => (None, &list.items, &[]),
            Self::Definitions(groups) => (None, &[], groups),
            Self::Paragraph(_)
            | Self::Plain(_)
            | Self::Heading(_)
            | Self::Code { .. }
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

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor, unique in the document.
    pub id: String,
    /// Anchors that it had before.
    pub former_ids: Vec<String>,
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub content: Vec<Inline>,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number of an ordered list.
    pub start: Option<u64>,
    /// Its items.
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    /// In a task list: whether it is done.
    pub task: Option<bool>,
    /// Where it stands.
    pub span: Span,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What a callout is. The words of care cards and of do and don't lists are those of the NHS service manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalloutKind {
    /// GFM's note.
    Note,
    /// GFM's tip.
    Tip,
    /// GFM's important.
    Important,
    /// GFM's warning.
    Warning,
    /// GFM's caution.
    Caution,
    /// Care card: see a doctor.
    NonUrgent,
    /// Care card: see a doctor today.
    Urgent,
    /// Care card: get help now.
    Emergency,
    /// Do list.
    Do,
    /// Don't list.
    Dont,
    /// Key message.
    Key,
    /// What we do not know.
    Unknown,
    /// One person's story.
    Case,
    /// What a reader may skip: folded on a screen, open on paper.
    Details,
}

impl CalloutKind {
    /// All of them, as an author writes them, and as the theme knows them.
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

    /// The kind that an author calls by this name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, kind)| *kind)
    }

    /// The name as authors write it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("NOTE", |(name, _)| name)
    }
}

/// A callout.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// What it is.
    pub kind: CalloutKind,
    /// Where it stands.
    pub span: Span,
    /// Its heading; empty where the theme's own will do.
    pub heading: Vec<Inline>,
    /// What it says.
    pub body: Vec<Block>,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the page's text does.
    None,
    /// Left.
    Left,
    /// Centred.
    Center,
    /// Right.
    Right,
}

/// A GFM table.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkdownTable {
    /// One a column.
    pub alignments: Vec<Alignment>,
    /// The heading row.
    pub head: Vec<Vec<Inline>>,
    /// The others.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A group of a definition list.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// What is defined.
    pub terms: Vec<Vec<Inline>>,
    /// By what.
    pub definitions: Vec<Vec<Block>>,
}

/// Something of the guide's placed in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// What.
    pub to: Ref,
    /// Where it stands.
    pub span: Span,
    /// The author's caption; empty where the thing's own title will do.
    pub caption: Vec<Inline>,
}

/// An inline.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text, and where it stands. With an escape or a character reference in it, the place is longer than the text.
    Text(Text, Span),
    /// A code span.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A line break in the source that is a space on the page.
    SoftBreak,
    /// A line break on the page.
    HardBreak,
    /// A link.
    Link {
        /// Where to.
        to: Ref,
        /// Its title, or empty.
        title: Box<str>,
        /// Its text; empty where the target's name will do.
        content: Vec<Inline>,
    },
    /// A picture.
    Image {
        /// The file.
        source: Ref,
        /// Where it stands.
        span: Span,
        /// Its title, or empty.
        title: Box<str>,
        /// What it shows, for those who do not see it.
        alternative: Box<str>,
    },
    /// A group of citations.
    Citation(Vec<Citation>),
    /// The call of a footnote.
    FootnoteCall {
        /// The footnote's number.
        number: u32,
        /// Which call of it this is, from 1.
        call: u32,
    },
    /// An inline HTML tag, verbatim: one that is allowed, or one that was reported.
    Html(String),
}

/// One source in a group of citations.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Which source.
    pub reference: Ref,
    /// Where in it, as the author wrote it (`p. 12`), or empty.
    pub locator: String,
}
