//! The preview: what browsers receive, and how they are told of changes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use super::{TODAY, copy_of, fs, put};

/// A running preview of a copy of a small guide. It is stopped when this value is dropped.
struct Preview {
    project: TempDir,
    child: Child,
    host: String,
    /// Base path in the address of the preview.
    base: String,
    /// Standard error of the program. It must stay open, so that the program can write to it.
    _says: BufReader<ChildStderr>,
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }
}

/// A response of the preview: its status, its headers with names in lower case, and its body.
struct Answer {
    status: u16,
    headers: String,
    body: String,
}

/// Maximum time to wait for anything. Everything takes far less, so a test that waits so long fails.
const LONG: Duration = Duration::from_secs(120);

impl Preview {
    fn of(name: &str, more: &[&str]) -> Self {
        Self::of_project(copy_of(name), more)
    }

    fn of_project(project: TempDir, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_osteon"))
            .args(["serve", "--date", TODAY])
            .args(if more.contains(&"--port") { &[][..] } else { &["--port", "0"] })
            .args(more)
            .current_dir(project.path())
            .env_remove("VISUAL")
            .env_remove("EDITOR")
            .env("LANG", "C")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut says = BufReader::new(child.stderr.take().expect("it is piped"));
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            assert!(says.read_line(&mut line).expect("it speaks") > 0, "it ended");
        }
        let address = line.split("http://").nth(1).expect("an address");
        let address = address.split(' ').next().expect("an address");
        let (host, base) = address.split_once('/').expect("a path");
        Self { project, child, host: host.into(), base: format!("/{base}"), _says: says }
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let port = self.host.rsplit_once(':').expect("a port").1;
        let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).expect("it listens");
        stream.set_read_timeout(Some(LONG)).expect("a timeout");
        let host = if headers.contains("Host:") {
            String::new()
        } else {
            format!("Host: {}\r\n", self.host)
        };
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\n{host}Connection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        )
        .expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let (headers, body) = (head.to_lowercase(), body.to_owned());
        Answer { status: status.expect("a status"), headers, body }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", &format!("{}{path}", self.base), "", "")
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.get(path).body).expect("JSON")
    }

    /// Calls `wanted` after each change of the preview, until it returns a value.
    #[track_caller]
    fn wait<T>(&self, mut wanted: impl FnMut() -> Option<T>) -> T {
        let (started, mut version) = (std::time::Instant::now(), 0);
        loop {
            if let Some(seen) = wanted() {
                return seen;
            }
            assert!(started.elapsed() < LONG, "it did not come to pass");
            version = self.json(&format!("_osteon/news?after={version}"))["version"]
                .as_u64()
                .expect("a number");
        }
    }

    fn page_with(&self, path: &str, words: &str) -> Answer {
        self.wait(|| Some(self.get(path)).filter(|page| page.body.contains(words)))
    }

    /// The names of the rules of all findings. Empty as long as the first check has not ended.
    fn rules(&self) -> Vec<String> {
        let findings = self.json("_osteon/findings");
        let found = findings["report"]["diagnostics"].as_array().cloned().unwrap_or_default();
        found.iter().map(|one| one["rule"].as_str().expect("a rule").to_owned()).collect()
    }
}

const SECTION: &str = "content/sections/start.md";

fn section(text: &str) -> String {
    format!("+++\ntitle = \"Start\"\n+++\n\n{text}\n")
}

#[test]
fn a_save_appears_on_the_page() {
    let preview = Preview::of("minimal", &[]);
    assert_eq!(preview.get("start.html").status, 200);
    put(preview.project.path(), SECTION, &section("Drink *water* now."));
    let page = preview.page_with("start.html", "<em>water</em>");
    assert!(page.body.contains(" data-at=\""), "{}", page.body);
    assert!(page.body.contains("/_osteon/preview.js"), "{}", page.body);
    // Editors write a new file and then rename it to the old name.
    let root = preview.project.path();
    fs::write(root.join("content/sections/.start.md.swp"), section("Milk.")).expect("writable");
    fs::rename(root.join("content/sections/.start.md.swp"), root.join(SECTION)).expect("writable");
    preview.page_with("start.html", "Milk.");
}

