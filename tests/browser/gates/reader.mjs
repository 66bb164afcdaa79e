// The band reader: which numbers require care at once; which band contains a number, or why the table is not valid for
// a reader; and the tool as readers use it: numbers as people type them, by keyboard, on a phone, on paper, from a
// disk, in both engines, without a script.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { visit as withHelp } from '../lib/browser.mjs';
import { settled } from '../lib/firefox.mjs';
import { AS_READERS, addressed, answer, colours, dead, eachInFirefox, enter, focused, kept, look, pagesWith, submit, text, visit, visitAll } from '../lib/tools.mjs';

export const title = 'band reader: boundaries, refusals, numbers as they are typed, by keyboard, on paper, from a disk';
const run = promisify(execFile);

export const broken = {
  'reader.html': [/120 is in low instead of middle/, /134\.5 is in middle/, /a band although the table does not hold \(wrist\)/, /a band although it is not known/,
    /nonsense is in/, /is read as/, /names a band/, /the reason is not told/, /the mark is in/, /the number is not told/, /undecided, and not told/, /nonsense is no mistake/, /no number is no mistake/, /does not have the focus/,
    /stays although the number has changed/, /keeps something in the browser/, /answers in the address/, /request after loading/, /console error/, /a control without its script/,
    /no table without a script/, /a reason is lost/, /no care card as soon as/, /a care card is lost/, /axe: /, /sideways at 320 px/, /a target of \d+ px/, /paper has the questions/, /is not on paper/, /forced colours/, /Firefox/],
};

/** The intention of the editors, by table: numbers, each with its band. */
const MEANT = {
  't-scores': [[-1, 'normal'], [-0.99, 'normal'], [0, 'normal'], [2.5, 'normal'], [-1.01, 'low-bone-mass'], [-2.49, 'low-bone-mass'], [-2.5, 'osteoporosis'], [-2.51, 'osteoporosis']],
  levels: [[119, 'low'], [119.99, 'low'], [120, 'middle'], [134.4, 'middle'], [134.5, 'high'], [135, 'high']],
};
const REFUSALS = {
  't-scores': [[{ sex: 'female', age: 66, answers: { fracture: 'yes', device: 'dxa' } }, 'fracture'], [{ sex: 'female', age: 49, answers: { menopause: 'yes', device: 'dxa' } }, 'under-50'], [{ sex: 'male', age: 49, answers: { device: 'dxa' } }, 'under-50'],
    [{ sex: 'female', age: 60, answers: { menopause: 'no', device: 'dxa' } }, 'before-menopause'], [{ sex: 'female', age: 70, answers: { menopause: 'yes', device: 'heel-ultrasound' } }, 'heel-ultrasound']],
  levels: [[{ age: 30, answers: { device: 'wrist', rested: 5 } }, 'wrist'], [{ age: 17, answers: { device: 'arm', rested: 10 } }, 'child']],
};

export async function check(site, browser, tell = () => {}) {
  const found = [];
  const items = await pagesWith(site, 'band-reader');
  const folder = await mkdtemp(join(tmpdir(), 'osteon-reader-'));
  const asked = [
    ['pure', {}, pure], ['used', AS_READERS, used], ['typed', AS_READERS, typed], ['by keyboard', AS_READERS, byKeyboard],
    ['at 320 px', { bypassCSP: true, viewport: { width: 320, height: 640 } }, looks], ['in the dark', { bypassCSP: true, colorScheme: 'dark' }, looks],
    ['in forced colours', { forcedColors: 'active' }, forced], ['on paper', { colorScheme: 'dark' }, onPaper], ['without JavaScript', { javaScriptEnabled: false }, bare],
  ];
  found.push(...await visitAll({ site, browser, items, folder, tell }, asked, inFirefox));
  await rm(folder, { recursive: true, force: true });
  return found;
}

