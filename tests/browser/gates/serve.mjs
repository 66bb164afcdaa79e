// The preview: a saved change appears in the open page, which keeps its scroll position and focus; an error is listed
// above the last good page, and disappears when it is fixed; a tool keeps its answers; a text shows its position in the
// source file.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settle } from '../lib/browser.mjs';
import { PROGRAM } from '../lib/sites.mjs';

export const title = 'preview: saves appear at once and in place, mistakes are listed and go, answers stay, texts lead to their line';

export const broken = {
  'serve.html': [/a save does not appear/, /a changed title does not appear/, /the page was loaded anew/, /the place in the page is lost/, /the focus is lost/, /a mistake is not listed/,
    /a mended mistake is still listed/, /does not name its line/, /the answers are lost/],
};

const DIARY = 'content/sections/living/diary.md';
const CHECK = 'content/sections/living/self-check.md';

export async function check(site, browser) {
  // One fixture with a text and a tool is enough. The broken page simulates a preview that receives no changes.
  if (site.root && site.name !== 'complete') return [];
  const preview = site.root ? await start(site.root) : await pretend(site);
  try {
    return await browser.each(['a text', 'a tool'], { viewport: { width: 1000, height: 400 } }, async (page, what) => {
      const found = [];
      const say = (complaint) => found.push(`${site.name}/serve.html [${what}]: ${complaint}`);
      page.on('console', (message) => { if (/^(error|warning)$/.test(message.type()) && !/status of 5\d\d/.test(message.text())) say(`console ${message.type()}: ${message.text()}`); });
      page.on('pageerror', (error) => say(`page error: ${error.message}`));
      await (what === 'a text' ? text : tool)(page, preview, say);
      return found;
    }, 1);
  } finally {
    await preview.close();
  }
}

/** Changes, errors and source positions on the page of a section. */
async function text(page, { address, save, patience }, say) {
  await page.goto(`${address}living/diary.html`);
  await settle(page);
  const shown = (words) => page.waitForFunction((wanted) => document.querySelector('main').textContent.includes(wanted), words, { timeout: patience }).then(() => true, () => false);
  const link = page.locator('main p a').last();
  await link.focus();
  const before = await page.evaluate(() => {
    globalThis.isSame = true;
    scrollTo(0, 120);
    return [scrollY, document.activeElement.getAttribute('href')];
  });
  await save(DIARY, (old) => `${old}\nA sentence that was not there.\n`);
  if (!await shown('A sentence that was not there.')) say('a save does not appear');
  const after = await page.evaluate(() => [scrollY, document.activeElement.getAttribute('href'), globalThis.isSame === true]);
  if (!after[2]) say('the page was loaded anew');
  if (Math.abs(after[0] - before[0]) > 2 || !before[0]) say(`the place in the page is lost: ${after[0]} instead of ${before[0]}`);
  if (after[1] !== before[1] || !before[1]) say(`the focus is lost: ${after[1]} instead of ${before[1]}`);
  await save(DIARY, (old) => old.replace('title = "A diary"', 'title = "A notebook"'));
  if (!await page.waitForFunction(() => document.querySelector('h1').textContent.includes('A notebook'), undefined, { timeout: patience }).then(() => true, () => false)) say('a changed title does not appear');
  // The last good page stays visible below the list.
  const panel = page.locator('osteon-preview .panel');
  await save(DIARY, (old) => `${old}\nA claim without a source [@nowhere].\n`);
  const listed = await panel.waitFor({ state: 'visible', timeout: patience }).then(() => panel.innerText(), () => '');
  if (!/nowhere/.test(listed) || !new RegExp(`${DIARY}:\\d+:\\d+`).test(listed)) say(`a mistake is not listed with its place: ${listed.slice(0, 80)}`);
  if (!await shown('A sentence that was not there.')) say('the last good page is not beneath the mistakes');
  await save(DIARY, (old) => old.replace(' [@nowhere]', ''));
  const isGone = listed !== '' && await panel.waitFor({ state: 'hidden', timeout: patience }).then(() => true, () => false);
  if (!isGone || !await shown('A claim without a source.')) say('a mended mistake is still listed, or its page is not shown');
  // While Alt is pressed, a text shows its source position.
  await page.keyboard.down('Alt');
  await page.locator('main h2').first().hover({ timeout: patience }).catch(() => {});
  const place = page.locator('osteon-preview .place');
  const named = await place.waitFor({ state: 'visible', timeout: patience }).then(() => place.innerText(), () => '');
  await page.keyboard.up('Alt');
  if (!new RegExp(`${DIARY}:\\d+`).test(named)) say(`a heading does not name its line: ${named}`);
}

/** A page with a questionnaire is reloaded, and returns to the reader's step. */
async function tool(page, { address, save, patience }, say) {
  await page.goto(`${address}living/self-check.html`);
  await settle(page);
  await page.locator('[data-do=start]:visible').click({ timeout: patience }).catch(() => {});
  const choice = page.locator('.question input[type=radio]:visible').first();
  await choice.check({ timeout: patience }).catch(() => {});
  await settle(page);
  await save(CHECK, (old) => `${old}\nA sentence below the tool.\n`);
  const isShown = await page.waitForFunction(() => document.querySelector('main').textContent.includes('A sentence below the tool.'), undefined, { timeout: patience }).then(() => true, () => false);
  if (!isShown) say('a save does not appear beside a tool');
  await settle(page);
  if (!await page.evaluate(() => Boolean(document.querySelector('.questionnaire[data-at=ask] .question input:checked')))) say('the answers are lost');
}

/** Changes a file as editors do; `change` receives the old content. */
const saver = (root) => async (file, change) => writeFile(join(root, file), change(await readFile(join(root, file), 'utf8')));

/** Starts a preview of a copy of the fixture on a free port. */
async function start(root) {
  const copy = await mkdtemp(join(tmpdir(), 'osteon-serve-'));
  await cp(root, copy, { recursive: true });
  const child = spawn(PROGRAM[0], [...PROGRAM.slice(1), 'serve', '--root', copy, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => { child.on('close', done); });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (words) => {
        said += words;
        const own = /http:\/\/\S+\//.exec(said);
        if (own) resolve(own[0]);
      });
    }
    child.on('error', reject);
    child.on('close', () => reject(new Error(`the preview ended: ${said}`)));
  });
  return {
    address, save: saver(copy), patience: 30_000,
    close: async () => {
      child.kill();
      await ended;
      await rm(copy, { recursive: true, force: true });
    },
  };
}

/** A simulated preview that receives no changes: the broken page at every address. */
const pretend = (site) => ({ address: `${site.address({ path: 'serve.html' })}?`, save: async () => {}, patience: 500, close: () => {} });
