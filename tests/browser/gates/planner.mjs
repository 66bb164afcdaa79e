// The screening planner: what every reader is told, the calendar file byte by byte, and the tool as readers use it: by
// keyboard, on a phone, on paper, from a disk, in both engines, without a script.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { calendar } from '../lib/calendar.mjs';
import { settled } from '../lib/firefox.mjs';
import { AS_READERS, addressed, answer, colours, dead, eachInFirefox, focused, kept, look, pagesWith, submit, text, visit, visitAll } from '../lib/tools.mjs';

export const title = 'planner: care before dates, calendar files to the letter, by keyboard, on paper, from a disk';
const run = promisify(execFile);
const TODAY = '2028-02-29';

export const broken = {
  'planner.html': [/readers are told nothing/, /readers are offered a date before care/, /readers are not sure of a red flag, and told nothing/, /2028-02-29 and 1 year is 2029-03-01/, /2027-08-31 and 6 months is 2028-03-02/,
    /line of \d+ octets/, /a text comes back as/, /has 0 times DTEND/, /makes the day busy/, /stamp that is not UTC/, /an alarm comes back/,
    /a control without its script/, /the table is not there/, /does not have the focus/, /care is not shown/, /what is not sure is not said to come first/, /dates beside care/, /request after loading/,
    /keeps something in the browser/, /console error/, /answers in the address or the history/, /names what the reader has not allowed/, /the reminder repeats/,
    /a reminder without a day is no mistake/, /is told for a day of \d{4}-\d\d-\d\d/, /tomorrow is not offered/, /the reminder is still said to be made/, /red flags are not there/, /the default is not there/, /the day cannot be copied/, /the way back is lost/,
    /answers are still there/, /an age of 130 is no mistake/, /edit is never reached/, /axe: /, /sideways at 320 px/, /a target of \d+ px/, /paper has the questions/,
    /Firefox, a root\]: no result with the focus/, /Firefox.*days are/, /Firefox.*keeps something/],
  'planner.ics': [/line end that is not CRLF/, /folded within a character/, /stamp that is not UTC/, /has ORGANIZER/, /makes the day busy/, /is not of whole days/],
};

/**
 * The broken calendar file is generated here, because editors would repair it: it is folded after 75 octets within a
 * character, and one line has another line end.
 */
export function prepare(write) {
  return write('planner.ics', (plain) => {
    const lines = plain.trimEnd().split('\n').map((line) => Buffer.from(line)).map((line) => (line.length > 75 ? Buffer.concat([line.subarray(0, 75), Buffer.from('\r\n '), line.subarray(75)]) : line));
    return Buffer.concat(lines.flatMap((line, at) => [line, Buffer.from(at === 2 ? '\n' : '\r\n')]));
  });
}

// [day, count, unit, day]: ends of months, leap years, and dates that the recurrence rules of calendars get wrong.
const INTERVALS = [
  ['2028-02-29', 1, 'year', '2029-02-28'], ['2027-08-31', 6, 'month', '2028-02-29'], ['2026-08-31', 6, 'month', '2027-02-28'],
  ['2028-02-29', 4, 'year', '2032-02-29'], ['2028-02-29', 2, 'year', '2030-02-28'], ['2099-02-28', 1, 'year', '2100-02-28'], ['2096-02-29', 4, 'year', '2100-02-28'],
  ['2026-01-31', 1, 'month', '2026-02-28'], ['2026-10-31', 1, 'month', '2026-11-30'], ['2026-12-31', 2, 'month', '2027-02-28'], ['2026-11-30', 3, 'month', '2027-02-28'],
  ['2026-12-31', 1, 'day', '2027-01-01'], ['2028-02-28', 1, 'day', '2028-02-29'], ['2026-12-28', 2, 'week', '2027-01-11'], ['2026-03-29', 1, 'week', '2026-04-05'],
  ['2026-05-15', 18, 'month', '2027-11-15'], ['1999-12-31', 2, 'month', '2000-02-29'],
];

