//! `osteon serve`: shows the guide in the browser while it is written.

mod bind;
mod content_types;
mod editor;
mod inject_script;
mod notifications;
mod preview;
mod respond;
mod script;
mod script_texts;
mod watch;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::mpsc;
use std::time::Duration;

use tiny_http::Server;

use self::bind::bind;
use self::editor::Editor;
use self::preview::Preview;
use self::respond::Answerer;
use self::watch::Watch;
use super::Outcome;
use super::arguments::ServeArguments;
use super::clock::today;
use super::terminal::Terminal;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::pipeline::load::load_into_memory;
use crate::pipeline::workspace::Workspace;

static SERVING: Words = Words("the preview is at {address} (Ctrl-C ends it)");
static NO_BROWSER: Words = Words("the browser could not be opened: open the address yourself");
static NOT_STARTED: Words = Words("the preview cannot start: {why}");

/// Number of requests that are answered at the same time. Requests of open pages that wait for a change of the guide
/// are not counted.
const ANSWERING: usize = 4;

/// Serves the preview of a project until the program is stopped.
pub(super) fn serve(arguments: &ServeArguments, terminal: &Terminal) -> Outcome {
    let project = &arguments.project;
    let root = real(&project.root);
    let mut sources = load_into_memory(&root, &project.follow_links)?;
    sources.shows_drafts = true;
    let workspace = Workspace::open(sources, today(project.date)?)?.with_source_positions();
    let base = base_path(&arguments.base_path);
    let bound = bind(arguments.host, arguments.port, terminal)?;
    let address = format!("http://{}{base}", bound.host);
    let preview = Preview::new(root, project, workspace, token());
    let watch =
        Watch::start(&preview.root, &project.follow_links).map_err(|why| not_started(&why))?;
    let server =
        Server::from_listener(bound.listener, None).map_err(|why| not_started(&why.to_string()))?;
    let built_folder = arguments.output.clone().unwrap_or_else(|| project.root.join("public"));
    let answerer = Answerer {
        preview: &preview,
        editor: Editor::new(arguments.editor.as_deref()),
        base,
        is_public: !arguments.host.is_loopback(),
        host: arguments.host,
        port: bound.port,
        built_folder,
        language: terminal.language(),
        token: token(),
    };
    terminal.info(&SERVING, &[("address", address.clone())]);
    if arguments.open && open::that_detached(&address).is_err() {
        terminal.info(&NO_BROWSER, &[]);
    }
    let (wake, woken) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..ANSWERING {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    answerer.answer(request);
                }
            });
        }
        let preview = &preview;
        scope.spawn(move || preview.keep_checking(&woken, terminal));
        let _ = wake.send(());
        loop {
            match watch.next(PATIENCE) {
                Some(paths) if preview.refresh(&paths, terminal) => {
                    let _ = wake.send(());
                }
                _ => preview.notifications.answer_timed_out(PATIENCE),
            }
        }
    })
}

/// Maximum time for which the request of an open page waits for a change of the guide. Proxies and browsers give up on
/// a request only after a longer time.
const PATIENCE: Duration = Duration::from_secs(20);

fn not_started(why: &str) -> Error {
    Error::Usage(Reason::new(&NOT_STARTED).with("why", why))
}

/// Makes a text that nobody can guess. It consists of two hashes; the standard library starts each with random numbers
/// from the system.
fn token() -> String {
    let half = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", half(), half())
}

/// Normalizes a path so that it begins and ends with a slash.
fn base_path(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

/// The path of a folder without symbolic links. When a file in the folder changes, the system reports this form of its
/// path.
#[expect(clippy::disallowed_methods, reason = "only the disk knows the real path of a folder")]
fn real(folder: &std::path::Path) -> std::path::PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}
