// One browser for all gates; pages are visited by a few contexts at a time.
import { availableParallelism } from 'node:os';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const HELP = readFileSync(fileURLToPath(new URL('in-page.js', import.meta.url)), 'utf8');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const LANES = Math.min(Math.max(availableParallelism(), 2), 4);

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch { /* the next one */ }
    }
  }
  throw new Error('no Chromium: install it, or name it in CHROMIUM');
}

export async function launch() {
  const browser = await chromium.launch({
    executablePath: executable(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    version: browser.version(),
    close: () => browser.close(),
    /** Calls `visit(page, item)` for every item, in a few contexts of these options; gives what the calls gave. */
    async each(items, options, visit) {
      const results = new Array(items.length);
      let next = 0;
      const lane = async () => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-TW', bypassCSP: true, ...options });
        context.setDefaultTimeout(60_000);
        let page = await context.newPage();
        while (next < items.length) {
          const at = next++;
          try {
            results[at] = await visit(page, items[at], context);
          } catch (error) {
            results[at] = [`${items[at]}: the gate broke off: ${error.message.split('\n')[0]}`];
            await page.close().catch(() => {});
            page = await context.newPage();
          }
        }
        await context.close();
      };
      await Promise.all(Array.from({ length: Math.min(LANES, items.length) }, lane));
      return results.flat();
    },
  };
}

/** Until what a page does after loading is done: two frames and a moment of rest. */
export async function settle(page) {
  await page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done, 30), { timeout: 500 })));
  }));
}

/** Goes there, waits until all is loaded, and makes `gate` (in-page.js) available to what is evaluated there. */
export async function visit(page, address, { details = false, help = true } = {}) {
  await page.goto(address, { waitUntil: 'load' });
  if (help) await page.evaluate(HELP);
  if (details) await page.evaluate(() => { for (const part of document.querySelectorAll('details')) part.open = true; });
}
