//! Converts blocks and inlines to HTML, formatted like CommonMark's examples.

use super::Html;
use super::citations::push_citations;
use super::escape::{push_all, push_link_start, push_text};
use super::foreign::push_each;
use super::former_ids::push_former_id;
use super::picture::{figure, push_picture};
use super::pieces::{self, Component, Piece};
use crate::model::content::{
    Alignment, Block, Definition, Heading, Inline, Link, List, ListItem, MarkdownTable,
    first_place, plain_text,
};
use crate::model::mention::node::Node;
use crate::pipeline::compose::page_context::PageContext;
use crate::span::Span;

/// Maximum number of columns of a table that phones show as a table. If it has more, phones show each row as a block of
/// cells with labels.
const MOST_COLUMNS_ON_PHONES: usize = 4;

/// Where a text is converted to HTML: the page, and the place of the text on the page.
pub struct TextContext<'s, 'g> {
    /// The page that the text is on.
    pub at: &'s PageContext<'g>,
    /// Prefix of all anchors in this text. Other texts on the page have other prefixes, so the anchors of different
    /// texts differ.
    pub scope: &'s str,
    /// Level, from 1 to 6, of the heading above the text; `None` if it is unknown.
    pub below: Option<u8>,
}

impl<'s, 'g> TextContext<'s, 'g> {
    /// The context for a single line on the page `at`, such as a title or a label. A line contains no anchors.
    pub fn of_line(at: &'s PageContext<'g>) -> Self {
        Self { at, scope: "", below: None }
    }

    /// The anchor of a footnote, such as `note:1`. It differs from all anchors of headings, because these contain no
    /// colon.
    pub fn note_anchor(&self, number: usize) -> String {
        format!("{}note:{number}", self.scope)
    }

    /// The anchor of a call, a place in the text that refers to a footnote. `call:1:2` is the second call of note 1.
    pub fn call_anchor(&self, number: usize, call: u32) -> String {
        format!("{}call:{number}:{call}", self.scope)
    }
}

/// Converts blocks to pieces: HTML, and components such as charts.
pub fn blocks<'g>(blocks: &[Block], context: &TextContext<'_, 'g>) -> Vec<Piece<'g>> {
    blocks_below(blocks, context.below, context)
}

/// Like [`blocks`], but `below` is the level of the heading above the blocks, such as that of a callout around them.
/// `None` if the level is unknown.
pub fn blocks_below<'g>(
    blocks: &[Block],
    below: Option<u8>,
    context: &TextContext<'_, 'g>,
) -> Vec<Piece<'g>> {
    let mut writer = Writer { context, level: below, done: Vec::new(), html: String::new() };
    writer.blocks(blocks);
    writer.finish()
}

/// Appends inlines to `out` as HTML. If the guide's language has another script, marks East Asian words.
pub fn push_inlines(out: &mut String, inlines: &[Inline], context: &TextContext<'_, '_>) {
    push_each(out, inlines, context.at.is_in_letters(), &|out, inline| {
        push_inline(out, inline, context)
    });
}

/// Appends inlines to `out` as HTML, but without citations and footnote calls. Of links, only the text is left, and of
/// pictures the alternative text.
pub fn push_label(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        push_markup(out, inline, &push_label);
    }
}

/// Names of the elements for headings of level 1 to 6.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// In a preview, appends an attribute to `out` that states where the text is in the guide's files. Otherwise does
/// nothing.
fn push_position(out: &mut String, span: Option<Span>, context: &TextContext<'_, '_>) {
    if let Some(place) = context.at.source_position(span) {
        push_all(out, [" data-at=\"", &place, "\""]);
    }
}

/// Appends a text of one line to `out` as HTML. In a preview, puts it into an element that states where the text is in
/// the guide's files.
pub fn push_line(out: &mut String, inlines: &[Inline], context: &TextContext<'_, '_>) {
    match context.at.source_position(first_place(inlines)) {
        Some(place) => {
            push_all(out, ["<span data-at=\"", &place, "\">"]);
            push_inlines(out, inlines, context);
            out.push_str("</span>");
        }
        None => push_inlines(out, inlines, context),
    }
}

/// Appends an inline to `out` as HTML, but without links, citations and footnote calls. If the inline contains others,
/// such as the text of an emphasis, calls `within` to append these.
fn push_markup(out: &mut String, inline: &Inline, within: &dyn Fn(&mut String, &[Inline])) {
    let element = |out: &mut String, name: &str, content: &[Inline]| {
        push_all(out, ["<", name, ">"]);
        within(out, content);
        push_all(out, ["</", name, ">"]);
    };
    match inline {
        Inline::Text(text, _) => push_text(out, text),
        Inline::Code(code) => {
            out.push_str("<code>");
            push_text(out, code);
            out.push_str("</code>");
        }
        Inline::Emphasis(content) => element(out, "em", content),
        Inline::Strong(content) => element(out, "strong", content),
        Inline::Strikethrough(content) => element(out, "del", content),
        Inline::SoftBreak => out.push('\n'),
        Inline::HardBreak => out.push_str("<br>\n"),
        Inline::Html(html) => out.push_str(html),
        Inline::Link(link) => within(out, &link.content),
        Inline::Image(image) => push_text(out, &image.alternative),
        Inline::Citation(_) | Inline::FootnoteCall { .. } => {}
    }
}

