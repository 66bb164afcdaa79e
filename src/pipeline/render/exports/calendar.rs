//! The reminder of a schedule as a calendar file (RFC 5545), for readers without scripts. It names no examination,
//! because others may see the calendar. It does not recur, because a recurrence rule would skip dates that a year does
//! not have.

use sha2::{Digest, Sha256};

use super::Exporter;
use crate::model::date::Date;
use crate::model::table::Table;
use crate::model::table::tool::MonthDay;

/// Maximum length of a line in octets (RFC 5545).
const LONGEST: usize = 75;

/// The text of the calendar file with the reminder of a schedule, given by its table.
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

/// The next date after `after` that falls on this day of the year; `None` if it lies beyond the last year of the
/// calendar.
fn next(day: MonthDay, after: Date) -> Option<Date> {
    [after.year(), after.year() + 1]
        .into_iter()
        .filter_map(|year| on(day, year))
        .find(|on| *on > after)
}

/// The date of a day of the year, such as 29 February, in the given year. If the year lacks that day, it is the last
/// day of the month.
fn on(day: MonthDay, year: i16) -> Option<Date> {
    let first = Date::new(year, day.month as i8, 1).ok()?;
    Date::new(year, day.month as i8, day.day as i8).ok().or(Some(first.last_of_month()))
}

/// The id of a reminder, made from `parts`: the guide's title, the table's id and the date. Equal parts give an equal
/// id, so that a calendar imports the reminder only once. The id is a UUID of version 8 without personal data, as RFC
/// 7986 wants.
fn uid(parts: &[&str]) -> String {
    let hash = Sha256::digest(parts.join("\0").as_bytes());
    let mut bytes: Vec<u8> = hash.iter().copied().take(16).collect();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// Escapes a text for a calendar file: `,`, `;` and `\` get a backslash, line ends become `\n`.
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

/// Breaks a line that is too long for a calendar file into several. As RFC 5545 says, each further line begins with a
/// space. No character is divided.
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
