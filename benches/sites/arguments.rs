//! What was typed behind `cargo bench --bench sites --`.

use std::io;
use std::path::{Path, PathBuf};

use clap::Parser;
use tempfile::TempDir;

/// Measures how much time and memory a site costs, by its size.
#[derive(Parser)]
pub struct Arguments {
    /// How many pages the sites have.
    #[arg(default_values_t = [100, 1_000, 10_000])]
    pub pages: Vec<usize>,
    /// How often everything is measured.
    #[arg(long, default_value_t = 3)]
    pub runs: usize,
    /// Where the guides and sites are written, by default in memory where there is /dev/shm.
    #[arg(long)]
    pub dir: Option<PathBuf>,
    /// Only these tools: osteon, shipped (osteon with its own theme), zola, hugo.
    #[arg(long, value_delimiter = ',')]
    pub tools: Vec<String>,
    /// Only these cases: cold, unchanged, body, title.
    #[arg(long, value_delimiter = ',')]
    pub cases: Vec<String>,
    /// Only write the guides into this folder, and measure nothing.
    #[arg(long, value_name = "DIR")]
    pub write: Option<PathBuf>,
    /// What cargo says to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Arguments {
    /// Whether a list of names holds this one, or nothing.
    pub fn wants(&self, names: &[String], name: &str) -> bool {
        names.is_empty() || names.iter().any(|wanted| wanted == name)
    }

    /// A new folder to work in, which is removed at the end.
    pub fn folder(&self) -> io::Result<TempDir> {
        let memory = Path::new("/dev/shm");
        let place = match &self.dir {
            Some(folder) => folder.clone(),
            None if memory.is_dir() => memory.to_owned(),
            None => std::env::temp_dir(),
        };
        std::fs::create_dir_all(&place)?;
        tempfile::Builder::new().prefix("osteon-bench-").tempdir_in(place)
    }
}