fn push_inline(out: &mut String, inline: &Inline, context: &TextContext<'_, '_>) {
    match inline {
        Inline::Link(link) => {
            let Link { to, title, content } = &**link;
            // A link without a target is an error in the guide; show only its text.
            let Some(target) = context.at.guide.target(*to) else {
                return push_inlines(out, content, context);
            };
            let term = match target.node() {
                Some(Node::Term(term)) => Some(term),
                _ => None,
            };
            if term.is_some_and(|term| !context.at.is_first_mention(term)) {
                return push_inlines(out, content, context);
            }
            let href = context.at.target_href(target, context.scope);
            if context.at.is_here(&href) {
                return push_inlines(out, content, context);
            }
            push_link_start(out, &href, title, term.map(|_| "term"));
            push_inlines(out, content, context);
            out.push_str("</a>");
        }
        Inline::Image(image) => {
            push_picture(out, image.source, &image.title, &image.alternative, context);
        }
        Inline::Citation(citations) => push_citations(out, citations, context.at),
        Inline::FootnoteCall { number, call } => {
            let note = context.note_anchor(*number as usize);
            let call = context.call_anchor(*number as usize, *call);
            out.push_str(&format!(
                "<sup class=\"footnote\"><a id=\"{call}\" href=\"#{note}\">{number}</a></sup>"
            ));
        }
        other => {
            push_markup(out, other, &|out, content| push_inlines(out, content, context));
        }
    }
}

/// Converts blocks to pieces: HTML, and components such as callouts and charts, which the theme renders.
struct Writer<'w, 's, 'g> {
    context: &'w TextContext<'s, 'g>,
    /// Level of the last heading above the next block. If this block is a callout, its heading gets a level that is one
    /// deeper. `None` if the level is unknown.
    level: Option<u8>,
    done: Vec<Piece<'g>>,
    html: String,
}

