//! Answers browsers' requests to the preview: for files of the site, and for what the preview's own script needs.

use std::io::Read as _;
use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use tiny_http::{Header, Method, Request, Response, StatusCode};

use super::content_types::media_type;
use super::editor::Editor;
use super::inject_script::{PageData, essence, failure, tag, with_preview};
use super::preview::Preview;
use super::script::script;
use crate::diagnostic::{Language, Words};
use crate::digest::Digest;

/// Beginning of the preview's own paths, such as `_osteon/findings`. They are relative to the base path. All other
/// paths belong to the site.
const PREVIEW_PATH: &str = "_osteon/";
/// Maximum number of bytes of a request body that are read, so that no request fills the memory.
const LONGEST_BODY: u64 = 4096;

/// Answers the requests of browsers to the preview.
pub struct Answerer<'p> {
    /// The project that the preview shows.
    pub preview: &'p Preview,
    /// Opens positions of the guide's files in the author's editor.
    pub editor: Editor,
    /// Base path of the site on this host, with slashes at both ends.
    pub base: String,
    /// True if requests from other computers are answered.
    pub is_public: bool,
    /// The address that the server listens on.
    pub host: IpAddr,
    /// The port that the server listens on.
    pub port: u16,
    /// The output folder of the last build.
    pub built_folder: PathBuf,
    /// Language of the texts that the preview adds, such as those of its list of findings.
    pub language: Language,
    /// Random text that the preview puts into its pages, and that pages of other websites do not know. So a request
    /// that contains this text comes from a page of the preview.
    pub token: String,
}