/** A number as part of an answer set; with several measures, only the first has a number. */
const measured = (program, number) => (number === undefined ? {} : program.measures[0].id === undefined ? { number } : { numbers: { [program.measures[0].id]: number } });

/** The bands by the ranges of the first measure. */
const ranged = (program) => program.bands.filter(({ ranges }) => ranges[0]).map(({ id, ranges }) => ({ id, range: ranges[0] }));

/** The program, readers for whom the table is valid, and readers for whom each refusal holds. */
const known = (page) => page.evaluate(() => {
  const program = JSON.parse(document.querySelector('.band-reader-program').textContent);
  const states = (question) => [undefined, 'unsure', ...question.answer === 'number' ? [...Object.values(question.accepts ?? { 'at-most': 10 }), 3, 10] : question.options ?? ['yes', 'no']];
  let readers = [{}];
  for (const question of program.questions) readers = readers.flatMap((answers) => states(question).map((state) => (state === undefined ? answers : { ...answers, [question.id]: state })));
  const all = readers.flatMap((answers) => [['female', 70], ['male', 70], ['female', 30], ['male', 12], [undefined, undefined]].map(([sex, age]) => ({ ...program.asks.sex && { sex }, ...program.asks.age && { age }, answers })));
  // A number without a care card; care cards have a test of their own.
  const calm = program.bands.filter(({ ranges, care }) => ranges[0] && !care).map(({ ranges }) => ranges[0]);
  const inside = (range, own) => !(own < range['at-least'] || own <= range.above || own > range['at-most'] || own >= range.below);
  const ends = calm.flatMap((range) => Object.values(range).flatMap((end) => [end, end - 1, end + 1].filter((own) => inside(range, own))));
  const [number] = ends;
  const { id } = program.measures[0];
  const own = id === undefined ? { number } : { numbers: { [id]: number } };
  const results = all.map((reader) => osteon.reader(program, { ...reader, ...own }));
  const those = (test) => all.filter((reader, at) => test(results[at]));
  return {
    program, number, count: all.length,
    holds: those(({ band }) => band)[0],
    refused: Object.fromEntries(program.refusals.map(({ id }) => [id, those(({ refused }) => refused?.includes(id))[0]])),
    undecided: those(({ undecided }) => undecided)[0],
  };
});

async function pure({ page, item, site, say, tell }) {
  await page.goto(site.address(item));
  const { program, holds, count, refused } = await known(page);
  tell(`${item}: ${program.id}: ${count} readers`);
  if (!holds) say('the table holds for nobody');
  for (const [id, reader] of Object.entries(refused)) if (!reader) say(`nobody is refused for ${id}`);
  const read = (readers) => page.evaluate(([own, all]) => all.map((reader) => osteon.reader(own, reader)), [program, readers]);
  // Numbers at, next to and between the boundaries: each is in exactly one band, the one whose range contains it.
  const bands = ranged(program);
  const { accepts, whole } = program.measures[0];
  const inside = (range, number) => !(number < range['at-least'] || number <= range.above || number > range['at-most'] || number >= range.below);
  const ends = bands.flatMap(({ range }) => Object.values(range));
  const beside = ends.flatMap((end) => (whole ? [-1, 0, 1] : [-1, -0.5, -0.01, 0, 0.01, 0.5, 1]).map((by) => Math.round((end + by) * 100) / 100));
  const numbers = [...new Set(beside)].filter((number) => inside(accepts ?? {}, number));
  const found = await read(numbers.map((number) => ({ ...holds, ...measured(program, number) })));
  numbers.forEach((number, at) => {
    const right = bands.filter(({ range }) => inside(range, number)).map(({ id }) => id);
    if (right.length !== 1) say(`${number} is in ${right.length} bands`);
    if (found[at].band !== right[0]) say(`${number} is in ${found[at].band} instead of ${right[0]}`);
  });
  const meant = MEANT[program.id] ?? [];
  (await read(meant.map(([number]) => ({ ...holds, ...measured(program, number) })))).forEach(({ band }, at) => { if (band !== meant[at][1]) say(`${meant[at][0]} is in ${band} instead of ${meant[at][1]}`); });
  const stopped = REFUSALS[program.id] ?? [];
  (await read(stopped.map(([reader]) => ({ ...reader, ...measured(program, ends[0]) })))).forEach((result, at) => {
    if (result.band || !result.refused?.includes(stopped[at][1])) say(`a band although the table does not hold (${stopped[at][1]}): ${JSON.stringify(result)}`);
  });
  const [nobody, none, nonsense] = await read([measured(program, ends[0]), holds, { ...holds, ...measured(program, 1e9) }]);
  if (nobody.band) say('a band although it is not known whether the table holds');
  if (none.number !== 'missing') say(`no number is ${JSON.stringify(none)}`);
  if (nonsense.number !== 'implausible') say(`nonsense is in ${JSON.stringify(nonsense)}`);
}

