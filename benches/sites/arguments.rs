//! The arguments of `cargo bench --bench sites --`.

use std::io;
use std::path::{Path, PathBuf};

use clap::Parser;
use tempfile::TempDir;

/// Measures how much time and memory a site costs, by its size.
#[derive(Parser)]
pub struct Arguments {
    /// Numbers of pages of the sites.
    #[arg(default_values_t = [100, 1_000, 10_000])]
    pub pages: Vec<usize>,
    /// Number of measurements of each case.
    #[arg(long, default_value_t = 3)]
    pub runs: usize,
    /// The folder for guides and sites; by default /dev/shm, which is in memory, if it exists.
    #[arg(long)]
    pub dir: Option<PathBuf>,
    /// Only these tools: osteon, shipped (osteon with its own theme), zola, hugo.
    #[arg(long, value_delimiter = ',')]
    pub tools: Vec<String>,
    /// Only these cases: cold, unchanged, body, title.
    #[arg(long, value_delimiter = ',')]
    pub cases: Vec<String>,
    /// Only write the guides to this folder, without measuring.
    #[arg(long, value_name = "DIR")]
    pub write: Option<PathBuf>,
    /// The argument that cargo passes to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Arguments {
    /// Returns true if a list of names contains this one, or is empty.
    pub fn wants(&self, names: &[String], name: &str) -> bool {
        names.is_empty() || names.iter().any(|wanted| wanted == name)
    }

    /// Creates a working folder, which is removed at the end.
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
