// Search: the page's script finds the same as `osteon search`; it works by keyboard alone, announces results, runs from
// a disk, in both engines, and is hidden without a script; limits on what a query loads; nothing is sent.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { open, withFirefox } from '../lib/firefox.mjs';
import { PROGRAM, REPOSITORY, open as openSite } from '../lib/sites.mjs';

export const title = 'search: as osteon search, by keyboard, announced, from a disk, in both engines, without a script';
const run = promisify(execFile);

export const broken = {
  'search.html': [/finds nothing/, /is not announced/, /the index without a script/, /no suggestion/, /instead of what osteon search finds/],
};

// Han words of different lengths, variants, Simplified, full-width, words with errors, a question, several words, one
// character, a long question, and a query without results.
const QUERIES = ['骨鬆', '跌倒怎麼辦', '臺灣', '骨质疏松', 'ＤＸＡ', 'calcum', '停經後骨頭會變差嗎', '鈣 牛奶', '骨', 'T值', '1000', '維生素d', 'pressure', 'osteoporos', '肌少症是什麼', '什麼是DXA', 'DXA檢查是什麼意思', '齡、疾', '什麼 怎麼[1, 2]',
  '我媽媽今年六十五歲停經後要不要去醫院做骨密度檢查'];
const NOTHING = '纂纛';
// Maximum bytes (brotli) of the guide's index, which is one file.
const MOST_BYTES = 66 * 1024;

