// Shared by the gates of planner, band reader and scale: finds the tool, records what its page logs, answers questions,
// inspects the result.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { help, settle } from './browser.mjs';
import { open, settled, withFirefox } from './firefox.mjs';

/**
 * Options of a page with the strict policy that readers get, at half past midnight in Taiwan, when it is still the day
 * before in UTC.
 */
export const AS_READERS = { bypassCSP: false, timezoneId: 'Asia/Taipei', viewport: { width: 360, height: 740 }, acceptDownloads: true };

/** The pages of a site with this tool. */
export async function pagesWith(site, name) {
  const texts = await Promise.all(site.pages.map((item) => readFile(join(site.folder, item.path), 'utf8')));
  return site.pages.filter((item, at) => texts[at].includes(`class="${name}-program"`));
}

/**
 * Visits each page of `items` once for every entry of `asked`, `[name, options of the page, visits]`, and once in Firefox.
 * Returns the complaints. Runs in parallel, because most of the time is spent waiting.
 */
export async function visitAll({ site, browser, items, folder, tell }, asked, inFirefox) {
  const told = await Promise.all([...asked.map(([name, options, visits]) => browser.each(items, options, async (page, item) => {
    const complaints = [];
    const say = (what) => complaints.push(`${item} [${name}]: ${what}`);
    await visits({ page, item, site, folder, name, say, tell }).catch((error) => say(`broke off: ${error.message.split('\n')[0]}`));
    return complaints;
  })), items.length ? inFirefox(site, items) : []]);
  return told.flat();
}