const bandNames = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.band-reader-band')].map((band) => [band.dataset.id, band.querySelector('.band-reader-name').textContent])));

/** Refusals, missing answers, and the number on the chart; on a host and on a disk. */
async function used({ page, item, site, say: tellIt }) {
  for (const place of ['a root', 'file://']) {
    const say = (what) => tellIt(`${place}: ${what}`);
    const address = site.places[place] + item.path;
    // Answers that a tab keeps for a reload would affect the next reader.
    const forget = () => page.evaluate(() => sessionStorage.clear()).catch(() => {});
    const go = async (reader) => {
      await forget();
      await visit(page, address, say);
      await enter(page, 'band-reader', reader);
    };
    await visit(page, address, say);
    const { program, holds, refused, undecided, number } = await known(page);
    const names = await bandNames(page);
    const silent = async (what) => {
      // The author's reason may contain the name of a band, but the tool's own texts may not.
      const shown = (await text(page, '.band-reader-result')).replace(await text(page, '.band-reader-reasons'), '');
      if (!shown) say(`no result: ${what}`);
      for (const name of Object.values(names)) if (shown.includes(name)) say(`names a band: ${what}`);
      if (await page.locator('.band-reader-result svg:visible').count()) say(`marks a number: ${what}`);
      if (!/^H\d|heading/i.test(await focused(page))) say(`the result does not have the focus: ${await focused(page)}`);
    };
    // On a disk the same script runs, so a short test is enough.
    for (const [id, reader] of Object.entries(place === 'file://' ? {} : refused)) {
      if (!reader) continue;
      await go({ ...reader, number });
      await silent(`refused for ${id}`);
      const told = await text(page, '.band-reader-reasons');
      // Whatever number is typed, and in whatever order: the refusal takes precedence.
      for (const own of [undefined, 1e9, -1e9, 'abc']) {
        // The answers stay: enter another number and evaluate again.
        await enter(page, 'band-reader', { number: own ?? '' });
        await silent(`refused for ${id}, number ${own}`);
        if (await text(page, '.band-reader-reasons') !== told) say(`the reason is not told beside the number ${own}: ${id}`);
      }
      await forget();
      await visit(page, address, say);
      await enter(page, 'band-reader', { number: '999999' });
      await enter(page, 'band-reader', reader);
      if (await text(page, '.band-reader-reasons') !== told) say(`the reason is not told to whoever types the number first: ${id}`);
      const reason = await page.evaluate((wanted) => document.querySelector(`[data-refusal="${wanted}"]`).innerText.trim(), id);
      if (!(await text(page, '.band-reader-reasons')).replace(/\s+/g, '').includes(reason.replace(/\s+/g, ''))) say(`the reason is not told: ${id}`);
    }
    if (undecided && place !== 'file://') {
      await go({ ...undecided, number });
      await silent('undecided');
      await go({ ...undecided, number: 1e9 });
      await silent('undecided, with a number that is none');
      if (!await text(page, '.band-reader-open')) say('undecided, and not told what to find out');
    }
    for (const [what, own] of [['no number', undefined], ['nonsense', '1e5'], ['nonsense', '999999'], ['nonsense', '1.2.3']].slice(0, place === 'file://' ? 1 : 4)) {
      await go({ ...holds, number: own });
      if (await text(page, '.band-reader-result') || !await text(page, '.band-reader-number .question-error')) say(`${what} is no mistake: ${own}`);
      if (!/band-reader-field/.test(await focused(page))) say(`${what}: the focus is not at the field`);
    }
    for (const { range } of ranged(program).slice(0, place === 'file://' ? 1 : undefined)) {
      const value = Object.entries(range)[0];
      const own = Math.round((value[1] + ({ 'at-least': 0, above: 0.01, 'at-most': 0, below: -0.01 })[value[0]]) * 100) / 100;
      await go({ ...holds, number: own });
      (await marked(page, program, own)).forEach((complaint) => say(`${own}: ${complaint}`));
    }
    if (place !== 'file://') await cared({ page, address, program, refused, say });
    (await addressed(page, address)).forEach(say);
    (await kept(page)).forEach(say);
    await page.locator('.band-reader-field').first().press('1');
    if (await text(page, '.band-reader-result')) say('the result stays although the number has changed');
  }
}

