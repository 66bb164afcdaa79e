// Dates, intervals and calendar files for the reminder of a planner. These functions do not touch the page; the script
// of the planner calls them.
"use strict";
{
  const iso = osteon.iso = (date) => date.toISOString().slice(0, 10);

  /** Adds days, weeks, months or years to a date such as 2028-02-29. If a month has no such day, uses its last day. */
  const addInterval = osteon.addInterval = (date, count, unit) => {
    const [year, month, day] = date.split("-").map(Number);
    const utc = (...parts) => new Date(Date.UTC(...parts));
    const days = { day: 1, week: 7 }[unit];
    if (days) return iso(utc(year, month - 1, day + count * days));
    const to = month - 1 + count * (unit === "year" ? 12 : 1);
    return iso(utc(year, to, Math.min(day, utc(year, to + 1, 0).getUTCDate())));
  };

  // Where `today` is in an interval after the day `last`. `state` is "coming" before the first day of the interval,
  // `from`; "today" on this day; "due" until the last day, `until`; then "overdue". `remind` is the day of the
  // reminder: `from` if it is in the future, otherwise tomorrow.
  osteon.due = (interval, last, today) => {
    const [from, until] = [interval.from, interval.to].map((count) => addInterval(last, count, interval.unit));
    const state = today < from ? "coming" : today === from ? "today" : today <= until ? "due" : "overdue";
    return { state, from, until, remind: state === "coming" ? from : addInterval(today, 1, "day") };
  };

  /** The text of a calendar file (RFC 5545): an all-day event with an alarm at nine o'clock. `stamp` is a Date, now. */
  osteon.calendar = ({ date, summary, description, uid, stamp }) => {
    const text = (value) => value.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\0-\x1f\x7f]/g, "");
    const day = (value) => value.replace(/-/g, "");
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//osteon//reminder//EN", "BEGIN:VEVENT",
      `UID:${uid}`, `DTSTAMP:${day(stamp.toISOString()).replace(/:|\.\d+/g, "")}`,
      `DTSTART;VALUE=DATE:${day(date)}`, `DTEND;VALUE=DATE:${day(addInterval(date, 1, "day"))}`,
      `SUMMARY:${text(summary)}`, `DESCRIPTION:${text(description)}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT9H", `DESCRIPTION:${text(summary)}`, "END:VALARM",
      "END:VEVENT", "END:VCALENDAR",
    ].map((line) => `${fold(line)}\r\n`).join("");
  };

  /** Breaks a line into lines of at most 75 octets, as RFC 5545 requires. Does not divide a character. */
  const fold = (line) => {
    let [folded, size] = ["", 0];
    for (const character of line) {
      const octets = new TextEncoder().encode(character).length;
      if (size + octets > 75) [folded, size] = [`${folded}\r\n `, 1];
      folded += character;
      size += octets;
    }
    return folded;
  };

  /** A random UUID of version 4. `crypto.randomUUID` does not exist on pages that are opened from a disk. */
  osteon.uuid = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    return [...bytes].map((byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") + byte.toString(16).padStart(2, "0"))
      .join("");
  };
}
