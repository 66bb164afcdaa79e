//! The guide that all tools build: the same pages, with links in each tool's own notation.

use super::prose::{HEADINGS, ITEMS, Numbers, SENTENCES, SUBHEADINGS, TOPICS};

/// Number of pages per folder.
const PAGES_A_FOLDER: usize = 50;
/// Most folders in the navigation of every page.
const MOST_IN_NAVIGATION: usize = 20;
/// This many consecutive pages mention one page by its title. So an edit of that title changes the same number of pages
/// in a site of any size.
const PAGES_A_HUB: usize = 1_000;

/// A guide with a given number of pages.
#[derive(Clone, Copy)]
pub struct Corpus {
    /// Number of pages, without home page and lists.
    pub pages: usize,
}

/// A change of one page, as an editor would make it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Nothing is changed.
    None,
    /// The text has one more sentence. The number distinguishes one edit from the next.
    Body(usize),
    /// The text has one more heading, and below it a link to another page. The number distinguishes one edit from the
    /// next.
    Link(usize),
    /// The title is another one. The number distinguishes one edit from the next.
    Title(usize),
}

/// A page, with the edit that was made to it.
#[derive(Clone, Copy)]
pub struct Page {
    /// The number of the page, from 0.
    pub number: usize,
    /// The edit that was made to the page.
    pub edit: Edit,
}

/// A tool's notation for what Markdown itself does not have.
pub trait Notation {
    /// A link to a page, with a text of its own.
    fn link(&self, to: Page, text: &str) -> String;
    /// A link to a page whose text is the title of that page.
    fn link_by_title(&self, to: Page) -> String {
        self.link(to, &to.title())
    }
}

impl Corpus {
    /// All pages in order.
    pub fn pages(self) -> impl Iterator<Item = Page> {
        (0..self.pages).map(|number| Page { number, edit: Edit::None })
    }

    /// Number of folders that contain the pages.
    pub fn folders(self) -> usize {
        self.pages.div_ceil(PAGES_A_FOLDER)
    }

    /// The folders that every page links to.
    pub fn navigation(self) -> impl Iterator<Item = usize> {
        0..self.folders().min(MOST_IN_NAVIGATION)
    }

    /// The page that is edited: for its text, one in the middle; for its title, one that many pages mention.
    pub fn edited(self, edit: Edit) -> Page {
        let number = match edit {
            Edit::Title(_) => 0,
            _ => self.pages / 2,
        };
        Page { number, edit }
    }

    /// The Markdown of a page without front matter, about 6 KB.
    pub fn body(self, page: Page, notation: &dyn Notation) -> String {
        let topic = page.topic();
        let mut random = Numbers::of_page(page.number);
        let headings = random.pick_different(&HEADINGS, 4, topic);
        let subheadings = random.pick_different(&SUBHEADINGS, 3, topic);
        let mut body = Body { random, topic, text: String::new() };
        body.paragraph(7, "");
        if let Edit::Body(round) = page.edit {
            body.push(&format!("這一段是第 {round} 次修訂時加上的。\n\n"));
        }
        if let Edit::Link(round) = page.edit {
            let link = notation.link(self.other(page, 3, round), "一頁");
            body.push(&format!("## 第 {round} 次修訂\n\n也請看{link}。\n\n"));
        }
        body.push(&format!("## {}\n\n", headings[0]));
        body.paragraph(6, &notation.link(self.other(page, 7, 1), "相關的一頁"));
        body.list(5);
        body.push(&format!("### {}\n\n", subheadings[0]));
        body.paragraph(7, "");
        body.push(&format!("## {}\n\n", headings[1]));
        body.paragraph(6, "這個說法另有補充[^1]。");
        body.table();
        body.push(&format!("### {}\n\n", subheadings[1]));
        body.paragraph(6, &notation.link(self.other(page, 13, 5), "另一個家庭的做法"));
        body.push(&format!("## {}\n\n", headings[2]));
        body.list(5);
        body.paragraph(7, "");
        body.push(&format!("### {}\n\n", subheadings[2]));
        body.paragraph(7, "各地的做法不盡相同[^2]。");
        body.push(&format!("## {}\n\n", headings[3]));
        body.paragraph(6, &notation.link_by_title(self.hub(page)));
        body.note(1);
        body.note(2);
        body.text
    }

