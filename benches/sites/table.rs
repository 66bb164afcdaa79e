//! The results as Markdown, on standard output.

use std::io::{self, Write};
use std::time::Duration;

use crate::arguments::Arguments;
use crate::cases::Case;
use crate::edit::Answers;
use crate::rounds::{FLOOR, Measured, Stage};
use crate::tools::Tool;

/// Prints a progress message to standard error, because a large site takes minutes.
pub fn progress(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Prints the results, with a description of the cases and of the machine.
pub fn print(
    tools: &[Box<dyn Tool>],
    machine: &str,
    arguments: &Arguments,
    results: &[Measured],
) -> io::Result<()> {
    let out = &mut io::stdout().lock();
    let mut versions: Vec<String> = tools.iter().map(|tool| tool.version()).collect();
    versions.dedup();
    let command: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    writeln!(out, "{machine}. {}.\n", versions.join(", "))?;
    writeln!(out, "`cargo bench --bench sites -- {}`\n", command.join(" "))?;
    writeln!(
        out,
        "| pages | what | case | CPU ms | wall ms | peak MB | CPU µs a page | CPU ÷ floor | CPU ÷ Zola, cold | files | MB |"
    )?;
    writeln!(out, "|{}", "---|".repeat(11))?;
    for result in results {
        line(out, result, results)?;
    }
    for &pages in &arguments.pages {
        let others = results.iter().find(|result| result.pages == pages);
        if let Some(share) = others.and_then(|result| result.others) {
            let percent = share * 100.0;
            writeln!(out, "\nAt {pages} pages other programs used {percent:.0} % of the machine.")?;
        }
    }
    if results.iter().all(|result| result.stages.is_empty()) {
        writeln!(out, "\nStages: –")?;
    }
    for tool in ["osteon", "shipped"] {
        for &pages in &arguments.pages {
            let of_tool = |result: &&Measured| result.tool == tool && result.pages == pages;
            let told: Vec<_> = results.iter().filter(of_tool).collect();
            stages(out, tool, pages, &told)?;
        }
    }
    Ok(())
}

/// Prints the cost of edits in a process that keeps the project open.
pub fn print_answers(answers: &[Answers]) -> io::Result<()> {
    let out = &mut io::stdout().lock();
    writeln!(out, "\nFrom an edit to the new page in one process, wall ms:\n")?;
    writeln!(
        out,
        "| pages | one body edited, that page | a heading and a link added, that page | one title edited, a page that shows it | peak MB |"
    )?;
    writeln!(out, "|{}", "---|".repeat(5))?;
    for answer in answers {
        let times = [&answer.body, &answer.link, &answer.title];
        let [body, link, title] = times.map(|times| spread(times, |time| *time));
        let peak = number(megabytes(answer.cost.peak));
        writeln!(out, "| {} | {body} | {link} | {title} | {peak} |", answer.pages)?;
    }
    Ok(())
}

fn line(out: &mut impl Write, result: &Measured, all: &[Measured]) -> io::Result<()> {
    let cpu = |result: &Measured| median(&result.costs, |cost| milliseconds(cost.cpu));
    let ratio_to = |tool| {
        let is_wanted = |other: &&Measured| {
            other.tool == tool && other.case == Case::Cold && other.pages == result.pages
        };
        let base = all.iter().find(is_wanted).map(cpu).filter(|base| *base > 0.0);
        base.map_or("–".to_owned(), |base| number(cpu(result) / base))
    };
    writeln!(
        out,
        "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        result.pages,
        if result.tool == "shipped" { "osteon, its own theme" } else { result.tool },
        if result.tool == FLOOR { "–" } else { result.case.says() },
        spread(&result.costs, |cost| milliseconds(cost.cpu)),
        spread(&result.costs, |cost| milliseconds(cost.wall)),
        number(median(&result.costs, |cost| megabytes(cost.peak))),
        number(cpu(result) * 1000.0 / result.pages as f64),
        ratio_to(FLOOR),
        ratio_to("zola"),
        result.size.0,
        number(megabytes(result.size.1)),
    )
}

/// Prints the stages of a tool's builds, one column per case. Prints nothing if the tool does not report stages.
fn stages(out: &mut impl Write, tool: &str, pages: usize, told: &[&Measured]) -> io::Result<()> {
    let Some(names) = told.iter().find_map(|result| result.stages.first()) else {
        return Ok(());
    };
    let cases: Vec<Case> = told.iter().map(|result| result.case).collect();
    let heads: Vec<&str> = cases.iter().map(|case| case.says()).collect();
    writeln!(out, "\nStages of {tool} at {pages} pages, wall / CPU ms:\n")?;
    writeln!(out, "| stage | {} |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len()))?;
    for stage in names {
        let cell = |result: &&Measured| {
            let runs: Vec<&Stage> =
                result.stages.iter().flatten().filter(|other| other.name == stage.name).collect();
            if runs.is_empty() {
                return "–".to_owned();
            }
            let wall = median(&runs, |stage| stage.wall_ms);
            format!("{} / {}", number(wall), number(median(&runs, |stage| stage.cpu_ms)))
        };
        let cells: Vec<String> = told.iter().map(cell).collect();
        writeln!(out, "| {} | {} |", stage.name, cells.join(" | "))?;
    }
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn median<T>(runs: &[T], value: impl Fn(&T) -> f64) -> f64 {
    let mut values: Vec<f64> = runs.iter().map(value).collect();
    values.sort_unstable_by(f64::total_cmp);
    let (middle, count) = (values.len() / 2, values.len());
    match count {
        0 => 0.0,
        _ if count % 2 == 1 => values[middle],
        _ => (values[middle - 1] + values[middle]) / 2.0,
    }
}

/// Formats the median, with minimum and maximum.
fn spread<T>(costs: &[T], value: impl Fn(&T) -> f64 + Copy) -> String {
    let least = costs.iter().map(value).fold(f64::INFINITY, f64::min);
    let most = costs.iter().map(value).fold(0.0, f64::max);
    format!("{} ({}–{})", number(median(costs, value)), number(least), number(most))
}

/// Formats a number with three digits; the measurements are not more exact.
fn number(value: f64) -> String {
    match value {
        _ if value >= 99.5 => format!("{value:.0}"),
        _ if value >= 9.95 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
