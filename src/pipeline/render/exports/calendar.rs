//! The reminder of a schedule as a calendar file (RFC 5545), for readers without scripts. The reminder names no
//! examination, because others may see the calendar. It does not repeat by a recurrence rule: in years without the
//! date, such as 29 February, the rule would skip the reminder.

use sha2::{Digest, Sha256};

use super::Exporter;
use crate::model::date::Date;
use crate::model::table::Table;
use crate::model::table::tool::MonthDay;

/// Maximum length of a line in octets (RFC 5545).
const LONGEST: usize = 75;

/// The text of the calendar file with the reminder of the schedule `table`.
pub(super) fn file(exporter: &Exporter<'_>, table: &Table) -> String {
    let guide = exporter.guide();
    let day = table.tool.reminder.and_then(|day| next(day, exporter.today));
    let date = day.unwrap_or(exporter.today);
    let after = date.tomorrow().unwrap_or(date);
    let compact = |date: Date| date.to_string().replace('-', "");
    let word = |key| exporter.locale.word(&["planner", key]);
    let description = format!("{}\n{}", word("reminder"), word("appointment"));
    let uid = uid(&[&guide.settings.title, &table.id.value, &date.to_string()]);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//osteon//reminder//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{uid}"),
        format!("DTSTAMP:{}T000000Z", compact(exporter.today)),
        format!("DTSTART;VALUE=DATE:{}", compact(date)),
        format!("DTEND;VALUE=DATE:{}", compact(after)),
        format!("SUMMARY:{}", text(word("summary"))),
        format!("DESCRIPTION:{}", text(&description)),
        "CLASS:PRIVATE".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| format!("{}\r\n", folded(line))).collect()
}

/// The first date after `after` that falls on this day of the year. `None` if this date is later than the last date
/// that the program can represent.
fn next(day: MonthDay, after: Date) -> Option<Date> {
    [after.year(), after.year() + 1]
        .into_iter()
        .filter_map(|year| on(day, year))
        .find(|on| *on > after)
}

/// The date of a day of the year in the given year. If the year does not have this day, such as 29 February, the last
/// day of the month.
fn on(day: MonthDay, year: i16) -> Option<Date> {
    let first = Date::new(year, day.month as i8, 1).ok()?;
    Date::new(year, day.month as i8, day.day as i8).ok().or(Some(first.last_of_month()))
}

/// The id of a reminder, made from `parts`: the guide's title, the table's id and the date. Equal parts give equal ids,
/// so a calendar that imports the reminder twice keeps only one. The id is a UUID of version 8, which contains no
/// personal data, as RFC 7986 requires.
fn uid(parts: &[&str]) -> String {
    let hash = Sha256::digest(parts.join("\0").as_bytes());
    let mut bytes: Vec<u8> = hash.iter().copied().take(16).collect();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// Escapes a text for a calendar file: puts a backslash before `,`, `;` and `\`, and writes a line end as `\n`.
fn text(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.trim().chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Breaks a line that is too long for a calendar file into several lines. Each line except the first begins with a
/// space, as RFC 5545 requires. A character is never divided.
fn folded(line: &str) -> String {
    let (mut folded, mut octets) = (String::new(), 0);
    for character in line.chars() {
        if octets + character.len_utf8() > LONGEST {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(character);
        octets += character.len_utf8();
    }
    folded
}