/**
 * A number's care card is shown at once, even if questions are unanswered, unless the number has another meaning for
 * the reader.
 */
async function cared({ page, address, program, refused, say }) {
  const caring = program.bands.find(({ care, ranges }) => care && ranges[0]);
  if (!caring) return;
  const [[end, value]] = Object.entries(caring.ranges[0]);
  const own = value + ({ 'at-least': 0, above: 1, 'at-most': 0, below: -1 })[end];
  await visit(page, address, say);
  await page.fill('.band-reader-field', String(own));
  await page.locator('.band-reader-field').first().blur();
  const told = await text(page, '.band-reader-care');
  if (!told) say(`no care card as soon as ${own} is typed`);
  await submit(page, 'band-reader');
  if (told !== await text(page, '.band-reader-care')) say('the care card goes before anything is known');
  const elsewhere = program.refusals.find((refusal) => !refusal['keeps-care'] && refused[refusal.id]);
  if (!elsewhere) return;
  await answer(page, 'band-reader', refused[elsewhere.id]);
  await submit(page, 'band-reader');
  if (await text(page, '.band-reader-care')) say(`a care card for a number that means something else (${elsewhere.id})`);
}

/** The position and the text of the mark on the chart. */
async function marked(page, program, number) {
  const seen = await page.evaluate(() => {
    const flag = document.querySelector('.band-reader-result svg.band-reader-flag');
    const step = flag?.closest('.chart-scale-step');
    const figure = flag?.closest('.band-reader-figure');
    const box = (element) => element.getBoundingClientRect();
    const pole = flag && box(flag.querySelector('line'));
    // Texts that the flag of the mark covers.
    const crossed = flag && [...figure.querySelectorAll('p, .chart-scale-foot, .chart-scale-head')].filter((word) => !word.matches('.visually-hidden')).filter((word) => {
      const range = document.createRange();
      range.selectNodeContents(word);
      return [...range.getClientRects()].some((line) => [pole, box(flag.querySelector('rect'))].some((own) => line.left < own.right - 1 && line.right > own.left + 1 && line.top < own.bottom - 1 && line.bottom > own.top + 1));
    }).map((word) => word.textContent.trim());
    return flag && {
      bands: step.dataset.bands.split(' '), y: pole.top + pole.height / 2, from: box(step).top, to: box(step).bottom, crossed,
      words: figure.querySelector('.visually-hidden')?.textContent ?? '', title: document.querySelector('.band-reader-title').textContent, text: flag.textContent,
    };
  });
  if (!seen) return ['no mark'];
  const found = [];
  const shown = String(number).replace('-', '\u2212');
  if (!seen.text.includes(shown) || !seen.title.includes(shown) || !seen.words.includes(shown)) found.push(`the number is not told: ${seen.title} / ${seen.words} / ${seen.text}`);
  const top = (range) => range['at-most'] ?? range.below ?? Infinity;
  const at = ranged(program).sort((a, b) => top(b.range) - top(a.range))
    .find(({ range }) => !(number < range['at-least'] || number <= range.above || number > range['at-most'] || number >= range.below));
  if (!seen.bands.includes(at?.id)) found.push(`the mark is in ${seen.bands.join()}, not in ${at?.id}`);
  if (!(seen.y >= seen.from - 1.5 && seen.y <= seen.to + 1.5)) found.push(`the mark is at ${seen.y}, its step from ${seen.from} to ${seen.to}`);
  if (seen.crossed.length) found.push(`the mark crosses words: ${seen.crossed.join(', ')}`);
  return found;
}