#[test]
fn new_renamed_and_deleted_files_are_followed() {
    let preview = Preview::of("minimal", &[]);
    let root = preview.project.path();
    put(root, "content/sections/more.md", "+++\ntitle = \"More\"\n+++\n\nMore text.\n");
    preview.page_with("more.html", "More text.");
    fs::rename(root.join("content/sections/more.md"), root.join("content/sections/other.md"))
        .expect("writable");
    preview.page_with("other.html", "More text.");
    assert_eq!(preview.get("more.html").status, 404);
    fs::remove_file(root.join("content/sections/other.md")).expect("writable");
    preview.wait(|| (preview.get("other.html").status == 404).then_some(()));
    // The folder did not exist when the preview started.
    put(root, "static/robots-of-ours.txt", "A file as it is.");
    preview.page_with("robots-of-ours.txt", "A file as it is.");
    put(root, "static/robots-of-ours.txt", "Another.");
    preview.page_with("robots-of-ours.txt", "Another.");
}

#[test]
fn mistakes_keep_the_last_good_page_until_they_are_fixed() {
    let preview = Preview::of("minimal", &[]);
    let root = preview.project.path();
    put(root, SECTION, &section("A good text."));
    preview.page_with("start.html", "A good text.");
    put(root, SECTION, &section("A bad [link](section:nowhere)."));
    preview.wait(|| preview.rules().contains(&"unknown-mention".to_owned()).then_some(()));
    let findings = preview.json("_osteon/findings");
    let finding = &findings["report"]["diagnostics"][0];
    assert_eq!(finding["excerpt"]["marked"], "section:nowhere", "{finding}");
    assert_eq!(findings["pages"][SECTION][0], "start.html", "{findings}");
    assert!(preview.get("start.html").body.contains("A good text."));
    assert_eq!(preview.json("_osteon/news?after=0")["behind"], true);
    put(root, SECTION, "+++\ntitle = \"Start\n");
    preview.wait(|| preview.rules().contains(&"missing-front-matter".to_owned()).then_some(()));
    put(root, SECTION, &section("A better text."));
    preview.page_with("start.html", "A better text.");
    preview.wait(|| preview.rules().is_empty().then_some(()));
}

#[test]
fn a_missing_guide_is_reported_until_it_is_back() {
    let preview = Preview::of("minimal", &[]);
    let root = preview.project.path();
    fs::rename(root.join("content"), root.join("elsewhere")).expect("writable");
    preview.wait(|| preview.json("_osteon/findings")["trouble"].is_array().then_some(()));
    assert_eq!(preview.get("start.html").status, 200);
    fs::rename(root.join("elsewhere"), root.join("content")).expect("writable");
    preview.wait(|| preview.json("_osteon/findings")["trouble"].is_null().then_some(()));
    put(root, SECTION, &section("And watched again."));
    preview.page_with("start.html", "And watched again.");
}

#[test]
fn many_changes_end_with_the_last_state() {
    let preview = Preview::of("minimal", &[]);
    let root = preview.project.path();
    for number in 0..300 {
        let text = section(&format!("State {number}."));
        match number % 4 {
            0 => fs::write(root.join(SECTION), &text[..text.len() / 2]).expect("writable"),
            1 => fs::rename(root.join(SECTION), root.join("content/sections/moved.md"))
                .expect("writable"),
            2 => fs::remove_file(root.join("content/sections/moved.md")).expect("writable"),
            _ => put(root, SECTION, &text),
        }
        if number % 4 == 3 {
            put(root, "templates/styles/ours.css", &format!("main {{ top: {number}px }}\n"));
        }
    }
    preview.page_with("start.html", "State 299.");
    let page = preview.get("start.html");
    let style = page.body.split("href=\"").find(|rest| rest.starts_with("assets/style-"));
    let style = style.and_then(|rest| rest.split('"').next()).expect("a stylesheet");
    assert!(preview.get(style).body.contains("top: 299px"));
}

#[test]
fn a_broken_template_is_reported_and_the_preview_continues() {
    let preview = Preview::of("minimal", &[]);
    let root = preview.project.path();
    put(root, "templates/components/skip-link/skip-link.html", "{% component skip_link() %}");
    preview.wait(|| (!preview.rules().is_empty()).then_some(()));
    assert_eq!(preview.get("start.html").status, 200);
    fs::remove_dir_all(root.join("templates")).expect("writable");
    preview.wait(|| preview.rules().is_empty().then_some(()));
    put(root, SECTION, &section("Still here."));
    preview.page_with("start.html", "Still here.");
}

