//! The runs: each round runs everything once, in an order that is fair to all tools.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::arguments::Arguments;
use crate::cases::Case;
use crate::corpus::{Corpus, Edit};
use crate::equality;
use crate::files::{listed, write};
use crate::floor;
use crate::machine::{busy, file_system};
use crate::measure::{Cost, run};
use crate::table::progress;
use crate::tools::{Tool, osteon::Osteon, write_project};

/// All runs of a tool in a case.
pub struct Measured {
    /// Number of pages of the guide.
    pub pages: usize,
    /// The name of the tool, or of the lower bound.
    pub tool: &'static str,
    /// The case that was measured.
    pub case: Case,
    /// The cost of each run.
    pub costs: Vec<Cost>,
    /// The stages of each run, if the tool reports them.
    pub stages: Vec<Vec<Stage>>,
    /// Number of files of the site, and number of bytes.
    pub size: (usize, u64),
    /// The share of the machine that other programs used in the meantime, from 0 to 1; `None` if the system does not
    /// report it.
    pub others: Option<f64>,
}

/// A stage of a build, as `--timings` reports it.
#[derive(Clone, Deserialize)]
pub struct Stage {
    /// Name of the stage.
    pub name: String,
    /// Elapsed time from its start to its end, in milliseconds.
    pub wall_ms: f64,
    /// Processor time in milliseconds.
    pub cpu_ms: f64,
}

#[derive(Deserialize)]
struct Timings {
    stages: Vec<Stage>,
}

/// The name of the lower bound among the tools.
pub const FLOOR: &str = "floor";

/// The projects of all tools for one guide.
struct Site<'a> {
    corpus: Corpus,
    folder: PathBuf,
    tools: Vec<&'a dyn Tool>,
    /// The folder to which old sites are moved. On some disks, creating a file soon after many were deleted is slower.
    old: PathBuf,
    results: BTreeMap<(usize, Case), Measured>,
}

/// Measures all tools and cases for a guide of one size.
pub fn measure(
    arguments: &Arguments,
    tools: &[Box<dyn Tool>],
    corpus: Corpus,
    folder: &Path,
) -> io::Result<Vec<Measured>> {
    let mut site = Site {
        corpus,
        folder: folder.join(corpus.pages.to_string()),
        tools: tools.iter().map(AsRef::as_ref).collect(),
        old: folder.join("old").join(corpus.pages.to_string()),
        results: BTreeMap::new(),
    };
    std::fs::create_dir_all(&site.old)?;
    for tool in &site.tools {
        progress(&format!("{} pages: writing the guide for {}", corpus.pages, tool.name()));
        write_project(*tool, corpus, &site.project(*tool))?;
    }
    let (started, busy_before) = (Instant::now(), busy());
    for round in 1..=arguments.runs {
        for case in Case::ALL {
            if arguments.wants(&arguments.cases, case.name()) || case == Case::Cold {
                site.case(round, case)?;
            }
        }
        site.end_round()?;
    }
    let others = site.others(started, busy_before);
    // On tmpfs, deleted files leave no trace, and their memory is needed for the next size.
    if file_system(folder).as_deref() == Some("tmpfs") {
        std::fs::remove_dir_all(&site.folder)?;
    }
    let mut results: Vec<Measured> = site.results.into_values().collect();
    for result in &mut results {
        result.others = others;
    }
    Ok(results)
}