/** Numbers as people and other programs write them. */
async function typed({ page, item, site, say }) {
  await visit(page, site.address(item), say);
  const { holds, number } = await known(page);
  const plain = String(number);
  const wide = plain.replace(/[\d.]/g, (sign) => String.fromCodePoint(sign.codePointAt(0) + 0xfee0));
  const ways = [plain, ` ${plain} `, wide, wide.replace('-', '－'), plain.replace('-', '−'), plain.replace('-', '–'), Number.isInteger(number) ? `${plain}.0` : plain, Number.isInteger(number) ? `${plain},0` : plain.replace('.', ','), Number.isInteger(number) ? plain : plain.replace('.', '。')];
  await answer(page, 'band-reader', { ...holds, number: plain });
  await submit(page, 'band-reader');
  const mark = () => page.evaluate(() => document.querySelector('.band-reader-result:not([hidden]) svg.band-reader-flag')?.getAttribute('y'));
  const right = await mark();
  for (const way of new Set(ways)) {
    await page.fill('.band-reader-field', way);
    await submit(page, 'band-reader');
    if (!right || await mark() !== right || !await text(page, '.band-reader-title')) say(`${JSON.stringify(way)} is read as ${await text(page, '.band-reader-title') || 'nothing'}`);
  }
  const sign = page.locator('.band-reader-sign').first();
  if (await sign.isVisible()) {
    await page.fill('.band-reader-field', '1.5');
    await sign.click();
    if (await page.inputValue('.band-reader-field') !== '−1.5') say(`the sign of 1.5 becomes ${await page.inputValue('.band-reader-field')}`);
    await sign.click();
    await submit(page, 'band-reader');
    if (await page.inputValue('.band-reader-field') !== '1.5' || !await text(page, '.band-reader-positive')) say('a number without its minus is taken for good');
  }
}

async function byKeyboard({ page, item, site, say }) {
  await visit(page, site.address(item), say);
  const { number } = await known(page);
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const where = await page.evaluate(() => ({
      inside: Boolean(document.activeElement.closest('.band-reader-form')), type: document.activeElement.type, number: document.activeElement.matches('.band-reader-field'),
    }));
    if (!where.inside) continue;
    if (where.type === 'radio') await page.keyboard.press('Space');
    if (where.type === 'text') await page.keyboard.type(where.number ? String(number) : '67');
    if (where.number) {
      await page.keyboard.press('Enter');
      break;
    }
  }
  if (!await text(page, '.band-reader-result')) return say('no result');
  if (!/^H\d|heading/i.test(await focused(page))) say(`the result does not have the focus: ${await focused(page)}`);
}

async function looks({ page, name, item, site, say }) {
  const inspect = name === 'in the dark' ? colours : look;
  await visit(page, site.address(item), say);
  (await inspect(page, 'band-reader')).forEach((complaint) => say(`the questions: ${complaint}`));
  const { holds, refused, undecided, number } = await known(page);
  const results = inspect === colours ? { holds } : { holds, refused: Object.values(refused)[0], undecided };
  for (const [kind, reader] of Object.entries(results)) {
    if (!reader) continue;
    await visit(page, site.address(item), say);
    await answer(page, 'band-reader', { ...reader, number });
    await submit(page, 'band-reader');
    (await inspect(page, 'band-reader')).forEach((complaint) => say(`the result (${kind}): ${complaint}`));
  }
}