/** Opens a page on that day. Reports errors, and every request after loading. */
export async function visit(page, address, say, day) {
  page.removeAllListeners();
  if (day) await page.clock.setFixedTime(new Date(`${day}T00:30:00+08:00`));
  page.on('console', (message) => { if (/error|warning/.test(message.type()) && !/favicon/.test(message.location().url)) say(`console ${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => say(`page error: ${error.message}`));
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'load' });
  await settle(page);
  page.on('request', (request) => { if (!/^(blob|data):|\/favicon\.svg$/.test(request.url())) say(`a request after loading: ${request.url()}`); });
}

/** Enters answers into the fields of a tool: `{sex, age, answers, number}`, of which each may be missing. */
export async function answer(page, name, { sex, age, answers = {}, number }) {
  const fields = { ':sex': sex, ':age': age, ...answers };
  for (const [id, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const field = page.locator(`.${name} [data-question="${id}"]`).first();
    if (typeof value === 'number' || id === ':age') await field.locator('[type=text]').fill(String(value));
    else await field.locator(`input[value="${value}"]`).check();
  }
  if (number !== undefined) await page.locator(`.${name}-field`).first().fill(String(number));
}

/**
 * Enters answers and submits them like `answer` and `submit`, but in one call: it changes the fields and fires their
 * events. For long series of readers, because a real click costs as much as ten of these; `answer` tests the real ones.
 */
export const enter = (page, name, reader) => page.evaluate(([tool, { sex, age, answers = {}, number }]) => {
  const root = document.querySelector(`.${tool}`);
  const type = (field, value) => {
    field.value = String(value);
    for (const kind of ['input', 'change', 'blur']) field.dispatchEvent(new Event(kind, { bubbles: kind !== 'blur' }));
  };
  for (const [id, value] of Object.entries({ ':sex': sex, ':age': age, ...answers })) {
    if (value === undefined || value === null) continue;
    const field = root.querySelector(`[data-question="${id}"]`);
    if (typeof value === 'number' || id === ':age') type(field.querySelector('[type=text]'), value);
    else field.querySelector(`input[value="${value}"]`).click();
  }
  if (number !== undefined && number !== null) type(root.querySelector(`.${tool}-field`), number);
  root.querySelector(`.${tool}-form [type=submit]`).click();
}, [name, reader]);

export const submit = (page, name) => page.locator(`.${name}-form [type=submit]`).first().click();

/** What a page has stored; it may store nothing. */
export async function kept(page) {
  const found = await page.evaluate(async () => {
    const store = (name) => { try { return Object.keys(window[name]); } catch { return []; } };
    const databases = await indexedDB.databases?.().catch(() => []) ?? [];
    // The tab may store typed answers until it is closed; the page says so.
    return [...store('localStorage'), ...store('sessionStorage').filter((name) => !name.startsWith('osteon:')), ...document.cookie.split('; ').filter(Boolean), ...databases.map(({ name }) => name)];
  });
  return found.map((name) => `keeps something in the browser: ${name}`);
}

/** Answers that are visible in the address or in the history. */
export async function addressed(page, address) {
  const [now, state] = await page.evaluate(() => [location.href, JSON.stringify(history.state)]);
  return now !== address || /yes|no"|male|unsure|\d\d/.test(state) ? [`answers in the address or the history: ${now} ${state}`] : [];
}

/** axe-core that reports only violations: it spends most of its time on finding a selector for each passed element. */
export const axeBuilder = (page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
const axe = (page, name) => axeBuilder(page).include(`.${name}`);
const violated = ({ violations }) => violations.map((rule) => `axe: ${rule.id} (${rule.help}): ${rule.nodes[0].target.join(' ')}`);

/** Problems of the tool's colours in its current state. Nothing else that axe-core checks depends on dark or light mode. */
export const colours = async (page, name) => violated(await axe(page, name).withRules(['color-contrast']).analyze());

/** Problems of the tool in its current state: found by axe-core, in its width, in the size of targets. */
export async function look(page, name) {
  const found = violated(await axe(page, name).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze());
  await help(page);
  found.push(...await page.evaluate((tool) => {
    const own = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) own.push(`${wide} px to scroll sideways at ${innerWidth} px`);
    for (const target of document.querySelectorAll(`.${tool} :is(button, input, label:has(input))`)) {
      // The target of a radio button is its label; of a label that contains a field, the field.
      const touched = target.matches('label') ? target.querySelector('[type=text]') ?? target : target.matches('[type=radio], [type=checkbox]') ? target.closest('label') ?? target : target;
      const box = touched.getBoundingClientRect();
      if (target.checkVisibility({ visibilityProperty: true }) && box.height < 44) own.push(`a target of ${Math.round(box.height)} px: ${target.className || target.type}`);
    }
    return [...own, ...gate.lineStarts(document.querySelector(`.${tool}`))];
  }, name));
  return found;
}

/** Elements of the tool that are visible without a script; controls must not be among them. */
export function dead(page, name) {
  return page.evaluate((tool) => [...document.querySelectorAll(`.${tool} :is(button, input, select)`)]
    .filter((control) => control.checkVisibility({ visibilityProperty: true })).map((control) => `a control without its script: ${control.className || control.type}`), name);
}

/** The text of the first visible element, trimmed. */
export const text = (page, selector) => page.evaluate((wanted) => [...document.querySelectorAll(wanted)]
  .filter((element) => element.checkVisibility()).map((element) => element.innerText.trim()).join('\n'), selector);

/** The focused element. */
export const focused = (page) => page.evaluate(() => {
  const { className, role, tagName } = document.activeElement;
  return `${tagName.toLowerCase()}.${className}${role ? ` (${role})` : ''}`;
});

/**
 * Calls `act(page, say)` in Firefox for each of these items: on a host and on a disk, at the width of a phone. Returns
 * the complaints, with those of the page's console.
 */
export const eachInFirefox = (site, items, act) => withFirefox(async (browser) => {
  const found = [];
  for (const place of ['a root', 'file://']) {
    const { page, complaints, close } = await open(browser, { width: 360, height: 740 });
    for (const item of items) {
      const say = (what) => found.push(`${item} [Firefox, ${place}]: ${what}`);
      try {
        await page.goto(site.places[place] + item.path, { waitUntil: 'load' });
        await settled(page);
        await act(page, say);
      } catch (error) {
        say(`the gate broke off: ${error.message.split('\n')[0]}`);
      }
      complaints(site.places[place]).forEach(say);
    }
    await close();
  }
  return found;
});
