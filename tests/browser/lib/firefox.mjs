// Firefox, the second engine: one for all gates, driven over WebDriver BiDi.
//
//   import { withFirefox, open, settled } from '../lib/firefox.mjs';
//
//   await withFirefox(async (browser) => {
//     const { page, complaints, close } = await open(browser, { width: 360, height: 740 });
//     await page.goto(address, { waitUntil: 'load' });
//     …                                   // a puppeteer page: page.click(), page.keyboard, page.evaluate(), …
//     found.push(...complaints(address)); // errors since the last call; `address` is the site's own
//     await close();
//   });
//
// `withFirefox(use)`: starts Firefox if it is not running yet, passes the puppeteer Browser to `use`, and returns the
//    result of `use`. Gates use Firefox one after the other, because only one window can have the focus. It stays open
//    for the next gate; gates.test.mjs calls `closeFirefox()` at the end.
// `open(browser, { width, height })`: a page with its own cookies and storage. `width` does not include the scroll bar.
//    `complaints(own)`: since its last call, the texts of console errors and warnings, page errors, violations of a
//    content security policy, failed requests, and requests for addresses that do not begin with `own`.
// `settled(page)`: waits for two frames, a short pause, and reports of violations that are under way.
//
// FIREFOX names the browser; by default it is firefox-esr or firefox in the PATH. Chromium's gates test what Firefox
// cannot emulate over BiDi: a dark device, print, forced colours, no JavaScript.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';

const NAMES = ['firefox-esr', 'firefox'];
let running;
let turn = Promise.resolve();

function executable() {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch { /* the next one */ }
    }
  }
  throw new Error('no Firefox: install it, or name it in FIREFOX');
}

export async function withFirefox(use) {
  running ??= puppeteer.launch({
    browser: 'firefox',
    executablePath: executable(),
    headless: true,
    // Settings as for real users: with the defaults of automation, files could read each other, and pages without a
    // language would prefer English.
    extraPrefsFirefox: {
      'security.fileuri.strict_origin_policy': true,
      'intl.accept_languages': 'zh-TW',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'browser.safebrowsing.malware.enabled': false,
      'browser.safebrowsing.phishing.enabled': false,
      'services.settings.server': 'data:,',
    },
  });
  const used = turn.then(async () => use(await running));
  turn = used.catch(() => {});
  return used;
}

export async function closeFirefox() {
  const browser = await running?.catch(() => null);
  running = undefined;
  await browser?.close();
}

export async function open(browser, { width = 1280, height = 900 } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  let heard = [];
  let requests = [];
  const say = (what) => heard.push(what);
  page.on('console', (message) => { if (/^(error|warn|warning|assert)$/.test(message.type())) say(`console ${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => say(`page error: ${error.message}`));
  page.on('request', (request) => requests.push(request.url()));
  // Firefox requests icons after the page has loaded, and ends these requests if the gate opens the next page meanwhile.
  const isLeft = (request) => /\/(favicon\.svg|icons\/[^/]+)$/.test(request.url()) && request.failure()?.errorText === 'NS_BINDING_ABORTED';
  page.on('requestfailed', (request) => { if (!isLeft(request)) say(`request failed: ${request.url()} (${request.failure()?.errorText})`); });
  page.on('response', (response) => { if (response.status() >= 400) say(`request failed: ${response.url()} (${response.status()})`); });
  // Firefox reports policy violations separately from the messages of scripts.
  await page.exposeFunction('_violation', (what) => say(`content security policy: ${what}`));
  await page.evaluateOnNewDocument(() => {
    window._told = [];
    addEventListener('securitypolicyviolation', (event) => { window._told.push(window._violation(`${event.effectiveDirective} stops ${event.blockedURI || 'what stands in the page'}`)); });
  });
  await page.setViewport({ width, height });
  await page.goto('data:text/html,<body style="height:200vh">');
  const bar = await page.evaluate(() => window.innerWidth - document.documentElement.clientWidth);
  if (bar) await page.setViewport({ width: width + bar, height });
  heard = [];
  requests = [];
  return {
    page,
    complaints(own) {
      const found = [...heard, ...requests.filter((url) => !url.startsWith(own) && !/^(data|blob|about):/.test(url)).map((url) => `request to another origin: ${url}`)];
      heard = [];
      requests = [];
      return found;
    },
    close: () => context.close(),
  };
}

export async function settled(page) {
  await page.evaluate(async () => {
    await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))); });
    // On a busy machine, the report of a violation may take longer.
    await Promise.race([Promise.allSettled(window._told ?? []), new Promise((done) => { setTimeout(done, 5000); })]);
  });
}
