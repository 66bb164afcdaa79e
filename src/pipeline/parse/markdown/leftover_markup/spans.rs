//! Leftover marks within a line: mathematics, highlights, shortcodes, addresses, HTML, code.

use super::paired_marks::{
    between_single_marks, comment, doubled, half_struck, lowered, mathematics, note, raised,
    underscores, wiki,
};
use super::prefilter::{self, SPAN};
use super::{LeftoverKind, Literal, addresses, advice, dialects, half, half_width, head};

/// Maximum length in bytes of text between two marks. The search for the closing mark stops there.
const LONGEST: usize = 300;

/// Names of HTML entities that authors write, often without `;`.
const ENTITIES: [&str; 24] = [
    "nbsp", "lt", "gt", "amp", "quot", "copy", "reg", "deg", "times", "divide", "plusmn", "micro",
    "middot", "ndash", "mdash", "hellip", "ge", "le", "ne", "alpha", "beta", "gamma", "mu", "bull",
];

/// Names of HTML tags. A malformed tag, such as `< sup>`, is reported only if it has one of these names.
const TAGS: [&str; 20] = [
    "sub", "sup", "kbd", "br", "ruby", "rt", "rp", "abbr", "mark", "wbr", "b", "i", "u", "p", "a",
    "div", "span", "img", "strong", "em",
];

/// Names that other tools replace by an emoji, such as `warning` in `:warning:`.
const EMOJI: [&str; 22] = [
    "warning",
    "smile",
    "heart",
    "white_check_mark",
    "heavy_check_mark",
    "x",
    "star",
    "bulb",
    "exclamation",
    "question",
    "information_source",
    "point_right",
    "rotating_light",
    "pill",
    "hospital",
    "ambulance",
    "no_entry",
    "stop_sign",
    "red_circle",
    "green_apple",
    "memo",
    "thumbsup",
];

/// Finds leftover marks within lines, and adds them to `all`. `is_linked` returns true if an offset of the text is
/// inside the text of a link, where web addresses and citations are not reported.
pub fn find(text: &str, is_linked: &dyn Fn(usize) -> bool, all: &mut Vec<Literal>) {
    let mut scan = Scan { text, from: 0 };
    for (at, c) in prefilter::places(text, SPAN) {
        if at >= scan.from {
            let before = text[..at].chars().next_back().unwrap_or('\n');
            let found = scan.at(at, c, before);
            let found = found.filter(|one| {
                one.keys.is_empty() && !std::ptr::eq(one.kind, &advice::URL) || !is_linked(at)
            });
            if let Some(literal) = found {
                scan.from = literal.place.end;
                all.push(literal);
            }
        }
    }
    all.extend(single_backtick(text));
}

/// A text that is searched for leftover markup, and the offset up to which it has been searched.
struct Scan<'t> {
    text: &'t str,
    from: usize,
}