// [interval, last day, state, first day, last day, reminder] on 2027-03-13: before, on and after each end, and at ends of months.
const DUE = [
  [[1, 1, 'month'], '2026-08-31', 'overdue', '2026-09-30', '2026-09-30', '2027-03-14'], [[1, 1, 'year'], '2026-08-31', 'coming', '2027-08-31', '2027-08-31', '2027-08-31'],
  [[1, 1, 'year'], '2026-03-13', 'today', '2027-03-13', '2027-03-13', '2027-03-14'], [[1, 1, 'year'], '2026-03-12', 'overdue', '2027-03-12', '2027-03-12', '2027-03-14'],
  [[1, 1, 'year'], '2026-03-14', 'coming', '2027-03-14', '2027-03-14', '2027-03-14'], [[1, 2, 'year'], '2026-03-13', 'today', '2027-03-13', '2028-03-13', '2027-03-14'],
  [[1, 2, 'year'], '2026-03-12', 'due', '2027-03-12', '2028-03-12', '2027-03-14'], [[1, 2, 'year'], '2025-03-13', 'due', '2026-03-13', '2027-03-13', '2027-03-14'],
  [[1, 2, 'year'], '2025-03-12', 'overdue', '2026-03-12', '2027-03-12', '2027-03-14'], [[6, 12, 'month'], '2026-08-31', 'due', '2027-02-28', '2027-08-31', '2027-03-14'],
  [[1, 1, 'day'], '2027-03-13', 'coming', '2027-03-14', '2027-03-14', '2027-03-14'], [[100, 100, 'year'], '2027-03-13', 'coming', '2127-03-13', '2127-03-13', '2127-03-13'],
];

// Texts that must survive in a calendar file.
const TEXTS = [
  '這是一段很長的中文說明,裡面有半形逗號;分號\\反斜線，也有全形的，；：和「引號」。\n第二行\r\n第三行🙂👩‍👩‍👧再加長一點，讓它非折行不可：健康提醒健康提醒健康提醒健康提醒。',
  'a'.repeat(74) + '字', 'b'.repeat(73) + '🙂🙂', '\\n is no line end; \\, is two signs', 'x', '字'.repeat(200), ';,\\'.repeat(60),
];

export async function check(site, browser, tell = () => {}) {
  const found = [];
  for (const path of site.files.filter((file) => file.endsWith('.ics'))) {
    const { found: wrong, event } = calendar(await readFile(join(site.folder, path)));
    found.push(...wrong.map((complaint) => `${site.name}/${path}: ${complaint}`));
    tell(`${site.name}/${path}: ${JSON.stringify(event)}`);
  }
  const items = await pagesWith(site, 'planner');
  const folder = await mkdtemp(join(tmpdir(), 'osteon-planner-'));
  const asked = [
    ['pure', {}, pure], ['used', AS_READERS, used], ['by keyboard', AS_READERS, byKeyboard],
    ['at 320 px', { bypassCSP: true, viewport: { width: 320, height: 640 } }, looks], ['in the dark', { bypassCSP: true, colorScheme: 'dark' }, looks],
    ['on paper', { colorScheme: 'dark' }, onPaper], ['without JavaScript', { javaScriptEnabled: false }, bare],
  ];
  found.push(...await visitAll({ site, browser, items, folder, tell }, asked, inFirefox));
  await rm(folder, { recursive: true, force: true });
  return found;
}

/**
 * Every age from 20 to 100 with all answers to any two questions; dates; a calendar file. Calls the page's own
 * functions.
 */
async function pure({ page, item, site, say, tell }) {
  await page.goto(site.address(item));
  const { counted, wrong } = await page.evaluate(everybody);
  tell(`${item}: ${counted} readers`);
  for (const [what, [first, count]] of Object.entries(wrong)) say(`${count} readers ${what}, such as ${first}`);
  const days = await page.evaluate((all) => all.map(([day, count, unit]) => osteon.addInterval(day, count, unit)), INTERVALS);
  INTERVALS.forEach(([day, count, unit, right], at) => {
    if (days[at] !== right) say(`${day} and ${count} ${unit}${count > 1 ? 's' : ''} is ${days[at]} instead of ${right}`);
  });
  const stands = await page.evaluate((all) => all.map(([[from, to, unit], last]) => osteon.due?.({ from, to, unit }, last, '2027-03-13')), DUE);
  DUE.forEach(([interval, last, state, from, until, remind], at) => {
    const [got, right] = [JSON.stringify(stands[at]), JSON.stringify({ state, from, until, remind })];
    if (got !== right) say(`${got} is told for a day of ${last} and ${interval.join(' ')} instead of ${right}`);
  });
  for (const words of TEXTS) {
    const made = await page.evaluate((description) => osteon.calendar({
      date: '2028-02-29', summary: description, description, uid: '0b9ee0a6-3b0d-4b7e-9f5e-1f3f4f8d2a11', stamp: new Date('2026-11-23T01:02:03.456Z'),
    }), words);
    const { found, event } = calendar(Buffer.from(made));
    found.forEach((complaint) => say(`a calendar file ${complaint}`));
    const right = words.replace(/\r\n/g, '\n');
    for (const part of ['summary', 'description']) if (event && event[part] !== right) say(`a text comes back as ${JSON.stringify(event[part])} instead of ${JSON.stringify(right)}`);
    if (event?.date !== '2028-02-29') say(`a day comes back as ${event?.date}`);
    if (event?.alarm !== 'PT9H') say(`an alarm comes back as ${event?.alarm}`);
  }
}

