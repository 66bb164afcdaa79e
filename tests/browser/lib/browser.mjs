// A browser for the gates of one lane. Pages are visited by a few contexts at a time, and gates that only read pages
// share the contexts.
import { availableParallelism } from 'node:os';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const HELP = readFileSync(fileURLToPath(new URL('in-page.js', import.meta.url)), 'utf8');
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const DESK = { width: 1280, height: 900 };
const NO_MEDIA = { media: null, colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', reducedMotion: 'no-preference' };
const LANES = Math.min(Math.max(availableParallelism(), 2), 4);
// On the screen, nothing of a page is painted: painting takes half of the processor time of a visit. Sizes, positions,
// computed styles and fonts stay the same; only hit tests (elementFromPoint, clicks), layout shifts and lazy pictures
// depend on it. It is no inset of 50 %, by which text for screen readers is recognised.
const UNPAINTED = '@media screen { html { clip-path: polygon(0 0) !important; } }';

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

/** Starts Chromium. `fonts` is the path of the fontconfig configuration that it uses. */
export async function launch(fonts = process.env.FONTCONFIG_FILE) {
  const browser = await chromium.launch({
    executablePath: executable(),
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const open = async (options) => {
    const context = await browser.newContext({ viewport: DESK, locale: 'zh-TW', bypassCSP: true, ...options });
    context.setDefaultTimeout(60_000);
    return context.newPage();
  };
  const openFor = async ({ painted, ...options }) => {
    const page = await open(options);
    if (!painted && options.javaScriptEnabled) {
      unpainted.add(page);
      await page.addInitScript((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets.push(sheet);
      }, UNPAINTED);
    }
    return page;
  };
  // Unused pages of reading gates, the number of current visits, and the visits that wait.
  let idle = [];
  let busy = 0;
  const waiting = [];
  const turn = async (use) => {
    if (busy === LANES) await new Promise((go) => { waiting.push(go); });
    else busy += 1;
    try { return await use(); } finally {
      if (waiting.length) waiting.shift()();
      else busy -= 1;
    }
  };
  const borrow = async (kind, viewport, media) => {
    const mode = JSON.stringify([viewport, media]);
    const known = idle.find((one) => one.kind === kind && one.mode === mode) ?? idle.find((one) => one.kind === kind);
    idle = idle.filter((one) => one !== known);
    const page = known?.page ?? await openFor(JSON.parse(kind));
    await page.setViewportSize(viewport);
    await page.emulateMedia({ ...NO_MEDIA, ...media });
    return { kind, mode, page };
  };
  return {
    version: browser.version(),
    close: () => browser.close(),
    /** Calls `visit(page, item)` for every item, in a few new contexts with these options; returns the results. */
    async each(items, options, visit, lanes = LANES) {
      const results = new Array(items.length);
      let next = 0;
      await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, async () => {
        let page = await open(options);
        while (next < items.length) {
          const at = next++;
          try {
            results[at] = await visit(page, items[at]);
          } catch (error) {
            results[at] = brokeOff(items[at], error);
            await page.context().close().catch(() => {});
            page = await open(options);
          }
        }
        await page.context().close();
      }));
      return results.flat();
    },
    /**
     * Like `each`, for gates that only read and undo what they block. Creating a context costs as much as six visits,
     * so these gates share contexts, and change the window size and device settings of existing pages instead. However
     * many such gates run, the number of visits at a time is limited. Pages are painted only if `painted` is set or
     * scripts are off.
     */
    async read(items, { bypassCSP = true, javaScriptEnabled = true, painted = false, viewport = DESK, ...media }, visit) {
      const kind = JSON.stringify({ bypassCSP, javaScriptEnabled, painted });
      return (await Promise.all(items.map((item) => turn(async () => {
        const own = await borrow(kind, viewport, media);
        try {
          return await visit(own.page, item);
        } catch (error) {
          await own.page.context().close().catch(() => {});
          return brokeOff(item, error);
        } finally {
          own.page.removeAllListeners();
          if (!own.page.isClosed()) idle.push(own);
        }
      })))).flat();
    },
  };
}

const brokeOff = (item, error) => [`${item}: the gate broke off: ${error.message.split('\n')[0]}`];

/** Waits until a page has finished what it does after loading: two frames and a short pause. */
export async function settle(page) {
  await page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done, 30), { timeout: 500 })));
  }));
}

/** Makes `gate` (in-page.js) available to code that is evaluated in a page. */
export const help = (page) => page.evaluate(HELP);

// Pages that paint nothing.
const unpainted = new WeakSet();

/**
 * Opens an address, waits until everything is loaded, and makes `gate` (in-page.js) available to code that is evaluated
 * there.
 */
export async function visit(page, address, { details = false, help: wanted = true } = {}) {
  await page.goto(address, { waitUntil: 'load' });
  if (wanted) await help(page);
  const pictures = unpainted.has(page);
  if (details || pictures) await page.evaluate(unfold, { details, pictures });
}

async function unfold({ details, pictures }) {
  if (details) for (const part of document.querySelectorAll('details')) part.open = true;
  if (!pictures) return;
  // Lazy pictures are loaded when they come near to what is painted.
  const lazy = [...document.querySelectorAll('img[loading=lazy]')];
  for (const picture of lazy) picture.loading = 'eager';
  await Promise.all(lazy.map((picture) => picture.complete || new Promise((done) => { picture.onload = picture.onerror = done; })));
}