impl Scan<'_> {
    fn at(&self, at: usize, c: char, before: char) -> Option<Literal> {
        let rest = head(&self.text[at..], LONGEST);
        match c {
            '$' | '＄' => mathematics(rest, before)
                .map(|length| self.literal(at, length, &advice::MATHEMATICS)),
            '\\' => tex(rest)
                .map(|length| self.literal(at, length, &advice::MATHEMATICS))
                .or_else(|| dialects::span(rest, at, c, before)),
            '^' | '＾' => match note(rest, before) {
                Some(length) => Some(self.literal(at, length, &advice::NOTE_IN_TEXT)),
                None => raised(rest, before, c)
                    .map(|length| self.script(at, length, "sup"))
                    .or_else(|| dialects::span(rest, at, c, before)),
            },
            '~' if before.is_ascii_alphabetic() => {
                lowered(rest).map(|length| self.script(at, length, "sub"))
            }
            '~' => {
                half_struck(rest, before).map(|length| self.literal(at, length, &advice::STRUCK))
            }
            '=' | '＝' => doubled(rest, c, before).map(|length| self.marked(at, length)),
            '_' | '＿' => underscores(rest, c, before).map(|length| self.bold(at, length)),
            '＊' => doubled(rest, c, before).map(|length| self.bold(at, length)),
            '～' => {
                doubled(rest, c, before).map(|length| self.literal(at, length, &advice::STRUCK))
            }
            '%' => comment(rest).map(|length| self.literal(at, length, &advice::COMMENT)),
            '{' | '｛' => dialects::braces(rest, at).or_else(|| self.braces(at, rest)),
            '+' | '|' | '［' => dialects::span(rest, at, c, before),
            '[' => wiki(rest).map(|length| self.literal(at, length, &advice::WIKI)),
            '&' | '＆' => entity(rest).map(|length| self.entity(at, length)),
            '<' if rest.starts_with("<%") => {
                dialects::script(rest).map(|length| self.literal(at, length, &advice::SHORTCODE))
            }
            '\'' => dialects::wiki_bold(rest).map(|length| self.bold(at, length)),
            '<' | '＜' | '〈' => self.tag(at, rest),
            ':' | '：' => self.colon(at, rest),
            'h' | 'w' | 'H' | 'W'
                if !before.is_ascii_alphanumeric() && !"/.@-_".contains(before) =>
            {
                url(rest).map(|length| self.url(at, length))
            }
            '｀' => {
                between_single_marks(rest, c).map(|length| self.literal(at, length, &advice::CODE))
            }
            '@' | '＠' => self.citation(at, before),
            _ => None,
        }
    }

    fn literal(&self, at: usize, length: usize, kind: &'static LeftoverKind) -> Literal {
        Literal::new(at..at + length, kind)
    }

    /// Creates a case of leftover markup that was meant as superscript (`tag` is `sup`) or subscript (`tag` is `sub`).
    /// It begins at the offset `at`; `length` is its length in bytes, with its marks.
    fn script(&self, at: usize, length: usize, tag: &str) -> Literal {
        let inner = self.text[at..at + length].trim_matches(['^', '＾', '~']);
        let kind = if tag == "sup" { &advice::RAISED } else { &advice::LOWERED };
        self.literal(at, length, kind).meant(format!("<{tag}>{inner}</{tag}>"))
    }

    fn marked(&self, at: usize, length: usize) -> Literal {
        let inner = self.text[at..at + length].trim_matches(['=', '＝']);
        self.literal(at, length, &advice::HIGHLIGHT).meant(format!("<mark>{inner}</mark>"))
    }

    fn bold(&self, at: usize, length: usize) -> Literal {
        let inner = self.text[at..at + length].trim_matches(['_', '＿', '＊', '\'']);
        self.literal(at, length, &advice::BOLD).meant(format!("**{inner}**"))
    }

    fn entity(&self, at: usize, length: usize) -> Literal {
        let written = half_width(&self.text[at..at + length]);
        let name = written.trim_start_matches('&').trim_end_matches(';');
        let digits =
            name.strip_prefix('#').map(|digits| digits.strip_prefix(['x', 'X']).unwrap_or(digits));
        let is_number = digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        if ENTITIES.contains(&name) || is_number {
            return self.literal(at, length, &advice::ENTITY).meant(format!("&{name};"));
        }
        let literal = self.literal(at, length, &advice::UNKNOWN_ENTITY);
        match crate::suggestions::nearest(name, ENTITIES) {
            Some(near) => literal.meant(format!("&{near};")),
            None => literal,
        }
    }
    fn url(&self, at: usize, length: usize) -> Literal {
        let url = half_width(&self.text[at..at + length]);
        let scheme = if url.to_ascii_lowercase().starts_with("http") { "" } else { "https://" };
        self.literal(at, length, &advice::URL).meant(format!("<{scheme}{url}>"))
    }

    /// Finds two kinds of markup in braces: the template tags `{{ shortcode }}` and `{% tag %}` of other tools, and
    /// attributes such as `{#id}`, `{.class}` and `{width=50%}`.
    fn braces(&self, at: usize, rest: &str) -> Option<Literal> {
        let half = half_width(rest);
        let end = |closing: &str| {
            let inner = half.split('\n').next()?;
            let length = inner.find(closing)? + closing.len();
            // Count characters, because full-width characters have more bytes.
            let count = half[..length].chars().count();
            Some(rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at))
        };
        if half.starts_with("{{") {
            return end("}}").map(|length| self.literal(at, length, &advice::SHORTCODE));
        }
        if half.starts_with("{%") {
            return end("%}").map(|length| self.literal(at, length, &advice::SHORTCODE));
        }
        let inner = half[1..].trim_start_matches(':').trim_start();
        let name = inner.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '-');
        // `{width=50%}` is neither a set nor an equation, because its name is longer than one letter.
        let value = name.strip_prefix('=').and_then(|value| value.chars().next());
        let is_field =
            inner.len() - name.len() > 1 && value.is_some_and(|c| c.is_alphanumeric() || c == '"');
        let sign = inner.chars().next().filter(|c| matches!(c, '#' | '.') || is_field)?;
        let is_name = is_field || inner[1..].starts_with(char::is_alphanumeric);
        let kind = if sign == '#' { &advice::HEADING_ID } else { &advice::CLASS };
        let length = end("}").filter(|_| is_name)?;
        Some(self.literal(at, length, kind))
    }

    /// Finds malformed HTML: comments that are not closed or begin wrongly (`<!- `), tags in full-width brackets
    /// (`＜br＞`), and tags with a space at the start (`< sup>`).
    fn tag(&self, at: usize, rest: &str) -> Option<Literal> {
        let half = half_width(rest);
        let half = half.replacen('〈', "<", 1);
        if let Some(count) = comment_start(&half) {
            let length = rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at);
            return Some(self.literal(at, length, &advice::OPEN_COMMENT));
        }
        let inner = &half[1..];
        let name = inner.trim_start_matches(['/', ' ']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let behind = name[end..].trim_start_matches([' ', '/']);
        let is_closed = behind.starts_with(['>', '〉']);
        // `a < b > c` is a comparison.
        let is_long = end > 1 || !rest.starts_with("< ");
        let is_known = is_long && TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(&name[..end]));
        if !is_known || !is_closed {
            return None;
        }
        let count = half.len() - behind.len() + behind.chars().next().map_or(0, char::len_utf8);
        let count = half[..count].chars().count();
        let length = rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at);
        let slash = if inner.trim_start().starts_with('/') { "/" } else { "" };
        let meant = format!("<{slash}{}>", &name[..end]);
        Some(self.literal(at, length, &advice::TAG).meant(meant))
    }

    /// Finds markup with a colon: a mention without brackets, such as `section:diet`, or the name of an emoji, such as
    /// `:warning:`. `rest` begins with the colon.
    fn colon(&self, at: usize, rest: &str) -> Option<Literal> {
        let colon = rest.chars().next().map_or(0, char::len_utf8);
        let behind = &rest[colon..];
        if colon == 1 {
            let end = behind.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(0);
            if behind[end..].starts_with(':') && EMOJI.contains(&&behind[..end]) {
                return Some(self.literal(at, end + 2, &advice::EMOJI));
            }
        }
        let before = &self.text.as_bytes()[..at];
        let letters = before.iter().rev().take(20);
        let kind = letters.take_while(|b| b.is_ascii_lowercase() || **b == b'-').count();
        let start = at - kind;
        let outside = &self.text[..start];
        let is_word = !outside.ends_with(|c: char| c.is_ascii_alphanumeric() || "/_:".contains(c))
            && !outside.ends_with("](");
        let id = behind
            .find(|c: char| !(c.is_ascii_alphanumeric() || "-_#".contains(c)))
            .unwrap_or(behind.len());
        let is_id = behind.starts_with(|c: char| c.is_ascii_alphabetic());
        if start < self.from || !is_word || !is_id || !addresses::is_kind(&self.text[start..at]) {
            return None;
        }
        let mention = format!("{}:{}", &self.text[start..at], &behind[..id]);
        let literal = Literal::new(start..at + colon + id, &advice::BARE_MENTION);
        Some(literal.meant(format!("[]({mention})")))
    }

    /// Finds a citation without brackets, such as `@who`. It is reported only if `who` is the key of a source.
    fn citation(&self, at: usize, before: char) -> Option<Literal> {
        if before.is_ascii_alphanumeric() || matches!(before, '.' | '_' | '+' | '-') {
            return None;
        }
        let sign = self.text[at..].chars().next()?.len_utf8();
        let behind = head(&self.text[at + sign..], 100);
        let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        let key = &behind[..behind.find(|c| !is_key(c)).unwrap_or(behind.len())];
        let ascii = &key[..key.find(|c: char| !c.is_ascii()).unwrap_or(key.len())];
        let keys = [key, ascii].map(|key| key.trim_end_matches(['.', ':', '-', '_']).to_owned());
        let keys: Vec<_> = keys.into_iter().filter(|key| !key.is_empty()).collect();
        let shortest = keys.last()?.clone();
        let mut literal = Literal::new(at..at + sign + shortest.len(), &advice::BARE_CITATION);
        literal.keys = keys;
        Some(literal.meant(format!("[@{shortest}]")))
    }
}