function everybody() {
  const program = JSON.parse(document.querySelector('.planner-program').textContent);
  const { questions } = program;
  const wrong = {};
  let counted = 0;
  const states = (question) => [undefined, 'unsure', ...question.answer === 'number' ? [] : question.options ?? ['yes', 'no']];
  const check = (answers) => {
    counted += 1;
    const say = (what) => { (wrong[what] ??= [JSON.stringify(answers), 0])[1] += 1; };
    const found = osteon.planner(program, answers);
    const rows = found.applies.length + found['may-apply'].length;
    if (!rows && !found.default) say('are told nothing');
    if (rows && found.default) say('are told that nothing applies, and what applies');
    if (found.care.length && found.dates) say('are offered a date before care');
    const unsure = found['care-unsure'] ?? [];
    if (unsure.length && found.dates) say('are offered a date, and something to settle before it');
    if (!found.care.length && !unsure.length && !found.dates) say('are offered no date, and no care');
    if (found.applies.some((id) => found['may-apply'].includes(id))) say('are told that a row applies and may apply');
    // A red flag that is asked of everybody, found here without the page's own evaluation.
    for (const { id, care, answer, counts = answer ? [] : ['yes'], sex, when } of questions) {
      if (care && !when && (!sex || sex === answers.sex) && counts.includes?.(answers.answers[id]) && !found.care.includes(id)) say(`are not told to see a doctor (${id})`);
      if (care && !when && (!sex || sex === answers.sex) && counts.length && answers.answers[id] === 'unsure' && !unsure.includes(id)) say('are not sure of a red flag, and told nothing');
    }
  };
  for (let age = 19; age <= 100; age += 1) {
    for (const sex of [undefined, 'female', 'male']) {
      const known = { sex, age: age < 20 ? undefined : age };
      questions.forEach((first, at) => questions.slice(at + 1).forEach((second) => {
        for (const one of states(first)) {
          for (const two of states(second)) {
            check({ ...known, answers: { [first.id]: one, [second.id]: two } });
            check({ ...known, answers: { ...Object.fromEntries(questions.filter(({ answer = 'yes-no' }) => answer === 'yes-no').map(({ id }) => [id, 'no'])), [first.id]: one, [second.id]: two } });
          }
        }
      }));
    }
  }
  return { counted, wrong };
}

/** Answers for which a row with an interval applies and nothing else matters; and answers that require care. */
const readers = (page) => page.evaluate(() => {
  const program = JSON.parse(document.querySelector('.planner-program').textContent);
  const plain = Object.fromEntries(program.questions.filter(({ care, answer = 'yes-no' }) => care && answer === 'yes-no').map(({ id, counts }) => [id, (counts?.[0] ?? 'yes') === 'yes' ? 'no' : 'yes']));
  const timed = (ids) => ids.filter((id) => program.rows.find((row) => row.id === id).interval);
  const all = [];
  for (const sex of ['female', 'male']) for (let age = 20; age <= 100; age += 1) all.push({ sex, age, answers: plain });
  const flag = program.questions.find(({ care, when }) => care && !when);
  const run = (reader) => osteon.planner(program, reader);
  const due = all.find((reader) => timed(run(reader).applies).length && run(reader).dates);
  return {
    due, rows: due && timed(run(due).applies).map((id) => program.rows.find((row) => row.id === id)),
    care: flag && { sex: flag.sex ?? 'female', age: 70, answers: { [flag.id]: flag.counts?.[0] ?? 'yes' } }, flag: flag?.id,
  };
});