#[test]
fn the_preview_answers_like_a_static_host() {
    let preview = Preview::of("folders-urls", &["--base-path", "guide"]);
    assert_eq!(preview.base, "/guide/");
    let home = preview.get("");
    assert_eq!(home.status, 200);
    assert!(home.headers.contains("content-type: text/html"), "{}", home.headers);
    let mut links = home.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let is_folder =
        |href: &&str| href.is_ascii() && href.ends_with('/') && !href.contains([':', '.']);
    let folder =
        links.find(is_folder).expect("a page in a folder").trim_end_matches('/').to_owned();
    let moved = preview.get(&folder);
    assert_eq!(moved.status, 301);
    assert!(
        moved.headers.contains(&format!("location: /guide/{folder}/").to_lowercase()),
        "{}",
        moved.headers
    );
    assert_eq!(preview.get(&format!("{folder}/")).status, 200);
    assert_eq!(preview.ask("GET", "/", "", "").status, 302);
    assert_eq!(preview.ask("GET", "/elsewhere", "", "").status, 404);
    let missing = preview.get("nothing/at/all.html");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("<main"), "{}", missing.body);
    let head = preview.ask("HEAD", "/guide/", "", "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(preview.ask("PUT", "/guide/", "", "").status, 405);
    let tag = home.headers.lines().find_map(|line| line.strip_prefix("etag: ")).expect("a tag");
    assert_eq!(preview.ask("GET", "/guide/", &format!("If-None-Match: {tag}\r\n"), "").status, 304);
}

#[test]
fn the_preview_refuses_other_hosts_and_pages() {
    let preview = Preview::of("minimal", &[]);
    assert_eq!(preview.ask("GET", "/", "Host: example.org\r\n", "").status, 403);
    for path in ["/../Cargo.toml", "/%2e%2e/guide.toml", "/..%2fguide.toml", "/a\\b", "/%00"] {
        assert!(matches!(preview.ask("GET", path, "", "").status, 400 | 404), "{path}");
    }
    // To open a file in an editor, a request must come from one of our pages and contain its token.
    let open = |headers: &str| {
        preview.ask("POST", "/_osteon/open", headers, "path=content/guide.toml").status
    };
    assert_eq!(open(""), 403);
    let page = preview.get("start.html").body;
    let token =
        page.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
    let known = format!("X-Osteon-Token: {token}\r\n");
    assert_eq!(open(&known), 403);
    assert_eq!(open(&format!("{known}Origin: http://example.org\r\n")), 403);
    // No editor is configured here.
    assert_eq!(open(&format!("{known}Origin: http://{}\r\n", preview.host)), 501);
    let outside = "path=../secret";
    let own = format!("{known}Origin: http://{}\r\n", preview.host);
    assert_eq!(preview.ask("POST", "/_osteon/open", &own, outside).status, 404);
}

#[test]
fn a_text_knows_its_file_and_opens_there() {
    let project = copy_of("minimal");
    let opened = project.path().join("opened");
    let script = project.path().join("editor.sh");
    fs::write(
        &script,
        "#!/bin/sh\nprintf '%s' \"$*\" >\"$0.tmp\"\nmv \"$0.tmp\" \"${0%editor.sh}opened\"\n",
    )
    .expect("writable");
    put(project.path(), SECTION, &section("One.\n\nTwo."));
    let editor = format!("sh {} {{line}} {{path}}", script.display());
    let preview = Preview::of_project(project, &["--editor", &editor]);
    let page = preview.get("start.html").body;
    let at = page.split("data-at=\"").find(|rest| rest.contains(">Two.")).expect("the second");
    let at = at.split('"').next().expect("a place");
    let place = preview.json(&format!("_osteon/place?at={at}"));
    assert_eq!((place["path"].as_str(), place["line"].as_u64()), (Some(SECTION), Some(7)));
    let token =
        page.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
    let own = format!("X-Osteon-Token: {token}\r\nOrigin: http://{}\r\n", preview.host);
    assert_eq!(preview.ask("POST", "/_osteon/open", &own, &format!("at={at}")).status, 200);
    let started = std::time::Instant::now();
    while !opened.exists() {
        assert!(started.elapsed() < LONG, "nothing was opened");
        std::thread::yield_now();
    }
    let said = fs::read_to_string(opened).expect("readable");
    assert!(said.starts_with("7 ") && said.ends_with(SECTION), "{said}");
}

#[test]
fn a_port_in_use_is_reported() {
    let first = Preview::of("minimal", &[]);
    let port = first.host.rsplit_once(':').expect("a port").1;
    let second = Preview::of("minimal", &["--port", port]);
    assert_ne!(first.host, second.host);
}
