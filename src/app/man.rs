//! `osteon man`: the manual page.

use clap::CommandFactory;

use super::arguments::Arguments;
use super::terminal::{Terminal, written_to};
use super::{Ending, Outcome};

/// Prints the manual page of the program, followed by one page per command.
pub(super) fn man(terminal: &Terminal) -> Outcome {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    written_to("standard output", clap_mangen::Man::new(command.clone()).render(&mut page))?;
    for own in command.get_subcommands().filter(|own| own.get_name() != "help") {
        let own = clap_mangen::Man::new(own.clone());
        written_to("standard output", own.render_name_section(&mut page))?;
        written_to("standard output", own.render_synopsis_section(&mut page))?;
        written_to("standard output", own.render_description_section(&mut page))?;
        written_to("standard output", own.render_options_section(&mut page))?;
    }
    terminal.print(String::from_utf8_lossy(&page).trim_end())?;
    Ok(Ending::Fine)
}