/** As readers use it: nothing answered, a red flag, a reminder; on a host and on a disk. */
async function used({ page, item, site, say: tellIt }) {
  for (const place of ['a root', 'file://']) {
    const say = (what) => tellIt(`${place}: ${what}`);
    const address = site.places[place] + item.path;
    await visit(page, address, say, TODAY);
    const { due, rows, care, flag } = await readers(page);
    await submit(page, 'planner');
    if (!await text(page, '.planner-result')) say('no result where nothing is answered');
    if (care) {
      await visit(page, address, say, TODAY);
      await answer(page, 'planner', care);
      await submit(page, 'planner');
      if (!await text(page, `.planner-care [data-flag="${flag}"]`)) say('care is not shown');
      if (await text(page, '.planner-reminder') || await page.locator('.planner input[type=date]:visible').count()) say('dates beside care');
      if (!/^H\d|heading/i.test(await focused(page))) say(`the result does not have the focus: ${await focused(page)}`);
      const lead = page.locator(`.planner-care [data-flag="${flag}"] [data-unsure]`);
      if (await lead.isVisible()) say('whoever is sure is told to be not sure');
      await visit(page, address, say, TODAY);
      await answer(page, 'planner', { ...care, answers: { [flag]: 'unsure' } });
      await submit(page, 'planner');
      if (!await text(page, `.planner-care [data-flag="${flag}"]`) || !await lead.isVisible()) say('what is not sure is not said to come first');
      if (await text(page, '.planner-reminder')) say('dates beside what is not sure');
    }
    (await addressed(page, address)).forEach(say);
    if (due) await reminder({ page, address, due, rows, say });
    (await kept(page)).forEach(say);
    await page.locator('.planner-clear').first().click();
    await page.waitForTimeout(200);
    const full = await page.evaluate(() => [...document.querySelectorAll('.planner input')].filter((input) => input.checked || input.type !== 'radio' && input.type !== 'checkbox' && input.value).length);
    if (full) say('answers are still there when they are cleared');
    if (!await text(page, '.planner-form')) say('the questions do not come back');
  }
}

