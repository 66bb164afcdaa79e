//! One file, parsed again.

use super::{Parsed, ParsedFile, is_misread, leave_out_consequences, parse_file};
use crate::diagnostic::Diagnostics;
use crate::pipeline::load::Sources;
use crate::span::SourceId;

impl Parsed {
    /// Parses one file again whose text has changed. Gives what it holds now.
    pub fn parse_again(
        &mut self,
        sources: &Sources,
        source: SourceId,
        found: &mut Diagnostics,
    ) -> Option<&ParsedFile> {
        let file = sources.files.get(source.0 as usize)?;
        let parsed = parse_file(source, file, found);
        leave_out_consequences(found);
        match is_misread(found) {
            true => self.misread.insert(source),
            false => self.misread.remove(&source),
        };
        let place = self.files.partition_point(|file| file.source < source);
        if self.files.get(place).is_some_and(|file| file.source == source) {
            self.files.remove(place);
        }
        self.files.insert(place, parsed?);
        self.files.get(place)
    }
}
