// A validated scale: the script computes the same decimals as the program; readers for whom it was not validated get no
// number; the number is always shown with its limits. As readers use it: by keyboard, from a disk, in both engines,
// without a script.
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { ROUNDINGS, inputs, scaled } from '../lib/scale.mjs';
import { REPOSITORY } from '../lib/sites.mjs';
import { AS_READERS, colours, dead, eachInFirefox, focused, kept, look, pagesWith, submit, text, visit, visitAll } from '../lib/tools.mjs';

export const title = 'scale: decimals as in the program, no number for others, none without its limits, by keyboard, from a disk';

export const broken = {
  'scale.html': [/rounding none: to .* instead of/, /nearest: to .* instead of/, /truncate: to .* instead of/, /truncate-each-term: to .* instead of/,
    /a control without its script/, /nothing about .scale-population/, /no formula with each input/, /no row of a cut-off is complete/, /no source is named/,
    /without an answer: there is a result/, /\bno: there is a result/, /unsure: it is not said why/, /500: no message at the field/, /does not have the focus/,
    /a hyphen for a minus/, /does not say what its cut-off means/, /does not say what it cannot tell/, /does not show what was computed/, /no diagnosis/,
    /is still there though a number is another/, /still filled in/, /an id stands twice/, /keeps something in the browser/, /a request after loading/,
    /answers in the address/, /a gauge/, /looks other than/, /axe: /, /a target of \d+ px/, /never reached with the keyboard/, /Firefox.*no result with the focus/],
};

// The project that the broken page claims to belong to.
const BROKEN_ROOT = join(REPOSITORY, 'tests', 'projects', 'scale');

export async function check(site, browser, tell = () => {}) {
  const items = await pagesWith(site, 'scale');
  const asked = [
    ['vectors', {}, vectors], ['used', AS_READERS, used], ['by keyboard', AS_READERS, byKeyboard],
    ['at 320 px', { viewport: { width: 320, height: 640 } }, looks], ['in the dark', { colorScheme: 'dark' }, looks], ['without JavaScript', { javaScriptEnabled: false }, bare],
  ];
  return visitAll({ site, browser, items, tell }, asked, inFirefox);
}

const told = new Set();
const programOf = (page) => page.evaluate(() => {
  const read = (name) => JSON.parse(document.querySelector(`.${name}-program`).textContent);
  return { program: read('scale'), questionnaire: read('questionnaire').id };
});

/**
 * For each kind of rounding, all pairs of whole numbers and many other inputs: the script and the program give the same
 * results.
 */
async function vectors({ page, item, site, say, tell }) {
  await page.goto(site.address(item));
  const { program, questionnaire } = await programOf(page);
  if (told.has(`${site.name}/${questionnaire}`)) return;
  told.add(`${site.name}/${questionnaire}`);
  const { whole, more } = inputs(program);
  const list = [...whole, ...more];
  const right = await scaled(site.root ?? BROKEN_ROOT, questionnaire, list);
  for (const rounding of ROUNDINGS) {
    const said = await page.evaluate(([own, all]) => all.map((given) => osteon.scale(own, given)), [{ ...program, rounding }, list]);
    const wrong = list.map((given, at) => at).filter((at) => !isDeepStrictEqual(right[rounding][at], said[at]));
    for (const at of wrong.slice(0, 2)) say(`rounding ${rounding}: to ${JSON.stringify(list[at])} the script says ${JSON.stringify(said[at])} instead of ${JSON.stringify(right[rounding][at])}`);
    if (wrong.length > 2) say(`rounding ${rounding}: and ${wrong.length - 2} more`);
  }
  const moved = whole.filter((given, at) => new Set(ROUNDINGS.map((rounding) => right[rounding][at]['cut-off'])).size > 1);
  tell(`${item}: ${program.id}: ${ROUNDINGS.length} roundings of ${list.length} inputs; by rounding, ${moved.length} of ${whole.length} pairs of whole numbers change their cut-off`);
}

const fill = async (page, given) => {
  for (const [id, value] of Object.entries(given)) await page.locator(`.scale [data-input="${id}"] input`).first().fill(value);
};
const choose = (page, value) => page.locator(`.scale [data-question=":who"] input[value="${value}"]`).first().check();
const results = (page) => text(page, '.scale-result');

/** Inputs with a negative value that is truncated, if the scale truncates; and inputs for each cut-off. */
const examples = async (page) => {
  const { program } = await programOf(page);
  const { whole } = inputs(program);
  const known = await page.evaluate(([own, all]) => all.map((given) => [given, osteon.scale(own, given), osteon.scale({ ...own, rounding: 'none' }, given).value]), [program, whole]);
  const of = (id) => known.find(([, result]) => result['cut-off'] === id)?.[0];
  const negative = known.filter(([, { value }]) => /^-/.test(value));
  const below = negative.find(([, { value }, raw]) => raw !== value) ?? negative[0];
  return { program, below: below?.[0], value: below?.[1].value, raw: below?.[2], cutOff: below?.[1]['cut-off'], each: program['cut-offs'].map(({ id }) => of(id)).filter(Boolean) };
};