async function reminder({ page, address, due, rows, say }) {
  const fresh = async () => {
    await visit(page, address, say, TODAY);
    await answer(page, 'planner', due);
    await submit(page, 'planner');
  };
  const download = async () => {
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: 5000 }), page.locator('.planner-save').first().click()]);
    const { found, event } = calendar(await readFile(await file.path()));
    found.forEach((complaint) => say(`the reminder ${complaint}`));
    if (!/^[\w-]+\.ics$/.test(file.suggestedFilename())) say(`the reminder is called ${file.suggestedFilename()}`);
    return event ?? {};
  };
  await fresh();
  const after = (day) => page.evaluate(([last, all]) => all.map(({ interval }) => osteon.addInterval(last, interval.from, interval.unit)).sort(), [day, rows]);
  // Without a last examination, no date is invented, and no file can be saved.
  if (await page.inputValue('.planner-remind')) say('a date is made up');
  await page.locator('.planner-save').first().click();
  if (!await text(page, '.planner-reminder [id$="remind-error"]') || !/planner-remind/.test(await focused(page))) say('a reminder without a day is no mistake');
  // All examinations were today, on the 29th of February.
  const all = async (day) => {
    for (const field of await page.locator('.planner-last:visible').all()) await field.fill(day);
  };
  const boxes = await page.locator('[data-last]:visible').count();
  if (boxes !== rows.length) say(`${boxes} days can be given for ${rows.length} rows`);
  await all(TODAY);
  const [first] = await after(TODAY);
  if (await page.inputValue('.planner-remind') !== first) say(`${await page.inputValue('.planner-remind')} is offered instead of ${first}`);
  const words = await page.evaluate((day) => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day)), first);
  if (!(await text(page, '.planner-before')).includes(words)) say(`the earliest day is not told: ${words}`);
  if (!(await text(page, '.planner-copy')).includes(words)) say('the day cannot be copied');
  const plain = await download();
  if (plain.date !== first) say(`the reminder is for ${plain.date} instead of ${first}`);
  const names = (await text(page, '.planner-name')).split('\n');
  const secret = [...names, await page.title(), ...Object.values(due.answers)];
  const told = (event) => secret.filter((name) => name.length > 2 && `${event.summary}${event.description}`.includes(name));
  if (told(plain).length) say(`the reminder names what the reader has not allowed: ${told(plain)}`);
  if (plain.alarm !== 'PT9H') say(`the alarm is ${plain.alarm}`);
  if (plain.rule) say('the reminder repeats');
  if (!/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(plain.uid)) say(`the reminder's id is ${plain.uid}`);
  await page.locator('.planner-details').first().check();
  await page.fill('.planner-remind', '2028-03-14');
  const more = await download();
  if (!told(more).length || told({ ...more, description: '' }).length) say('the names that the reader allows are not in the description alone');
  if (more.date !== '2028-03-14' || more.alarm !== 'PT9H') say(`another day: ${JSON.stringify(more)}`);
  if (more.uid !== plain.uid) say('the same reminder has another id');
  // Impossible dates are refused, and an earlier result is not shown next to the message.
  for (const [field, day] of [['last', '2028-03-01'], ['last', '1850-01-01'], ['remind', '2028-02-29'], ['remind', '9999-12-31']]) {
    await page.locator(`.planner-${field}:visible`).first().fill(day);
    await page.locator('.planner-print').first().focus();
    const box = field === 'last' ? '[data-last]' : '.planner-reminder';
    if (!await text(page, `${box} [id$="-error"]`)) say(`${day} is no mistake in ${field}`);
  }
  await page.locator('.planner-save').first().click();
  if (await text(page, '.planner-saved')) say('the reminder is still said to be made');
  // One examination was long ago and the others were today: only that row is overdue, and the reminder is for tomorrow.
  await fresh();
  await all(TODAY);
  await page.locator('.planner-last:visible').first().fill('1991-08-31');
  if (await page.inputValue('.planner-remind') !== '2028-03-01') say(`tomorrow is not offered for what is overdue, but ${await page.inputValue('.planner-remind')}`);
  const overdue = await page.evaluate(() => [...document.querySelectorAll('[data-last]:not([hidden]) [data-overdue]')].map((one) => one.textContent.endsWith(one.dataset.overdue.split('}').pop())));
  if (!overdue[0] || overdue.slice(1).includes(true)) say('what is overdue is not told as such, or all is');
  // The back button leads to the questions, with the answers still there.
  await page.goBack();
  await page.waitForTimeout(200);
  if (!await text(page, '.planner-form') || await page.locator('.planner :checked').count() === 0) return say('the way back is lost');
  await submit(page, 'planner');
}

/** From the top of the page to the result with only Tab, the arrow keys and Enter. */
async function byKeyboard({ page, item, site, say }) {
  await visit(page, site.address(item), say, TODAY);
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const where = await page.evaluate(() => ({
      inside: Boolean(document.activeElement.closest('.planner-form')), type: document.activeElement.type,
    }));
    if (!where.inside) continue;
    if (where.type === 'radio') await page.keyboard.press('Space');
    if (where.type === 'text') {
      await page.keyboard.type('１３０');
      await page.keyboard.press('Enter');
      if (!/question-field/.test(await focused(page)) || !await text(page, '.planner .question-error')) say('an age of 130 is no mistake');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('６７');
    }
    if (where.type === 'submit') {
      await page.keyboard.press('Enter');
      break;
    }
  }
  if (!await text(page, '.planner-result')) return say('no result');
  if (!/^H\d|heading/i.test(await focused(page))) say(`the result does not have the focus: ${await focused(page)}`);
  const reached = new Set();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => document.activeElement.closest('.planner-result') && document.activeElement.className);
    if (stop === null) break;
    reached.add(stop);
  }
  for (const name of ['edit', 'print', 'clear']) if (![...reached].some((own) => own.includes(`planner-${name}`))) say(`${name} is never reached`);
}