/// A response to a request.
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type", media_type.to_owned())];
        Self { status, headers, body: body.into() }
    }

    fn text(status: u16, words: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", words)
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn send(self, request: Request) {
        let mut response = Response::from_data(self.body).with_status_code(StatusCode(self.status));
        let always = [("X-Content-Type-Options", "nosniff".to_owned())];
        for (name, value) in self.headers.into_iter().chain(always) {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        // If the browser has closed the connection, it needs no response.
        drop(request.respond(response));
    }
}

static OTHER_HOST: Words = Words("the preview answers only at its own address\n");
static OUTSIDE: Words = Words("the preview begins at {base}\n");

impl Answerer<'_> {
    /// Answers a request. If the program panics while it makes a page, the answer has the status 500, and the preview
    /// continues.
    pub fn answer(&self, mut request: Request) {
        let url = request.url().to_owned();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        if !self.is_for_us(&request) {
            return Answer::text(403, OTHER_HOST.in_language(self.language)).send(request);
        }
        let Some(below) = path.strip_prefix(self.base.as_str()) else {
            let words = OUTSIDE.in_language(self.language).replace("{base}", &self.base);
            let answer = match path == self.base.trim_end_matches('/') || path == "/" {
                true => Answer::text(302, &words).with("Location", self.base.clone()),
                false => Answer::text(404, &words),
            };
            return answer.send(request);
        };
        if let Some(own) = below.strip_prefix(PREVIEW_PATH) {
            if own == "news" {
                let after = value(query, "after").and_then(|after| after.parse().ok());
                return self.preview.notifications.answer(request, after.unwrap_or(0));
            }
            let answer = self.answer_script(own, query, &mut request);
            return answer.with("Cache-Control", "no-store").send(request);
        }
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Answer::text(405, "405\n").with("Allow", "GET, HEAD").send(request);
        }
        // A page that cannot be made must not end the preview.
        let answer = catch_unwind(AssertUnwindSafe(|| self.file(below, &request)));
        answer.unwrap_or_else(|_| Answer::text(500, "500\n")).send(request);
    }

    /// Returns true if the header `Host` of a request names this computer. If the header names another host, the
    /// request comes from a foreign website that has made its own host name lead to this computer (DNS rebinding).
    fn is_for_us(&self, request: &Request) -> bool {
        let Some(named) = header(request, "Host") else { return false };
        let (name, port) = match named.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (name, port),
            _ => (named, "80"),
        };
        let name = name.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        let address: Option<IpAddr> = name.parse().ok();
        let is_known = match address {
            Some(address) => address.is_loopback() || self.is_public || address == self.host,
            None => name == "localhost" || name.ends_with(".localhost"),
        };
        // With port forwarding, for example from a container, the browser may use another port number.
        is_known && (self.is_public || port == self.port.to_string())
    }

    /// Answers a request of the preview's script. `name` is what follows `_osteon/` in the address, such as `findings`.
    fn answer_script(&self, name: &str, query: &str, request: &mut Request) -> Answer {
        let json = "application/json";
        match name {
            "preview.js" => Answer::new(200, media_type(name), script(self.language)),
            "findings" => Answer::new(200, json, self.preview.findings()),
            "place" => match self.place(query) {
                Some((path, line, column)) => {
                    let place = serde_json::json!({"path": path, "line": line, "column": column});
                    Answer::new(200, json, place.to_string())
                }
                None => Answer::text(404, "404\n"),
            },
            "open" if *request.method() == Method::Post => self.open_in_editor(request),
            "built" => self.last_build(query),
            _ => Answer::text(404, "404\n"),
        }
    }

    /// The path, line and column of the source position in a query. The query gives it as `at=SOURCE:OFFSET`, or as
    /// `path`, `line` and `column`. `None` if the project does not have this file or position.
    fn place(&self, query: &str) -> Option<(String, usize, usize)> {
        let number = |name| value(query, name).and_then(|value| value.parse().ok());
        if let Some(at) = value(query, "at") {
            let (source, offset) = at.split_once(':')?;
            let workspace = self.preview.workspace();
            let place = workspace.place(source.parse().ok()?, offset.parse().ok()?);
            return place.map(|(path, line, column)| (path.to_owned(), line, column));
        }
        let path = value(query, "path")?;
        let workspace = self.preview.workspace();
        let sources = workspace.sources();
        let is_own =
            sources.find(&path).is_some() || sources.overrides.iter().any(|file| file.path == path);
        is_own.then(|| (path, number("line").unwrap_or(1), number("column").unwrap_or(1)))
    }

    /// Opens the author's editor at the source position in the body of the request. Refuses a request that does not
    /// come from a page of the preview.
    fn open_in_editor(&self, request: &mut Request) -> Answer {
        let host = header(request, "Host").unwrap_or_default();
        let is_ours = header(request, "Origin")
            .is_some_and(|from| from == format!("http://{host}"))
            && header(request, "X-Osteon-Token").is_some_and(|token| token == self.token);
        if !is_ours {
            return Answer::text(403, "403\n");
        }
        let mut body = String::new();
        let read = request.as_reader().take(LONGEST_BODY).read_to_string(&mut body);
        let Some((path, line, column)) = read.ok().and_then(|_| self.place(&body)) else {
            return Answer::text(404, "404\n");
        };
        match self.editor.open(&self.preview.root.join(path), line, column) {
            true => Answer::text(200, "200\n"),
            false => Answer::text(501, "501\n"),
        }
    }

    /// Returns a page that the last build has written. The preview's script compares it with the current page, to mark
    /// what has changed.
    #[expect(
        clippy::disallowed_methods,
        reason = "reads what the last build wrote, for comparison"
    )]
    fn last_build(&self, query: &str) -> Answer {
        let file = value(query, "file").filter(|file| is_clean(file) && file.ends_with(".html"));
        match file.and_then(|file| std::fs::read(self.built_folder.join(file)).ok()) {
            Some(page) => Answer::new(200, "text/html; charset=utf-8", page),
            None => Answer::text(404, "404\n"),
        }
    }

    /// The response with the file of the site at the address `below`, which is relative to the base path. If this file
    /// does not exist but the folder with this name has a page, redirects to the folder. Otherwise the response is the
    /// 404 page.
    fn file(&self, below: &str, request: &Request) -> Answer {
        let Some(path) = decoded(below).filter(|path| is_clean(path)) else {
            return Answer::text(400, "400\n");
        };
        let file = match path.is_empty() || path.ends_with('/') {
            true => format!("{path}index.html"),
            false => path.clone(),
        };
        match self.made(&file, 200, request) {
            Some(answer) => answer,
            None if !file.ends_with(".html") && self.is_page(&format!("{path}/index.html")) => {
                let folder = format!("{}{below}/", self.base);
                Answer::text(301, "301\n").with("Location", folder)
            }
            None => {
                let page = self.made("404.html", 404, request);
                page.unwrap_or_else(|| Answer::text(404, "404\n"))
            }
        }
    }

    fn is_page(&self, file: &str) -> bool {
        matches!(self.preview.workspace().page(file), Ok(Some(_)))
    }

    fn made(&self, file: &str, status: u16, request: &Request) -> Option<Answer> {
        // The state is read before the page is made. So the state is never newer than the page, and no change is
        // missed.
        let state = self.preview.notifications.state();
        let workspace = self.preview.workspace();
        let made = workspace.file(file);
        let stylesheet = workspace.stylesheet().to_owned();
        drop(workspace);
        let (status, bytes) = match made {
            Ok(made) => (status, made?),
            Err(error) => {
                let (what, help) = error.message_and_help(self.language);
                let help = help.unwrap_or_default();
                (500, failure(&format!("{what}\n{help}")).into_bytes())
            }
        };
        let media_type = media_type(file);
        if !media_type.starts_with("text/html") {
            let tag = format!("\"{}\"", Digest::of(&bytes).to_hex());
            if is_known(request, &tag) {
                return Some(Answer::new(304, media_type, "").with("ETag", tag));
            }
            let answer = Answer::new(status, media_type, bytes).with("ETag", tag);
            return Some(answer.with("Cache-Control", "no-cache"));
        }
        let html = String::from_utf8_lossy(&bytes);
        let (tag, essence) = (tag(&html), essence(&html, &stylesheet));
        let quoted = format!("\"{tag}\"");
        let answer = match is_known(request, &quoted) && status == 200 {
            true => Answer::new(304, media_type, ""),
            false => {
                let data = PageData {
                    base: &self.base,
                    token: &self.token,
                    state,
                    tag,
                    essence: essence.clone(),
                    file,
                    has_editor: self.editor.is_known(),
                };
                Answer::new(status, media_type, with_preview(&html, &data))
            }
        };
        let answer = answer.with("ETag", quoted).with("X-Osteon-Essence", essence);
        Some(answer.with("Cache-Control", "no-store"))
    }
}

fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    let found = request
        .headers()
        .iter()
        .find(|header| header.field.as_str().as_str().eq_ignore_ascii_case(name));
    found.map(|header| header.value.as_str())
}

/// Returns true if the browser already has this version of the file. `tag` identifies the version (`ETag`).
fn is_known(request: &Request, tag: &str) -> bool {
    let known = header(request, "If-None-Match").unwrap_or_default();
    known.split(',').any(|known| known.trim() == tag)
}

/// The decoded value of the parameter `name` in a query such as `path=guide.toml&line=3`. `None` if the query does not
/// have the parameter, or if its encoding is invalid.
fn value(query: &str, name: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(known, _)| *known == name)?;
    decoded(value)
}

/// Decodes a percent-encoded text. `None` if the encoding is invalid.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                u8::from_str_radix(digits, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Returns true if a path cannot lead to a file outside the site's folder.
fn is_clean(path: &str) -> bool {
    let is_odd = |name: &str| name == ".." || name == ".";
    !path.starts_with('/') && !path.contains(['\\', '\0']) && !path.split('/').any(is_odd)
}