/** As readers use it, on a host and on a disk. */
async function used({ page, item, site, say: tellIt }) {
  for (const place of ['a root', 'file://']) {
    const say = (what) => tellIt(`${place}: ${what}`);
    const address = site.places[place] + item.path;
    await visit(page, address, say);
    const { program, below, value, raw, cutOff, each } = await examples(page);
    if (!below) { say('no whole numbers come to less than 0: this gate needs some'); continue; }

    await submit(page, 'scale');
    if (await results(page)) say('without an answer: there is a result');
    if (!/^input/.test(await focused(page))) say(`without an answer: the question does not have the focus, but ${await focused(page)}`);
    await fill(page, below);
    for (const answer of ['no', 'unsure']) {
      await choose(page, answer);
      if (!await text(page, '.scale [role=status]')) say(`${answer}: it is not said why there is no number`);
      if (await page.locator('.scale-form [type=submit]').first().isVisible()) await submit(page, 'scale');
      else await page.locator('.scale [data-question=":who"] :checked').press('Enter');
      if (await results(page)) say(`${answer}: there is a result`);
    }
    await choose(page, 'yes');
    if (await text(page, '.scale [role=status]')) say('yes: it is said that there is no number');
    const [first] = program.inputs;
    for (const bad of ['', 'x', '500']) {
      await fill(page, { ...below, [first.id]: bad });
      await submit(page, 'scale');
      const field = page.locator(`.scale [data-input="${first.id}"] input`).first();
      if (await results(page)) say(`${bad}: there is a result`);
      if (!await field.evaluate((own) => own === document.activeElement && own.getAttribute('aria-invalid') === 'true'
        && (own.getAttribute('aria-describedby') ?? '').split(' ').some((id) => document.getElementById(id)?.innerText))) say(`${bad}: no message at the field, or the field does not have the focus`);
    }

    // Full-width digits are accepted as digits.
    const wide = Object.fromEntries(Object.entries(below).map(([id, digits]) => [id, digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))]));
    await fill(page, wide);
    await submit(page, 'scale');
    const shown = await results(page);
    if (!/\(heading\)|^h[1-6]/.test(await focused(page)) || !(await page.evaluate(() => document.activeElement.textContent)).trim()) say(`the result: its heading does not have the focus, but ${await focused(page)}`);
    if (/-\d/.test(shown)) say(`the result: a hyphen for a minus: ${shown.match(/\S*-\d\S*/)[0]}`);
    if (!shown.includes(value.replace('-', '\u2212'))) say(`the result: not the value ${value}`);
    const row = await page.evaluate((at) => [...[...document.querySelectorAll('.scale tbody')].pop().rows[at].cells].map((cell) => cell.innerText.trim()), program['cut-offs'].findIndex(({ id }) => id === cutOff));
    if (!shown.includes(row[0])) say(`the result: does not name its cut-off, ${row[0]}`);
    if (!row[2] || !shown.includes(row[2])) say('the result: does not say what its cut-off means');
    const squeeze = (words) => words.replace(/\s+/g, '');
    for (const [part, what] of [['.scale-limits', 'does not say what it cannot tell'], ['.scale-formula ~ p', 'does not say how it is rounded']]) {
      const words = await page.locator(part).first().innerText().catch(() => '');
      if (!words || !squeeze(shown).includes(squeeze(words))) say(`the result: ${what}`);
    }
    if (!program.inputs.every(({ id }) => shown.includes(`× ${below[id]}`)) || !shown.includes(`= ${raw.replace('-', '\u2212')}`)) say('the result: does not show what was computed');
    if (!/診斷|diagnosis/.test(shown)) say('the result: does not say that it is no diagnosis');
    if (!await page.locator('.scale-result .citation a').count()) say('the result: names no source');
    if (await page.locator('.scale :is(svg, meter, progress, canvas, img, [role=meter], [role=progressbar])').count()) say('the result: a gauge');
    const twice = await page.evaluate(() => { const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id); return ids.find((id, at) => ids.indexOf(id) < at); });
    if (twice) say(`an id stands twice: ${twice}`);
    // The result has the same appearance for every value.
    const paints = [];
    for (const given of each) {
      await fill(page, given);
      if (await results(page)) say('the result is still there though a number is another');
      await submit(page, 'scale');
      paints.push(await page.evaluate(() => [...document.querySelectorAll('.scale-result, .scale-result *')].map((own) => {
        const { color, backgroundColor, borderColor } = getComputedStyle(own);
        return `${color}${backgroundColor}${borderColor}`;
      }).filter((paint, at, all) => all.indexOf(paint) === at).sort().join()));
    }
    if (new Set(paints).size > 1) say('one cut-off looks other than another');

    if (page.url() !== address || await page.evaluate(() => JSON.stringify(history.state) !== 'null' && /\d{2}/.test(JSON.stringify(history.state)))) say('answers in the address or the history');
    (await kept(page)).forEach(say);
    const left = () => page.evaluate(() => [...document.querySelectorAll('.scale input')].some((input) => (input.type === 'text' ? input.value : input.checked)));
    await page.locator('.scale-clear').click();
    if (await left() || await results(page)) say('cleared: still filled in, or with a result');
    if (!/legend|label/.test(await focused(page))) say(`cleared: the question does not have the focus, but ${await focused(page)}`);
    await choose(page, 'yes');
    await fill(page, below);
    page.removeAllListeners('request');
    await page.reload({ waitUntil: 'load' });
    if (await left()) say('reloaded: still filled in');
  }
}

