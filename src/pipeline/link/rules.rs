//! The rules that the stage `link` reports.

use super::redirects;
use super::resolve::drafts_and_snippets::{LINK_TO_DRAFT, MISPLACED_SNIPPET};
use super::resolve::picture::BROKEN_PICTURE;
use crate::diagnostic::{Rule, Severity, Words};

/// All rules that the stage `link` reports.
pub static RULES: &[&Rule] = &[
    &UNKNOWN_MENTION,
    &UNKNOWN_MENTION_KIND,
    &UNKNOWN_ANCHOR,
    &NUMBERED_HEADING,
    &UNKNOWN_CITATION,
    &UNKNOWN_EMBED,
    &UNKNOWN_PERSON,
    &NOT_A_CLINICAL_REVIEWER,
    &BROKEN_PATH,
    &UNUSABLE_ADDRESS,
    &FORBIDDEN_SCHEME,
    &PICTURE_FROM_THE_WEB,
    &NOT_A_PICTURE,
    &BROKEN_PICTURE,
    &DUPLICATE_PATH,
    &FILE_AND_FOLDER,
    &redirects::UNUSABLE_ALIAS,
    &redirects::VANISHED_ADDRESS,
    &UNPORTABLE_NAME,
    &LONG_NAME,
    &MISPLACED_EMBED,
    &MISPLACED_SNIPPET,
    &REPEATED_TOOL,
    &TABLE_BESIDE_ITS_TOOL,
    &NO_CHART,
    &LINK_TO_DRAWING,
    &LINK_TO_DRAFT,
    &NO_NUMBERS,
    &NOT_A_SCHEDULE,
    &UNKNOWN_SCHEDULE_QUESTION,
];

/// A mention of something that does not exist: `section:nothing`.
pub static UNKNOWN_MENTION: Rule = Rule {
    name: "unknown-mention",
    severity: Severity::Error,
    message: Words("`{kind}:{id}` does not exist"),
    help: Words("check the spelling, or add `{id}` to the guide first"),
    specification: include_str!("rules/unknown-mention.md"),
};

/// A mention of a kind that does not exist: `chapter:causes`.
pub static UNKNOWN_MENTION_KIND: Rule = Rule {
    name: "unknown-mention-kind",
    severity: Severity::Error,
    message: Words("a link cannot begin with `{kind}:`"),
    help: Words(
        "write one of these words before the colon, such as `section:fever` for fever.md: {kinds}. Web addresses begin with `https://`",
    ),
    specification: include_str!("rules/unknown-mention-kind.md"),
};

/// A mention of a heading, row or item that its target does not have: `section:causes#nothing`.
pub static UNKNOWN_ANCHOR: Rule = Rule {
    name: "unknown-anchor",
    severity: Severity::Error,
    message: Words("`{id}` has no heading, row or question with the name `#{fragment}`"),
    help: Words(
        "write one of these instead: {places}; or delete `#{fragment}` to link to the whole page",
    ),
    specification: include_str!("rules/unknown-anchor.md"),
};

/// The help for a link such as `table:bmd#low` if the target has no headings, rows or questions at all.
pub static NO_PLACES: Words = Words(
    "delete `#{fragment}` to link to the whole page, which has no headings, rows or questions",
);

/// A citation of a source that is not in `references.toml`.
pub static UNKNOWN_CITATION: Rule = Rule {
    name: "unknown-citation",
    severity: Severity::Error,
    message: Words("there is no source `{key}` in references.toml"),
    help: Words(
        "check the spelling, or add the source to content/references.toml: a line `[{key}]`, and below it `type = \"webpage\"`, `title = \"…\"`, `year = …` and `url = \"https://…\"`",
    ),
    specification: include_str!("rules/unknown-citation.md"),
};

/// An embed of something that cannot be shown inside a text, such as a section.
pub static UNKNOWN_EMBED: Rule = Rule {
    name: "unknown-embed",
    severity: Severity::Error,
    message: Words("a text cannot show `{address}`"),
    help: Words(
        "delete the `!` to make this a link; a text can show only tables, questionnaires and charts, such as `![…](table:foods)` for foods.toml",
    ),
    specification: include_str!("rules/unknown-embed.md"),
};

/// An author or reviewer who is not in `people.toml`.
pub static UNKNOWN_PERSON: Rule = Rule {
    name: "unknown-person",
    severity: Severity::Error,
    message: Words("there is no person `{id}` in people.toml"),
    help: Words(
        "check the spelling; delete the name if the right one is already there; or add the person to content/people.toml: a line `[{id}]`, and below it `name = \"…\"` and `roles = [\"author\"]`",
    ),
    specification: include_str!("rules/unknown-person.md"),
};

