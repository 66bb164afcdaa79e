//! Bytes that do not fit into a limited amount of memory: a temporary file holds them until they are needed.
//!
//! A guide of 100,000 pages has 600 MB of text, of which a build needs a few pages at a time.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::error::{Error, Reason};

/// Decides which bytes stay in memory, and holds the others in a temporary file. The file has no name, so the system
/// deletes it when the program ends, even if the program is killed.
#[derive(Debug)]
pub struct Spill {
    /// Number of bytes that may still stay in memory.
    room: AtomicUsize,
    file: Mutex<SpillFile>,
    /// Why the system could not read bytes back, the first time that it could not.
    failure: OnceLock<Reason>,
}

#[derive(Debug, Default)]
enum SpillFile {
    /// Nothing has been put into the file yet, so it does not exist.
    #[default]
    Unused,
    /// The file, and its length in bytes.
    Open(File, u64),
    /// The system has refused to create the file. All bytes stay in memory.
    Refused,
    /// The system has refused to write more, for instance because the disk is full. From now on, further bytes stay in
    /// memory. What is in the file can still be read.
    Full(File),
}

/// Bytes in the temporary file of a [`Spill`]. A clone refers to the same bytes.
#[derive(Clone, Debug)]
pub struct Spilled {
    spill: Arc<Spill>,
    start: u64,
    length: usize,
}

impl Default for Spill {
    /// Keeps everything in memory.
    fn default() -> Self {
        Self::beyond(usize::MAX)
    }
}

impl Spill {
    /// Keeps `most` bytes in memory; what comes after them goes to the temporary file.
    pub fn beyond(most: usize) -> Self {
        Self { room: AtomicUsize::new(most), file: Mutex::default(), failure: OnceLock::new() }
    }

    /// Returns true if `length` more bytes may stay in memory, and counts these bytes.
    pub fn has_room(&self, length: usize) -> bool {
        let less = |room: usize| room.checked_sub(length);
        self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }

    /// Puts bytes into the temporary file. `None` if the file cannot be created or written; then the bytes must stay in
    /// memory.
    pub fn put(self: &Arc<Self>, bytes: &[u8]) -> Option<Spilled> {
        // If another thread panicked, the length is still that of the complete entries.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*file, SpillFile::Unused) {
            *file = tempfile::tempfile().map_or(SpillFile::Refused, |new| SpillFile::Open(new, 0));
        }
        let SpillFile::Open(open, end) = &mut *file else { return None };
        let start = *end;
        let written = open.seek(SeekFrom::Start(start)).and_then(|_| open.write_all(bytes));
        if written.is_err() {
            if let SpillFile::Open(open, _) = std::mem::take(&mut *file) {
                *file = SpillFile::Full(open);
            }
            return None;
        }
        *end += bytes.len() as u64;
        Some(Spilled { spill: Arc::clone(self), start, length: bytes.len() })
    }

    /// Checks that all bytes that were asked for could be read back from the temporary file.
    ///
    /// # Errors
    /// If some could not. Results that depend on these bytes are then wrong and must not be used.
    pub fn intact(&self) -> Result<(), Error> {
        match self.failure.get() {
            None => Ok(()),
            Some(why) => Err(Error::TemporaryFile { why: why.clone() }),
        }
    }

    fn read(&self, start: u64, bytes: &mut [u8]) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (SpillFile::Open(file, _) | SpillFile::Full(file)) = &mut *file else {
            return Err(io::ErrorKind::NotFound.into());
        };
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(bytes)
    }
}

impl Spilled {
    /// The number of bytes.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Returns true if there are no bytes.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The [`Spill`] that holds the bytes.
    pub fn spill(&self) -> &Arc<Spill> {
        &self.spill
    }

    /// Reads the bytes back. If the system cannot read them, returns as many spaces, and [`Spill::intact`] returns an
    /// error from then on.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; self.length];
        if let Err(error) = self.spill.read(self.start, &mut bytes) {
            bytes.fill(b' ');
            self.spill.failure.get_or_init(|| Reason::of(&error));
        }
        bytes
    }
}