impl<'g> Writer<'_, '_, 'g> {
    fn finish(mut self) -> Vec<Piece<'g>> {
        if !self.html.is_empty() {
            self.done.push(Piece::Html(Html(self.html)));
        }
        self.done
    }

    fn component(&mut self, component: Component<'g>) {
        if !self.html.is_empty() {
            self.done.push(Piece::Html(Html(std::mem::take(&mut self.html))));
        }
        self.done.push(Piece::Component(component));
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        push_inlines(&mut self.html, inlines, self.context);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => self.paragraph(content, None),
            Block::Plain(content) => self.inlines(content),
            Block::Heading(heading) => self.heading(heading),
            Block::List(list) => self.list(list),
            Block::Quote(blocks) => {
                self.html.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.html.push_str("</blockquote>\n");
            }
            Block::Callout(callout) => {
                self.component(pieces::callout(callout, self.level, self.context))
            }
            Block::Code(code) => self.code(&code.info, &code.text),
            Block::Table(table) => self.table(table),
            Block::Definitions(groups) => self.definitions(groups),
            Block::ThematicBreak => self.html.push_str("<hr>\n"),
            Block::Html(html) => self.html.push_str(html),
            Block::Embed(embed) => {
                if let Some(component) = pieces::embed(embed, self.context.at) {
                    self.component(component);
                }
            }
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let level =
            (heading.level + self.context.below.map_or(0, |below| below.saturating_sub(1))).min(6);
        self.level = self.level.map(|_| level);
        if level <= 2 && self.context.at.is_print() {
            self.context.at.begin_section();
        }
        self.context.at.note_heading(self.context.scope, &heading.id);
        let name = HEADINGS[usize::from(level.clamp(1, 6)) - 1];
        push_all(&mut self.html, ["<", name, " id=\""]);
        push_text(&mut self.html, self.context.scope);
        push_text(&mut self.html, &heading.id);
        self.html.push('"');
        push_position(&mut self.html, Some(heading.span), self.context);
        self.html.push('>');
        for former in &heading.former_ids {
            push_former_id(&mut self.html, self.context.scope, former);
        }
        self.inlines(&heading.content);
        push_all(&mut self.html, ["</", name, ">\n"]);
    }

    fn list(&mut self, list: &List) {
        let name = if list.start.is_some() { "ol" } else { "ul" };
        self.html.push_str(&match list.start {
            Some(start) if start != 1 => format!("<ol start=\"{start}\">\n"),
            _ => format!("<{name}>\n"),
        });
        list.items.iter().for_each(|item| self.item(item));
        push_all(&mut self.html, ["</", name, ">\n"]);
    }

    fn item(&mut self, item: &ListItem) {
        self.html.push_str(item.task.map_or("<li", |_| "<li class=\"content-task\""));
        push_position(&mut self.html, Some(item.span), self.context);
        self.html.push('>');
        if !matches!(item.blocks.first(), Some(Block::Paragraph(_))) {
            self.tick(item.task);
        }
        let mut after_plain = false;
        for (place, block) in item.blocks.iter().enumerate() {
            let plain = matches!(block, Block::Plain(_));
            if !plain && (place == 0 || after_plain) {
                self.html.push('\n');
            }
            match block {
                Block::Paragraph(content) if place == 0 => self.paragraph(content, item.task),
                _ => self.block(block),
            }
            after_plain = plain;
        }
        self.html.push_str("</li>\n");
    }

    /// Appends the check mark of an item in a task list: `☑` if `task` is true, `☐` if it is false. Appends nothing if
    /// it is `None`. A character is clearer than a form control that readers cannot use.
    fn tick(&mut self, task: Option<bool>) {
        self.html.push_str(task.map_or("", |is_done| if is_done { "☑ " } else { "☐ " }));
    }

    /// Converts a paragraph, or a picture with a caption, to HTML. If it begins an item of a task list, `task` says if
    /// the task is done. Otherwise `task` is `None`.
    fn paragraph(&mut self, content: &[Inline], task: Option<bool>) {
        let figure = figure(content, self.context);
        let name = if figure.is_some() { "figure" } else { "p" };
        push_all(&mut self.html, ["<", name]);
        push_position(&mut self.html, first_place(content), self.context);
        self.html.push('>');
        self.tick(task);
        match figure {
            Some(figure) => figure.push(&mut self.html, self.context),
            None => self.inlines(content),
        }
        push_all(&mut self.html, ["</", name, ">\n"]);
    }

    fn code(&mut self, info: &str, text: &str) {
        self.html.push_str("<pre><code");
        if let Some(language) = info.split_whitespace().next() {
            self.html.push_str(" class=\"language-");
            push_text(&mut self.html, language);
            self.html.push('"');
        }
        self.html.push('>');
        push_text(&mut self.html, text);
        self.html.push_str("</code></pre>\n");
    }

    fn table(&mut self, table: &MarkdownTable) {
        let is_wide = table.head.len() > MOST_COLUMNS_ON_PHONES;
        let labels: Vec<String> = if is_wide {
            table.head.iter().map(|cell| plain_text(cell)).collect()
        } else {
            Vec::new()
        };
        let class = if is_wide { "table-frame table-wide" } else { "table-frame" };
        push_all(&mut self.html, ["<div class=\"", class, "\"><table>\n<thead>\n<tr>\n"]);
        for (place, cell) in table.head.iter().enumerate() {
            self.cell("th scope=\"col\"", None, table.alignments.get(place), cell);
        }
        self.html.push_str("</tr>\n</thead>\n");
        if !table.rows.is_empty() {
            self.html.push_str("<tbody>\n");
            for row in &table.rows {
                self.html.push_str("<tr>\n");
                for (place, cell) in row.iter().enumerate() {
                    let label = labels.get(place).map(String::as_str);
                    self.cell("td", label, table.alignments.get(place), cell);
                }
                self.html.push_str("</tr>\n");
            }
            self.html.push_str("</tbody>\n");
        }
        self.html.push_str("</table></div>\n");
    }

    /// Converts a cell of a table to HTML. `start` is the name of its element, with attributes. `label` is the heading
    /// of its column, which phones show beside the cell in wide tables.
    fn cell(
        &mut self,
        start: &str,
        label: Option<&str>,
        alignment: Option<&Alignment>,
        content: &[Inline],
    ) {
        let class = match alignment {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        push_all(&mut self.html, ["<", start, class]);
        if let Some(label) = label {
            self.html.push_str(" data-label=\"");
            push_text(&mut self.html, label);
            self.html.push('"');
        }
        push_position(&mut self.html, first_place(content), self.context);
        self.html.push('>');
        self.inlines(content);
        push_all(&mut self.html, ["</", &start[..2], ">\n"]);
    }

    fn definitions(&mut self, groups: &[Definition]) {
        self.html.push_str("<dl>\n");
        for group in groups {
            for term in &group.terms {
                self.html.push_str("<dt");
                push_position(&mut self.html, first_place(term), self.context);
                self.html.push('>');
                self.inlines(term);
                self.html.push_str("</dt>\n");
            }
            for definition in &group.definitions {
                self.html.push_str("<dd>");
                self.blocks(definition);
                self.html.push_str("</dd>\n");
            }
        }
        self.html.push_str("</dl>\n");
    }
}