/// A review by somebody who is not a clinical reviewer.
pub static NOT_A_CLINICAL_REVIEWER: Rule = Rule {
    name: "not-a-clinical-reviewer",
    severity: Severity::Error,
    message: Words("`{id}` is not a clinical reviewer"),
    help: Words(
        "if this person is a clinician and has read the page, add `\"clinical-reviewer\"` to `roles` in content/people.toml; otherwise delete `[review]` and its lines",
    ),
    specification: include_str!("rules/not-a-clinical-reviewer.md"),
};

/// A link by path to a file that is not published.
pub static BROKEN_PATH: Rule = Rule {
    name: "broken-path",
    severity: Severity::Error,
    message: Words("the site has no file `{path}`"),
    help: Words(
        "for a section, write its file name without `.md`, such as `section:fever` for fever.md; for the web, the whole address with `https://`. For a picture or another file, check its name and folder, or put it beside this file",
    ),
    specification: include_str!("rules/broken-path.md"),
};

/// A web address without host, a mail address without mailbox, or a telephone address without number.
pub static UNUSABLE_ADDRESS: Rule = Rule {
    name: "unusable-address",
    severity: Severity::Error,
    message: Words("`{address}` leads nowhere: part of the address is missing"),
    help: Words(
        "copy the whole address from the browser, such as `https://example.org/`; for e-mail, write `mailto:name@example.org`, for a telephone `tel:119`",
    ),
    specification: include_str!("rules/unusable-address.md"),
};

/// An address whose scheme (the part before the colon) is not allowed in links, such as `javascript:`.
pub static FORBIDDEN_SCHEME: Rule = Rule {
    name: "forbidden-scheme",
    severity: Severity::Error,
    message: Words("a link cannot lead to an address that begins with `{scheme}:`"),
    help: Words(
        "correct the beginning, or delete the link: it can begin with `https:`, `http:`, `mailto:`, `tel:` or `sms:`; for an app, link to its page on the web, or say its name in the text",
    ),
    specification: include_str!("rules/forbidden-scheme.md"),
};

/// A picture or film that would be loaded from another site.
pub static PICTURE_FROM_THE_WEB: Rule = Rule {
    name: "picture-from-the-web",
    severity: Severity::Error,
    message: Words(
        "readers would not see this, because pages load no pictures or films from other sites",
    ),
    help: Words(
        "if you may use the picture, save it in the folder `images` beside this file, and write `![what it shows](images/{file})`. Otherwise link to it: remove the `!`, so that it reads `[what it shows]({address})`",
    ),
    specification: include_str!("rules/picture-from-the-web.md"),
};

/// A picture whose file is not a picture, such as `![text](list.pdf)`.
pub static NOT_A_PICTURE: Rule = Rule {
    name: "not-a-picture",
    severity: Severity::Error,
    message: Words("`{path}` is not a picture, so it cannot be shown in the text"),
    help: Words(
        "remove the `!` to make it a link; names of pictures end in .png, .jpg, .gif, .svg, .webp or .avif",
    ),
    specification: include_str!("rules/not-a-picture.md"),
};

/// Two files of the site with the same path.
pub static DUPLICATE_PATH: Rule = Rule {
    name: "duplicate-path",
    severity: Severity::Error,
    message: Words("two files would be published as `{path}`"),
    help: Words(
        "give this file another name; every guide already has pages named index, about, references, glossary, print and 404",
    ),
    specification: include_str!("rules/duplicate-path.md"),
};

/// A file of the site with the same path as a folder of the site.
pub static FILE_AND_FOLDER: Rule = Rule {
    name: "file-and-folder",
    severity: Severity::Error,
    message: Words(
        "`{path}` cannot be published, because a file and a folder would have the same name",
    ),
    help: Words(
        "rename this file or its folder; osteon itself writes the files `feed.xml`, `robots.txt`, `sitemap.xml` and `….html` for each page",
    ),
    specification: include_str!("rules/file-and-folder.md"),
};

/// A file name that some file systems do not allow.
pub static UNPORTABLE_NAME: Rule = Rule {
    name: "unportable-name",
    severity: Severity::Warning,
    message: Words("Windows and USB sticks cannot store a file named `{name}`"),
    help: Words(
        "rename the file, without `< > : \" | ? * \\`, a space at its beginning or end, or a dot at its end; do not use `con`, `aux`, `nul` and the like",
    ),
    specification: include_str!("rules/unportable-name.md"),
};

/// A file name that is too long for common file systems.
pub static LONG_NAME: Rule = Rule {
    name: "long-name",
    severity: Severity::Error,
    message: Words("the name `{name}` is too long for a file"),
    help: Words(
        "write a shorter name: with its ending, at most 255 English letters or about 80 Chinese characters",
    ),
    specification: include_str!("rules/long-name.md"),
};