async function forced({ page, item, site, say }) {
  await withHelp(page, site.address(item));
  const { holds, number } = await known(page);
  await answer(page, 'band-reader', { ...holds, number });
  await submit(page, 'band-reader');
  const ratios = await page.evaluate(() => [...document.querySelectorAll('.band-reader-result svg.band-reader-flag > rect')]
    .map((shape) => [shape.localName, gate.contrast(gate.paint(shape, 'fill'), gate.backgrounds(shape.closest('svg'))[0])]));
  for (const [shape, ratio] of ratios) if (ratio < 3) say(`${shape} of the mark: contrast ${ratio.toFixed(1)}:1 in forced colours`);
  if (!ratios.length) say('no mark in forced colours');
}

async function onPaper({ page, item, site, folder, say }) {
  await page.addInitScript(() => { window.print = () => {}; });
  await visit(page, site.address(item), say);
  const { holds, number } = await known(page);
  await answer(page, 'band-reader', { ...holds, number });
  await submit(page, 'band-reader');
  const words = await text(page, '.band-reader-title');
  const question = await page.evaluate(() => document.querySelector('.band-reader-form [type=submit]').textContent);
  await page.locator('.band-reader-print').first().click();
  const file = join(folder, 'paper.pdf');
  await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
  const paper = (await run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'])).stdout.replace(/\s+/g, '');
  if (!words || !paper.includes(words.replace(/\s+/g, ''))) say(`is not on paper: ${words}`);
  if (paper.includes(question.replace(/\s+/g, ''))) say('paper has the questions');
}

async function bare({ page, item, site, say }) {
  await page.goto(site.address(item));
  (await dead(page, 'band-reader')).forEach(say);
  // The full table is folded; find-in-page unfolds it.
  await page.locator('.band-reader summary').evaluateAll((all) => all.forEach((summary) => { summary.parentElement.open = summary.checkVisibility(); }));
  if (!await page.locator('.band-reader table:visible').count() || !await page.locator('.band-reader svg:visible').count()) say('no table without a script, or no chart');
  const { refusals, bands } = await page.evaluate(() => JSON.parse(document.querySelector('.band-reader-program').textContent));
  for (const { id, care } of bands) if (care && !await text(page, `.band-care [data-care="${id}"]`)) say(`a care card is lost: ${id}`);
  for (const { id } of refusals) if (!await text(page, `[data-refusal="${id}"]`)) say(`a reason is lost: ${id}`);
}

const inFirefox = (site, items) => eachInFirefox(site, items, async (page, say) => {
  const { holds, number, program } = await known(page);
  for (const [id, value] of Object.entries({ ':sex': holds.sex, ':age': holds.age, ...holds.answers })) {
    const field = `.band-reader [data-question="${id}"]`;
    if (value === undefined || !await page.$(field)) continue;
    if (typeof value === 'number') await page.type(`${field} [type=text]`, String(value));
    else await page.click(`${field} input[value="${value}"]`);
  }
  await page.type('.band-reader-field', String(number).replace('-', '−'));
  await page.click('.band-reader-form [type=submit]');
  await settled(page);
  (await marked(page, program, number)).forEach(say);
  const seen = await page.evaluate(() => [document.activeElement.className, document.documentElement.scrollWidth - document.documentElement.clientWidth, localStorage.length]);
  if (!/band-reader-title/.test(seen[0])) say(`the result does not have the focus: ${seen[0]}`);
  if (seen[1] > 0) say(`${seen[1]} px to scroll sideways`);
  if (seen[2]) say('keeps something in the browser');
});
