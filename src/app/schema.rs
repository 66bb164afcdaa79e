//! `osteon schema`: JSON Schemas, with which editors check and complete TOML files.

use super::arguments::authoring::SchemaArguments;
use super::json_schema::{pretty, schemas, write_schemas};
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::suggestions::nearest;

static WROTE: Words = Words("wrote {count} schemas to {folder}");
static NO_SCHEMA: Words = Words("there is no schema `{name}`");
static DID_YOU_MEAN: Words = Words("did you mean `{near}`?");
static LIST: Words = Words("`osteon schema` lists them");

/// Prints one JSON Schema, writes all of them to a folder, or lists their names.
pub(super) fn schema(arguments: &SchemaArguments, terminal: &Terminal) -> Outcome {
    let language = terminal.language();
    if let Some(folder) = &arguments.output {
        let count = write_schemas(folder, language)?;
        let folder = folder.display().to_string();
        terminal.try_info(&WROTE, &[("count", count.to_string()), ("folder", folder)])?;
        return Ok(Ending::Fine);
    }
    let schemas = schemas(language);
    let Some(name) = &arguments.name else {
        let lines = schemas.iter().map(|schema| {
            let about = schema.json["description"].as_str().unwrap_or_default();
            format!("{:<22} {about}", schema.name)
        });
        terminal.print(&lines.collect::<Vec<_>>().join("\n"))?;
        return Ok(Ending::Fine);
    };
    match schemas.iter().find(|schema| schema.name == *name) {
        Some(schema) => {
            terminal.print_json(&pretty(&schema.json))?;
            Ok(Ending::Fine)
        }
        None => {
            let reason = Reason::new(&NO_SCHEMA).with("name", name);
            let names = schemas.iter().map(|schema| schema.name.as_str());
            Err(Error::Usage(match nearest(name, names) {
                Some(near) => reason.with("near", near).help(&DID_YOU_MEAN),
                None => reason.help(&LIST),
            }))
        }
    }
}