impl Site<'_> {
    fn project(&self, tool: &dyn Tool) -> PathBuf {
        self.folder.join(tool.name())
    }

    /// Runs one build with each tool, and the lower bound.
    fn case(&mut self, round: usize, case: Case) -> io::Result<()> {
        for place in 0..self.tools.len() {
            let tool = self.tools[place];
            if !tool.keeps_anything() && !case.tells_of_full_builds() {
                continue;
            }
            progress(&format!(
                "{} pages, round {round}: {}, {}",
                self.corpus.pages,
                tool.name(),
                case.says()
            ));
            let project = self.project(tool);
            self.edit(tool, case.edit(round))?;
            if case == Case::Cold {
                self.put_away(&project.join("public"), round)?;
            }
            let cost = run(tool.command(&project), &self.folder.join("log"))?;
            self.record(place, tool.name(), case, cost, &project)?;
        }
        if case == Case::Cold {
            if round == 1 {
                self.compare()?;
            }
            self.floor(round)?;
        }
        Ok(())
    }

    /// Writes the same number of files and bytes as the first tool did.
    fn floor(&mut self, round: usize) -> io::Result<()> {
        let Some(tool) = self.tools.first() else { return Ok(()) };
        let (list, target) = (self.folder.join("list"), self.folder.join("floor/public"));
        floor::write_list(&listed(&self.project(*tool).join("public"))?, &list)?;
        std::fs::create_dir_all(&target)?;
        let cost = run(floor::command(&list, &target)?, &self.folder.join("log"))?;
        let last = self.tools.len();
        self.record(last, FLOOR, Case::Cold, cost, &self.folder.join("floor"))?;
        self.put_away(&target, round)
    }

    fn record(
        &mut self,
        place: usize,
        tool: &'static str,
        case: Case,
        cost: Cost,
        project: &Path,
    ) -> io::Result<()> {
        let key = (place, case);
        if !self.results.contains_key(&key) {
            let files = listed(&project.join("public"))?;
            let size = (files.len(), files.iter().map(|(_, length)| length).sum());
            let (costs, stages) = (Vec::new(), Vec::new());
            let pages = self.corpus.pages;
            let result = Measured { pages, tool, case, costs, stages, size, others: None };
            self.results.insert(key, result);
        }
        if let Some(result) = self.results.get_mut(&key) {
            result.costs.push(cost);
            if let Ok(text) = std::fs::read(Osteon::timings(project)) {
                let timings: Timings = serde_json::from_slice(&text)?;
                result.stages.push(timings.stages);
            }
        }
        Ok(())
    }

    /// Makes an edit to a page of a tool's project.
    fn edit(&self, tool: &dyn Tool, edit: Edit) -> io::Result<()> {
        if edit == Edit::None {
            return Ok(());
        }
        let page = self.corpus.edited(edit);
        let text = tool.text(self.corpus, page);
        write(&self.project(tool).join(tool.source(page)), text.as_bytes())
    }

    /// Undoes the edits, and frees the memory that old sites occupy.
    fn end_round(&self) -> io::Result<()> {
        for tool in &self.tools {
            for edit in [Edit::Body(0), Edit::Title(0)] {
                let mut page = self.corpus.edited(edit);
                page.edit = Edit::None;
                let text = tool.text(self.corpus, page);
                write(&self.project(*tool).join(tool.source(page)), text.as_bytes())?;
            }
        }
        if file_system(&self.old).as_deref() == Some("tmpfs") {
            std::fs::remove_dir_all(&self.old)?;
            std::fs::create_dir_all(&self.old)?;
        }
        Ok(())
    }

    /// Moves an old site out of the way.
    fn put_away(&self, site: &Path, round: usize) -> io::Result<()> {
        let name =
            site.strip_prefix(&self.folder).unwrap_or(site).to_string_lossy().replace('/', "-");
        match std::fs::rename(site, self.old.join(format!("{name}-{round}"))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Compares some pages of each tool with those of osteon with the same templates.
    fn compare(&self) -> io::Result<()> {
        let plain = |tool: &&&dyn Tool| tool.name() != "shipped";
        let sites: Vec<_> = (self.tools.iter().filter(plain))
            .map(|tool| (tool.name(), self.project(*tool).join("public")))
            .collect();
        equality::compare(self.corpus, &sites)
    }

    /// The share of the machine that other programs used since a moment.
    fn others(&self, since: Instant, busy_before: Option<Duration>) -> Option<f64> {
        let ours: Duration =
            self.results.values().flat_map(|result| &result.costs).map(|cost| cost.cpu).sum();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let all = since.elapsed().as_secs_f64() * cores as f64;
        let others = busy()?.saturating_sub(busy_before?).saturating_sub(ours);
        Some(others.as_secs_f64() / all)
    }
}