/// An embed in a place where embeds are not allowed.
pub static MISPLACED_EMBED: Rule = Rule {
    name: "misplaced-embed",
    severity: Severity::Error,
    message: Words(
        "only sections and the introduction can show tables, questionnaires and charts, not this text",
    ),
    help: Words(
        "delete the `!`, and write words between the brackets, so that it becomes a link: `[…]({address})`",
    ),
    specification: include_str!("rules/misplaced-embed.md"),
};

/// The same questionnaire, planner or band reader twice on a page.
pub static REPEATED_TOOL: Rule = Rule {
    name: "repeated-tool",
    severity: Severity::Error,
    message: Words("this page already shows `{address}`"),
    help: Words(
        "make one of the two a link: delete its `!`, and write words between the brackets: `[…]({address})`; otherwise the answers to the two copies would get mixed up",
    ),
    specification: include_str!("rules/repeated-tool.md"),
};

/// A table on a page that also shows the planner or band reader of this table. The tool contains the table already.
pub static TABLE_BESIDE_ITS_TOOL: Rule = Rule {
    name: "table-beside-its-tool",
    severity: Severity::Warning,
    message: Words("`{table}` is on this page twice: by itself, and in its planner or band reader"),
    help: Words(
        "delete `![…]({table})`: the planner or band reader on this page already contains the whole table",
    ),
    specification: include_str!("rules/table-beside-its-tool.md"),
};

/// An embed of a table's chart, although tables of this kind have no chart.
pub static NO_CHART: Rule = Rule {
    name: "no-chart",
    severity: Severity::Error,
    message: Words("the table `{id}` has no chart, because tables of its kind have none"),
    help: Words(
        "show the table itself: `![…](table:{id})`. Only questionnaires and tables of the kinds {kinds} have charts",
    ),
    specification: include_str!("rules/no-chart.md"),
};

/// A link to a drawing, which has no page.
pub static LINK_TO_DRAWING: Rule = Rule {
    name: "link-to-drawing",
    severity: Severity::Error,
    message: Words("`{address}` is a drawing, which has no page to link to"),
    help: Words(
        "to show the drawing, write `![…]({address})` on a line of its own between blank lines; or link to the section that shows it",
    ),
    specification: include_str!("rules/link-to-drawing.md"),
};

/// A table without a column of numbers, although another table names it in `marks`, to mark its numbers on a scale
/// chart.
pub static NO_NUMBERS: Rule = Rule {
    name: "no-numbers",
    severity: Severity::Error,
    message: Words("`{address}` is not a table with a column of numbers"),
    help: Words(
        "if it is a `plain` table with such a column, write `type = \"number\"` below the `id` of that column in its file; otherwise write another table here, or delete `\"{address}\"`",
    ),
    specification: include_str!("rules/no-numbers.md"),
};

/// A field `screening` of a questionnaire that leads to something other than a schedule.
pub static NOT_A_SCHEDULE: Rule = Rule {
    name: "not-a-schedule",
    severity: Severity::Error,
    message: Words("this is not a table of the kind `screening`"),
    help: Words(
        "write after `table:` the name of a file in content/tables/ that has the line `kind = \"screening\"`, without `.toml`, such as `table = \"table:schedule\"` for schedule.toml. If no file has this line, delete `[screening]` and the lines below it that belong to it",
    ),
    specification: include_str!("rules/not-a-schedule.md"),
};

/// An answer that a questionnaire passes on to its schedule of examinations, although the schedule does not ask the
/// question.
pub static UNKNOWN_SCHEDULE_QUESTION: Rule = Rule {
    name: "unknown-schedule-question",
    severity: Severity::Error,
    message: Words("the schedule does not ask `{id}`"),
    help: Words(
        "write before `=` an `id` from the `[[questions]]` of the schedule, such as `broken = { item = \"fracture\" }`; if the schedule does not ask this, delete the line",
    ),
    specification: include_str!("rules/unknown-schedule-question.md"),
};

/// A link to a heading by an id such as `causes-2`. The number only distinguishes headings with the same text, and
/// changes when such headings are added or moved.
pub static NUMBERED_HEADING: Rule = Rule {
    name: "numbered-heading",
    severity: Severity::Warning,
    message: Words(
        "several headings have the same text, so `{id}` may lead to another one after a change",
    ),
    help: Words(
        "choose a name for the heading that you mean: write it after the heading, such as `## Heading {#my-name}`, and here `#my-name` instead of `#{id}`",
    ),
    specification: include_str!("rules/numbered-heading.md"),
};