/// Recognises the start of an HTML comment, right or wrong: `<!--`, `<! --`, `<!-`, `<--!`. Returns the number of
/// characters of this start, or `None` if `half` begins with something else.
fn comment_start(half: &str) -> Option<usize> {
    let is_dash = |c: char| matches!(c, '-' | '—' | '–');
    let signs = half.strip_prefix('<')?;
    let rest = signs.trim_start_matches(|c: char| is_dash(c) || matches!(c, '!' | ' '));
    let signs = &signs[..signs.len() - rest.len()];
    let has_bang = signs.trim_start_matches(is_dash).starts_with('!');
    (has_bang && signs.contains(is_dash)).then(|| 1 + signs.trim_end().chars().count())
}

/// Finds TeX commands such as `\frac{…}` and `\cite{…}`: a backslash, a word, a brace. Returns the length in bytes.
fn tex(rest: &str) -> Option<usize> {
    let word = rest[1..].bytes().take_while(u8::is_ascii_lowercase).count();
    let behind = &rest[1 + word..];
    let closing = behind.strip_prefix('{')?.find('}')?;
    (word > 2).then_some(1 + word + closing + 2)
}

/// Finds malformed character references: `&nbsp` without `;`, `＆nbsp；` with full-width signs, `&nosuch;` with an
/// unknown name. Returns the length in bytes.
fn entity(rest: &str) -> Option<usize> {
    let sign = rest.chars().next()?.len_utf8();
    let inner = &rest[sign..];
    let name = &inner
        [..inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(inner.len())];
    let behind = &inner[name.len()..];
    let mark = behind.chars().next().filter(|c| half(*c) == ';').map_or(0, char::len_utf8);
    let is_number = name.strip_prefix('#').is_some_and(|digits| {
        digits.len() > 1 && (mark > 0 || digits.bytes().all(|b| b.is_ascii_digit()))
    });
    let is_known = ENTITIES.contains(&name) || is_number;
    let is_unknown =
        mark == 1 && sign == 1 && name.len() > 2 && name.bytes().all(|b| b.is_ascii_lowercase());
    (is_known || is_unknown).then_some(sign + name.len() + mark)
}

/// Finds a web address at the start of the text: `https://…`, `www.…`. Returns its length in bytes.
fn url(rest: &str) -> Option<usize> {
    let second = rest.chars().nth(1).map(half)?;
    if !matches!(second, 't' | 'T' | 'w' | 'W') {
        return None;
    }
    let half = half_width(head(rest, 24)).to_ascii_lowercase();
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        half.strip_prefix(scheme)
            .is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric()))
    });
    let is_www = half.strip_prefix("www.").is_some_and(|host| {
        host.starts_with(|c: char| c.is_ascii_alphanumeric()) && rest[4..].contains('.')
    });
    let is_part = |c: char| {
        c.is_ascii_alphanumeric()
            || "-._~/?#@!$&'*+,;=%:".contains(c)
            || matches!(c, '：' | '／' | '．')
    };
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let end = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '：']).len();
    (is_web || is_www).then_some(end)
}

/// Finds a backtick that has no partner. The parser removes paired backticks from the text, so any that remain are
/// unpaired.
fn single_backtick(text: &str) -> Option<Literal> {
    let at = text.find('`')?;
    let length = text[at..].bytes().take_while(|b| *b == b'`').count();
    Some(Literal::new(at..at + length, &advice::CODE))
}