export async function check(site, browser, tell = () => {}) {
  const items = site.pages.filter(({ path }) => /(^|\/)search(\.html|\/index\.html)$/.test(path) || site.only);
  if (!items.length) return [`${site.name}: no search page`];
  const queries = site.root && site.thorough ? QUERIES : QUERIES.slice(0, 2);
  // A broken page never announces anything, so do not wait long for it.
  const patience = site.only ? 300 : 4000;
  const found = [];
  const visits = Object.entries(site.places).map(([place, address]) => browser.each(items, { bypassCSP: false, viewport: { width: 360, height: 740 } }, async (page, item) => {
    const complaints = [];
    const say = (what) => complaints.push(`${item} [${place}]: ${what}`);
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => say(`page error: ${error.message}`));
    page.on('console', (message) => { if (/^(error|warning)$/.test(message.type())) say(`console: ${message.text()}`); });
    await page.goto(address + item.path, { waitUntil: 'load' });
    if (place === 'a root') await all({ page, item, site, queries, say, tell, requests, patience });
    else await used(page, queries[0], say, patience);
    if (requests.some((url) => /[?&]q=|%[0-9A-F]{2}.*search\//i.test(url))) say('the query is sent');
    if (requests.some((url) => !url.startsWith(address))) say('a request to elsewhere');
    return complaints;
  }));
  const bare = browser.each(items, { javaScriptEnabled: false }, async (page, item) => {
    await page.goto(site.address(item));
    const seen = await page.evaluate(() => ({
      links: document.querySelectorAll('.search-index details li a[href]').length,
      groups: document.querySelectorAll('.search-index summary').length,
      field: document.querySelector('.search-form-field')?.checkVisibility() ?? false,
    }));
    if (!seen.links || !seen.groups) return [`${item}: the index without a script has ${seen.links} links in ${seen.groups} groups`];
    return seen.field ? [`${item}: a field that does nothing without a script`] : [];
  });
  found.push(...(await Promise.all([...visits, bare])).flat());
  if (site.thorough) found.push(...await inFirefox(site, items[0], patience));
  if (site.root === REPOSITORY) {
    found.push(...await ofManyPages(browser, patience, 70, QUERIES.slice(-8)));
    // On more than 1,000 pages, only some of a long question's keys are looked up.
    found.push(...await ofManyPages(browser, patience, 1001, QUERIES.slice(-1)));
  }
  return found;
}

/** A site with more pages than the one file of a small index holds: its keys are in several files. */
async function ofManyPages(browser, patience, pages, queries) {
  const root = await mkdtemp(join(tmpdir(), 'osteon-search-'));
  const sections = join(root, 'content', 'sections');
  await mkdir(sections, { recursive: true });
  await writeFile(join(root, 'content', 'guide.toml'), 'title = "指南"\ndescription = "試驗。"\nlanguage = "zh-Hant-TW"\n[publisher]\nname = "出版者"\n');
  const others = pages > 1000 ? [] : QUERIES;
  const long = QUERIES.at(-1);
  // Every page has another part of the long question, so that the results depend on which of its keys are looked up.
  const text = (number) => [...others.filter((_, at) => (number >> at % 7) & 1), long.slice(number % 23, number % 23 + 2 + number % 5)].join('。\n\n');
  for (let number = 0; number < pages; number += 1) await writeFile(join(sections, `p${number}.md`), `+++\ntitle = "第${number}頁"\n+++\n\n## ${others[number % QUERIES.length] ?? '標題'}\n\n${text(number)}。\n`);
  const folder = join(root, 'public');
  await run(PROGRAM[0], [...PROGRAM.slice(1), 'build', '--no-sync', '--quiet', '--root', root, '--output', folder]);
  const site = await openSite(`${pages} pages`, folder, root);
  const found = await browser.each(site.pages.filter(({ path }) => path === 'search.html'), { bypassCSP: false }, async (page, item) => {
    const complaints = [];
    await page.goto(site.address(item), { waitUntil: 'load' });
    for (const query of queries) {
      const [shown, right] = [await used(page, query, (what) => complaints.push(`${item}: ${what}`), patience), await program(site, query)];
      if (!right.length || JSON.stringify(shown) !== JSON.stringify(right)) complaints.push(`${item}: 「${query}」: ${JSON.stringify(shown).slice(0, 300)} instead of what osteon search finds: ${JSON.stringify(right).slice(0, 300)}`);
    }
    return complaints;
  });
  site.close();
  await rm(root, { recursive: true });
  return found.flat();
}

/**
 * Waits until the page announces a query; returns whether it did. The two browser drivers have no common function for
 * this.
 */
async function announced(page, query, patience) {
  for (const end = Date.now() + patience; ;) {
    if (await page.evaluate((typed) => document.querySelector('[role=status]')?.textContent.includes(typed) ?? false, query)) return true;
    if (Date.now() > end) return false;
    await new Promise((go) => { setTimeout(go, 50); });
  }
}

/** Types a query as a reader does, and waits for the announcement. */
async function ask(page, query, patience) {
  await page.focus('.search-form-field');
  await page.evaluate(() => document.querySelector('.search-form-field').select());
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  await announced(page, query, patience);
  return page.evaluate(() => {
    const marked = (parent) => [...parent.childNodes].map((node) => (node.nodeName === 'MARK' ? `[${node.textContent}]` : node.textContent)).join('');
    return {
      said: document.querySelector('[role=status]')?.textContent ?? '',
      suggested: document.querySelectorAll('.search-results-list > ul a').length,
      pages: [...document.querySelectorAll('.search-results-list > ol > li')].map((item) => [...item.querySelectorAll('p')].map((line) => {
        const link = line.querySelector('a');
        return link ? [decodeURIComponent(link.getAttribute('href')), marked(link)] : [marked(line)];
      })),
    };
  });
}

async function used(page, query, say, patience) {
  const { said, pages } = await ask(page, query, patience);
  if (!said.includes(query)) say(`「${query}」: what is found is not announced`);
  return pages;
}

async function all({ page, item, site, queries, say, tell, requests, patience }) {
  let most = 0;
  const answers = await Promise.all(queries.map((query) => program(site, query)));
  for (const [at, query] of queries.entries()) {
    requests.length = 0;
    const [pages, right] = [await used(page, query, say, patience), answers[at]];
    const loaded = await Promise.all([...new Set(requests.map((url) => /assets\/search\/[^?]+/.exec(url)?.[0]).filter((file) => file))]
      .map(async (file) => brotliCompressSync(await readFile(join(site.folder, file))).length));
    most = Math.max(most, loaded.reduce((one, other) => one + other, 0));
    if (right.length && !pages.length) say(`「${query}」: finds nothing`);
    if (JSON.stringify(pages) !== JSON.stringify(right)) say(`「${query}」: ${JSON.stringify(pages).slice(0, 300)} instead of what osteon search finds: ${JSON.stringify(right).slice(0, 300)}`);
  }
  if (most > MOST_BYTES) say(`a query loads ${most} bytes of the index, more than ${MOST_BYTES}`);
  tell(`${site.name}: a query loads ${most} bytes of the index at most`);
  const none = await ask(page, NOTHING, patience);
  if (site.thorough && !none.suggested) say('no suggestion where nothing is found');
  // A broken page has no earlier query to go back to.
  if (site.only) return;
  // Back to the earlier query, and on to a result by keyboard.
  await page.evaluate(() => history.back());
  const asked = queries.at(-1);
  if (!await announced(page, asked, patience)) say('going back does not search again');
  await used(page, queries[0], say, patience);
  if (!await page.evaluate((typed) => decodeURIComponent(location.hash) === `#q=${typed}` && document.title.includes(typed), queries[0])) say('the address and the title do not name the query');
  if (!answers[0].length) return;
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Tab');
  if (!await page.evaluate(() => document.activeElement?.closest('.search-results-list'))) {
    say('the first result is not two tabs behind the field');
    return;
  }
  await Promise.all([page.waitForNavigation({ timeout: patience }).catch(() => say('a result leads nowhere')), page.keyboard.press('Enter')]);
  if (page.url().includes(`/${item.path}`)) say('a result leads nowhere');
}

/** The results of `osteon search`, in the form in which the page shows them. */
async function program(site, query) {
  const words = ['search', query, '--json', '--quiet', '--root', site.root ?? REPOSITORY];
  const [name, ...before] = PROGRAM;
  const { stdout } = await run(name, [...before, ...words], { maxBuffer: 1 << 26 });
  const text = (parts) => parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join('');
  const below = (address) => (site.pages.some(({ path }) => path === 'search/index.html') ? '../' : '') + address;
  return JSON.parse(stdout).pages.map(({ address, title: named, passages }) => [[below(address), text(named)], ...passages.flatMap((passage) => [
    ...passage.name.length ? [[below(passage.address), text(passage.name)]] : [],
    ...passage.excerpt.length ? [[text(passage.excerpt)]] : [],
  ])]);
}

async function inFirefox(site, item, patience) {
  return withFirefox(async (browser) => {
    const found = [];
    for (const [place, address] of Object.entries(site.places)) {
      const { page, complaints, close } = await open(browser, { width: 360, height: 740 });
      await page.goto(address + item.path, { waitUntil: 'load' });
      const { said, pages } = await ask(page, QUERIES[0], patience);
      if (!said.includes(QUERIES[0]) || site.root && !pages.length) found.push(`${item} [${place}]: Firefox: finds nothing, or does not say so`);
      found.push(...complaints(address).map((what) => `${item} [${place}]: Firefox: ${what}`));
      await close();
    }
    return found;
  });
}
