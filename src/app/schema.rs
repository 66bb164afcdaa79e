//! `osteon schema`: JSON Schemas for editors.

use super::arguments::authoring::SchemaArguments;
use super::json_schema::{pretty, schemas, write_schemas};
use super::terminal::Terminal;
use super::{Ending, Outcome};
use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::suggestions::nearest;

static WROTE: Words = Words {
    en: "wrote {count} schemas to {folder}",
    zh: "已在 {folder} 寫入 {count} 份結構描述",
};
static NO_SCHEMA: Words =
    Words { en: "there is no schema `{name}`", zh: "沒有 `{name}` 這份結構描述" };
static DID_YOU_MEAN: Words = Words { en: "did you mean `{near}`?", zh: "是不是 `{near}`？" };
static LIST: Words =
    Words { en: "`osteon schema` lists them", zh: "執行 `osteon schema` 可列出全部" };

/// Prints a schema, writes all of them to a folder, or lists them.
pub(super) fn schema(arguments: &SchemaArguments, terminal: &Terminal) -> Outcome {
    let language = terminal.language();
    if let Some(folder) = &arguments.output {
        let count = write_schemas(folder, language)?;
        let folder = folder.display().to_string();
        terminal.tell(&WROTE, &[("count", count.to_string()), ("folder", folder)])?;
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
