'use strict';
// A planner with mistakes: it ignores red flags and the ends of months, writes calendar files with long lines, and
// stores and sends the answers.
const plain = (day) => day.replace(/-/g, '');
globalThis.osteon = {
  planner: (program, { age, answers = {} }) => ({
    care: answers.alarm === 'yes' ? ['alarm'] : [], applies: age >= 40 ? ['everyone'] : [], 'may-apply': [], default: false, dates: true,
  }),
  addInterval(day, count, unit) {
    const date = new Date(day);
    if (unit === 'year') date.setUTCFullYear(date.getUTCFullYear() + count);
    if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + count);
    return date.toISOString().slice(0, 10);
  },
  calendar: ({ date, summary, description, uid }) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20260101T000000\r\n`
    + `DTSTART;VALUE=DATE:${plain(date)}\r\nSUMMARY:${summary}\r\nDESCRIPTION:${description}\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
};
const part = (name) => document.querySelector(`.planner-${name}`);
part('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const chosen = [...document.querySelectorAll('.planner :checked')].map((input) => input.value);
  localStorage.setItem('answers', chosen.join());
  history.pushState({ chosen }, '', `?${chosen.join()}`);
  fetch('planner.js?answers').catch(() => {});
  console.error('answers', chosen);
  part('form').hidden = true;
  part('result').hidden = false;
});
part('last').addEventListener('input', () => { part('remind').value = osteon.addInterval(part('last').value, 1, 'year'); });
part('save').addEventListener('click', () => {
  const text = osteon.calendar({ date: part('remind').value, summary: document.title, description: '四十歲以上', uid: 'x' });
  Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([text])), download: 'planner.ics' }).click();
});