/** Appearance of the questions and of the results. */
async function looks({ page, item, site, say, name }) {
  const inspect = name === 'in the dark' ? colours : look;
  await visit(page, site.address(item), say, TODAY);
  (await inspect(page, 'planner')).forEach((complaint) => say(`the questions: ${complaint}`));
  const { due, care } = await readers(page);
  for (const [kind, reader] of Object.entries({ care, due, unknown: {} })) {
    if (!reader) continue;
    await visit(page, site.address(item), say, TODAY);
    await answer(page, 'planner', reader);
    await submit(page, 'planner');
    if (kind === 'due' && name === 'at 320 px') await page.locator('.planner-last:visible').first().fill('2027-08-31');
    (await inspect(page, 'planner')).forEach((complaint) => say(`the result (${kind}): ${complaint}`));
  }
}

/** The button prints the result, without the questions and the full table. */
async function onPaper({ page, item, site, folder, say }) {
  await page.addInitScript(() => { window.print = () => {}; });
  await visit(page, site.address(item), say, TODAY);
  const { due = {} } = await readers(page);
  await answer(page, 'planner', due);
  await submit(page, 'planner');
  const names = (await text(page, '.planner-name')).split('\n').filter(Boolean);
  const question = await page.evaluate(() => document.querySelector('.planner-form button').textContent);
  await page.locator('.planner-print').first().click();
  const file = join(folder, 'paper.pdf');
  await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
  const paper = (await run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'])).stdout.replace(/\s+/g, '');
  const sources = await text(page, '.source-fold summary');
  const [today] = (await text(page, '.planner-result [data-day]')).split('\n');
  for (const words of [...names, sources, today]) if (!paper.includes(words.replace(/\s+/g, ''))) say(`is not on paper: ${words}`);
  if (paper.includes(question.replace(/\s+/g, ''))) say('paper has the questions');
  const pages = (await run('pdfinfo', [file])).stdout.match(/Pages:\s+(\d+)/)[1];
  if (Number(pages) > 2) say(`paper has ${pages} pages`);
}

async function bare({ page, item, site, say }) {
  await page.goto(site.address(item));
  (await dead(page, 'planner')).forEach(say);
  // The full table is folded; find-in-page unfolds it.
  await page.locator('.planner summary').evaluateAll((all) => all.forEach((summary) => { summary.parentElement.open = summary.checkVisibility(); }));
  if (!await page.locator('.planner table').first().isVisible()) say('the table is not there');
  // Without a script, the page contains what the tool would show first: red flags with their questions, and the text
  // for readers to whom no row applies.
  const { flags, others } = await page.evaluate(() => {
    const programs = [...document.querySelectorAll('.planner-program')].map((own) => JSON.parse(own.textContent));
    return { flags: programs.flatMap(({ questions }) => questions.filter(({ care }) => care)).length, others: Boolean(document.querySelector('.planner-default')) };
  });
  const shown = page.locator('.planner .red-flags-when:visible');
  if (await shown.count() < flags) say(`${flags - await shown.count()} red flags are not there`);
  if (others && !await page.locator('.planner .data-table-default').first().isVisible().catch(() => false)) say('the default is not there');
}

const inFirefox = (site, items) => eachInFirefox(site, items, async (page, say) => {
  await page.type('.planner [data-question=":age"] [type=text]', '67').catch(() => {});
  await page.click('.planner-form [type=submit]');
  await settled(page);
  const seen = await page.evaluate(() => ({
    result: document.querySelector('.planner-result').checkVisibility(), focus: document.activeElement.role ?? document.activeElement.tagName,
    days: [osteon.addInterval('2028-02-29', 1, 'year'), osteon.addInterval('2027-08-31', 6, 'month')].join(), kept: localStorage.length + Object.keys(sessionStorage).filter((name) => !name.startsWith('osteon:')).length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  if (!seen.result || !/heading|^H\d/.test(seen.focus)) say(`no result with the focus: ${JSON.stringify(seen)}`);
  if (seen.days !== '2029-02-28,2028-02-29') say(`days are ${seen.days}`);
  if (seen.kept) say('keeps something in the browser');
  if (seen.wide > 0) say(`${seen.wide} px to scroll sideways`);
  const made = await page.evaluate((description) => osteon.calendar({ date: '2028-02-29', summary: 'x', description, uid: 'x', stamp: new Date(0) }), TEXTS[0]);
  const { found: wrong, event } = calendar(Buffer.from(made));
  wrong.forEach((complaint) => say(`a calendar file ${complaint}`));
  if (event?.description !== TEXTS[0].replace(/\r\n/g, '\n')) say('a text does not come back');
});