    /// A page that another one mentions.
    fn other(self, page: Page, factor: usize, step: usize) -> Page {
        let number = (page.number * factor + step) % self.pages;
        Page { number, edit: Edit::None }
    }

    /// The page that a page mentions by its title. That page itself mentions the last one.
    fn hub(self, page: Page) -> Page {
        let hub = page.number / PAGES_A_HUB * PAGES_A_HUB;
        let number = if hub == page.number { self.pages - 1 } else { hub };
        Page { number, edit: Edit::None }
    }
}

impl Page {
    fn topic(self) -> &'static str {
        TOPICS[self.number % TOPICS.len()]
    }

    /// The title of the page, which no other page has.
    pub fn title(self) -> String {
        let title = format!("{}筆記第 {} 篇", self.topic(), self.number + 1);
        match self.edit {
            Edit::Title(round) => format!("{title}，第 {round} 次改名"),
            _ => title,
        }
    }

    /// A sentence that describes the page.
    pub fn description(self) -> String {
        format!(
            "關於{}的生活筆記，整理日常的準備與看診前的問題，是第 {} 篇。",
            self.topic(),
            self.number + 1
        )
    }

    /// The name of the page's file, and of its address on the site.
    pub fn name(self) -> String {
        format!("p{:06}", self.number)
    }

    /// The number of the folder that contains the page.
    pub fn folder(self) -> usize {
        self.number / PAGES_A_FOLDER
    }

    /// A date for the front matter, which makes the order of pages deterministic.
    pub fn day(self) -> String {
        format!("2026-{:02}-{:02}", 1 + self.number / 28 % 10, 1 + self.number % 28)
    }

    /// The path of the file in a guide, without an ending.
    pub fn path(self) -> String {
        format!("{}/{}", folder_name(self.folder()), self.name())
    }
}

/// The name of a folder.
pub fn folder_name(folder: usize) -> String {
    format!("s{folder:04}")
}

/// The title of a folder's page.
pub fn folder_title(folder: usize) -> String {
    format!("生活筆記第 {} 輯", folder + 1)
}

/// The text of a page while it is written.
struct Body {
    random: Numbers,
    topic: &'static str,
    text: String,
}

impl Body {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn paragraph(&mut self, sentences: usize, last: &str) {
        for sentence in self.random.pick_different(&SENTENCES, sentences, self.topic) {
            self.text.push_str(&sentence);
        }
        if last.starts_with('[') {
            self.text.push_str(&format!("想多了解的人，可以接著讀{last}。"));
        } else {
            self.text.push_str(last);
        }
        self.text.push_str("\n\n");
    }

    fn list(&mut self, items: usize) {
        for item in self.random.pick_different(&ITEMS, items, self.topic) {
            self.text.push_str(&format!("- {item}\n"));
        }
        self.text.push('\n');
    }

    fn table(&mut self) {
        self.text.push_str("| 時間 | 可以做的事 | 誰來幫忙 |\n| --- | --- | --- |\n");
        for (time, helper) in
            [("早上", "自己"), ("中午", "家人"), ("傍晚", "鄰居"), ("睡前", "家人")]
        {
            let item = self.random.pick(&ITEMS, self.topic);
            self.text
                .push_str(&format!("| {time} | {} | {helper} |\n", item.trim_end_matches('。')));
        }
        self.text.push('\n');
    }

    fn note(&mut self, number: usize) {
        let sentence = self.random.pick(&SENTENCES, self.topic);
        self.text.push_str(&format!("[^{number}]: {sentence}\n"));
        if number == 1 {
            self.text.push('\n');
        }
    }
}
