//! Bytes that do not fit into a limited amount of memory: a temporary file holds them until they are needed.
//!
//! A guide of 100,000 pages has 600 MB of text, of which a build needs a few pages at a time.

use std::fs::File;
use std::io;
use std::ops::Range;
#[cfg(unix)]
use std::os::unix::fs::FileExt;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use crate::error::{Error, Reason};

/// Decides which bytes stay in memory, and holds the others in a temporary file. The file has no name, so the system
/// deletes it when the program ends, even if the program is killed.
#[derive(Debug)]
pub struct Spill {
    /// Number of bytes that may still stay in memory.
    room: AtomicUsize,
    /// The file. Unset before the first bytes are put into it; `None` if the system has refused to create it.
    file: OnceLock<Option<File>>,
    /// The position in the file after which nothing has been put yet.
    end: AtomicU64,
    /// True once the system has refused to write, for instance because the disk is full. From then on, further bytes
    /// stay in memory. What is in the file can still be read.
    is_full: AtomicBool,
    /// Why the system could not read bytes back, the first time that it could not.
    failure: OnceLock<Reason>,
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
        Self {
            room: AtomicUsize::new(most),
            file: OnceLock::new(),
            end: AtomicU64::new(0),
            is_full: AtomicBool::new(false),
            failure: OnceLock::new(),
        }
    }

    /// Returns true if `length` more bytes may stay in memory, and counts these bytes.
    pub fn has_room(&self, length: usize) -> bool {
        let less = |room: usize| room.checked_sub(length);
        self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }

    /// Puts bytes into the temporary file. `None` if the file cannot be created or written; then the bytes must stay in
    /// memory.
    pub fn put(self: &Arc<Self>, bytes: &[u8]) -> Option<Spilled> {
        if self.is_full.load(Ordering::Relaxed) {
            return None;
        }
        let file = self.file.get_or_init(|| tempfile::tempfile().ok()).as_ref()?;
        let length = bytes.len();
        let start = self.end.fetch_add(length as u64, Ordering::Relaxed);
        if write_at(file, bytes, start).is_err() {
            self.is_full.store(true, Ordering::Relaxed);
            return None;
        }
        Some(Spilled { spill: Arc::clone(self), start, length })
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
        let file = self.file.get().and_then(Option::as_ref).ok_or(io::ErrorKind::NotFound)?;
        read_at(file, bytes, start)
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], start: u64) -> io::Result<()> {
    file.write_all_at(bytes, start)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    file.read_exact_at(bytes, start)
}

#[cfg(windows)]
fn write_at(file: &File, mut bytes: &[u8], mut start: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = std::os::windows::fs::FileExt::seek_write(file, bytes, start)?;
        (bytes, start) = (&bytes[written..], start + written as u64);
    }
    Ok(())
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut start: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, start)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        (bytes, start) = (&mut bytes[read..], start + read as u64);
    }
    Ok(())
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
        self.slice(0..self.length)
    }

    /// Reads a part of the bytes back, as [`Self::bytes`] does. `range` must be within the bytes.
    pub fn slice(&self, range: Range<usize>) -> Vec<u8> {
        let mut bytes = vec![0; range.len()];
        if let Err(error) = self.spill.read(self.start + range.start as u64, &mut bytes) {
            bytes.fill(b' ');
            self.spill.failure.get_or_init(|| Reason::of(&error));
        }
        bytes
    }
}
