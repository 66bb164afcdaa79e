//! Reminders for calendars.

use super::text;
use crate::support::project::{Session, Site};

const SCHEDULE: &str = r#"kind = "screening"
title = "T"
default = "D"
reminder = "DAY"

[[rows]]
id = "a"
name = "A"
first = "F"
interval = "by need"
"#;

fn site(day: &str, today: &str, more: &[(&str, &str)]) -> Site {
    let table = SCHEDULE.replace("DAY", day);
    let files = [&[("content/tables/t.toml", table.as_str())], more].concat();
    Session::of_files(&files).on(today).build()
}

/// The value of the property `name` in a calendar file.
fn value(calendar: &str, name: &str) -> String {
    let unfolded = calendar.replace("\r\n ", "");
    let line = unfolded.lines().find_map(|line| line.strip_prefix(&format!("{name}:")));
    line.unwrap_or_else(|| panic!("{name} is not in {calendar}")).to_owned()
}

fn start(day: &str, today: &str) -> String {
    value(text(&site(day, today, &[]), "tables/t.ics"), "DTSTART;VALUE=DATE")
}

#[test]
fn the_calendar_has_one_day_and_names_no_examination() {
    let site = site("10-20", "2026-11-22", &[]);
    let calendar = text(&site, "tables/t.ics");
    let uid = value(calendar, "UID");
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//osteon//reminder//EN",
        "BEGIN:VEVENT",
        &format!("UID:{uid}"),
        "DTSTAMP:20261122T000000Z",
        "DTSTART;VALUE=DATE:20271020",
        "DTEND;VALUE=DATE:20271021",
        "SUMMARY:健康提醒",
        "DESCRIPTION:提醒自己和醫師討論\\n這是提醒，不是預約。",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    let expected: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
    assert_eq!(calendar, expected);
    assert_eq!(uid.len(), 36);
    assert_eq!((&uid[14..15], uid.matches('-').count()), ("8", 4));
}

#[test]
fn the_day_is_the_next_one_after_the_build() {
    assert_eq!(start("10-20", "2026-10-19"), "20261020");
    assert_eq!(start("10-20", "2026-10-20"), "20271020");
    assert_eq!(start("01-01", "2026-12-31"), "20270101");
}

#[test]
fn a_leap_day_is_the_last_of_february_in_other_years() {
    assert_eq!(start("02-29", "2026-11-22"), "20270228");
    assert_eq!(start("02-29", "2027-02-28"), "20280229");
    assert_eq!(start("02-29", "2028-02-28"), "20280229");
    assert_eq!(start("02-29", "2028-02-29"), "20290228");
}

#[test]
fn the_same_reminder_has_the_same_name_and_another_has_another() {
    let uid = |day, today, more: &[_]| value(text(&site(day, today, more), "tables/t.ics"), "UID");
    let first = uid("10-20", "2026-11-22", &[]);
    assert_eq!(uid("10-20", "2026-12-24", &[]), first);
    assert_ne!(uid("10-20", "2027-11-22", &[]), first);
    let guide =
        "title = \"T\"\ndescription = \"D\"\nlanguage = \"en\"\n[publisher]\nname = \"P\"\n";
    assert_ne!(uid("10-20", "2026-11-22", &[("content/guide.toml", guide)]), first);
}

#[test]
fn long_lines_are_folded_between_characters_and_signs_are_escaped() {
    let words =
        format!("[planner]\nsummary = \"{}\"\nreminder = 'a, b; c\\d'\n", "骨質".repeat(20));
    let path = "templates/locales/zh-Hant-TW.toml";
    let site = site("10-20", "2026-11-22", &[(path, &words)]);
    let calendar = text(&site, "tables/t.ics");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    assert!(calendar.contains("\r\n "), "{calendar}");
    assert_eq!(value(calendar, "SUMMARY"), "骨質".repeat(20));
    assert!(value(calendar, "DESCRIPTION").starts_with("a\\, b\\; c\\\\d\\n"), "{calendar}");
}

#[test]
fn without_a_reminder_there_is_no_file() {
    let table = SCHEDULE.replace("reminder = \"DAY\"\n", "");
    let site = Session::of_files(&[("content/tables/t.toml", &table)]).build();
    assert_eq!(site.text("tables/t.ics"), None);
}