/** From the question to the result and back with only the keyboard. */
async function byKeyboard({ page, item, site, say }) {
  await visit(page, site.address(item), say);
  const { below, program } = await examples(page);
  if (!below) return;
  const at = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
  const reach = async (selector) => {
    for (let i = 0; i < 200; i += 1) {
      if (await at(selector)) return true;
      await page.keyboard.press('Tab');
    }
    say(`${selector} is never reached with the keyboard`);
    return false;
  };
  if (!await reach('.scale [data-question=":who"] input')) return;
  await page.keyboard.press('Space');
  for (const { id } of program.inputs) {
    if (!await reach(`.scale [data-input="${id}"] input`)) return;
    await page.keyboard.type(below[id]);
  }
  await page.keyboard.press('Enter');
  if (!await results(page) || !/\(heading\)|^h[1-6]/.test(await focused(page))) say('Enter in the last field: no result with the focus');
  await page.keyboard.press('Shift+Tab');
  if (!await at('.scale-clear')) say(`back from the result: not at the way to clear, but at ${await focused(page)}`);
  await page.keyboard.press('Enter');
  if (await results(page)) say('cleared by keyboard: there is a result');
}

/** The appearance of each stage. */
async function looks({ page, name, item, site, say }) {
  const inspect = name === 'in the dark' ? colours : look;
  await visit(page, site.address(item), say);
  const { below } = await examples(page);
  const stage = async (name) => (await inspect(page, 'scale')).forEach((complaint) => say(`${name}: ${complaint}`));
  await stage('empty');
  await submit(page, 'scale');
  await stage('with messages');
  await choose(page, 'no');
  await stage('for nobody');
  await choose(page, 'yes');
  await fill(page, below ?? {});
  await submit(page, 'scale');
  await stage('with a result');
}

/** Without a script, all information about the scale is there, and no element that only a script can use. */
async function bare({ page, item, site, say }) {
  await page.goto(site.address(item));
  (await dead(page, 'scale')).forEach(say);
  const missing = await page.evaluate(() => {
    const [root] = document.querySelectorAll('.scale');
    const words = (selector, from = root) => [...from.querySelectorAll(selector)].filter((own) => own.checkVisibility()).map((own) => own.innerText.trim()).filter(Boolean);
    const program = JSON.parse(root.querySelector('.scale-program').textContent);
    const found = ['.scale-heading', '.scale-population', '.scale-limits', '.scale-formula', '.scale-formula + p'].filter((part) => !words(part).length).map((part) => `nothing about ${part}`);
    if (words('dl > dd').length < 2) found.push('nothing about sensitivity and specificity');
    const formula = words('.scale-formula').join();
    if (formula.split('×').length !== program.inputs.length + 1 || program.inputs.some(({ weight }) => !formula.includes(weight.replace('-', '')))) found.push('no formula with each input');
    const rows = [...[...root.querySelectorAll('tbody')].pop()?.rows ?? []];
    if (rows.length !== program['cut-offs'].length || rows.some((row) => words('th, td', row).length !== 3)) found.push('no row of a cut-off is complete, or one is missing');
    if (!root.querySelector('.citation a')?.checkVisibility()) found.push('no source is named');
    if (root.closest('.questionnaire')) found.push('it is mixed with the items');
    return found;
  });
  missing.forEach(say);
}

/** Firefox: enter a number, see the result, clear it. */
const inFirefox = (site, items) => eachInFirefox(site, items, async (page, say) => {
  const { below, value } = await examples(page);
  const type = async (id, digits) => { await page.focus(`.scale [data-input="${id}"] input`); await page.keyboard.type(digits); };
  await page.focus('.scale [data-question=":who"] input');
  await page.keyboard.press(' ');
  for (const [id, digits] of Object.entries(below)) await type(id, digits);
  await page.keyboard.press('Enter');
  const seen = await page.evaluate(() => ({ focus: document.activeElement.innerText, result: document.querySelector('.scale-result').innerText }));
  if (!seen.focus.includes(value.replace('-', '\u2212')) || !seen.result.includes(seen.focus.trim())) say('no result with the focus');
  await page.click('.scale-clear');
  if (await page.evaluate(() => document.querySelector('.scale-result').checkVisibility())) say('cleared: there is a result');
});
