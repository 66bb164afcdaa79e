// Checks calendar files by RFC 5545: byte by byte, then with an independent parser.
import ICAL from 'ical.js';

const ONCE = ['uid', 'dtstamp', 'dtstart', 'dtend', 'summary', 'description', 'class', 'transp'];
const NEVER = ['attendee', 'organizer', 'location', 'url', 'contact', 'attach', 'geo'];

/** The problems of a file, and its event: `{date, summary, description, uid, alarm, rule}`. */
export function calendar(bytes) {
  const found = [];
  const lines = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf('\r\n', start);
    if (end < 0) { found.push('does not end with CRLF'); break; }
    lines.push(bytes.subarray(start, end));
    start = end + 2;
  }
  if (lines.some((line) => line.includes(10) || line.includes(13))) found.push('has a line end that is not CRLF');
  const long = lines.filter((line) => line.length > 75);
  if (long.length) found.push(`has a line of ${long[0].length} octets`);
  for (const line of lines) {
    try { new TextDecoder('utf-8', { fatal: true }).decode(line); } catch { found.push('is folded within a character'); break; }
  }
  let whole;
  try { whole = new ICAL.Component(ICAL.parse(bytes.toString('utf8'))); } catch (error) { return { found: [...found, `cannot be parsed: ${error.message}`] }; }
  if (whole.getFirstPropertyValue('version') !== '2.0') found.push('is not of version 2.0');
  if (!whole.getFirstPropertyValue('prodid')) found.push('does not say which program made it');
  const events = whole.getAllSubcomponents('vevent');
  if (events.length !== 1) found.push(`has ${events.length} events`);
  const [event] = events;
  if (!event) return { found };
  for (const name of ONCE) if (event.getAllProperties(name).length !== 1) found.push(`has ${event.getAllProperties(name).length} times ${name.toUpperCase()}`);
  for (const name of NEVER) if (event.hasProperty(name)) found.push(`has ${name.toUpperCase()}`);
  const value = (name) => event.getFirstPropertyValue(name);
  const [start, end, stamp] = [value('dtstart'), value('dtend'), value('dtstamp')];
  if (!start?.isDate || !end?.isDate) found.push('is not of whole days');
  else if (end.subtractDate(start).toSeconds() !== 86400) found.push('does not end on the next day');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(stamp))) found.push(`has a stamp that is not UTC: ${stamp}`);
  if (value('class') !== 'PRIVATE') found.push('is not private');
  if (value('transp') !== 'TRANSPARENT') found.push('makes the day busy');
  const alarms = event.getAllSubcomponents('valarm');
  for (const alarm of alarms) {
    const trigger = alarm.getFirstPropertyValue('trigger');
    if (alarm.getFirstPropertyValue('action') !== 'DISPLAY' || !alarm.getFirstPropertyValue('description') || !trigger || trigger.isNegative) found.push('has an alarm that is none');
  }
  return {
    found,
    event: {
      date: String(start), summary: value('summary'), description: value('description'), uid: value('uid'),
      alarm: alarms[0]?.getFirstPropertyValue('trigger').toString(), rule: value('rrule')?.toString(),
    },
  };
}
