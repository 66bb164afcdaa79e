// Firefox, the second engine: one for all gates, driven over WebDriver BiDi.
//
//   import { withFirefox, open, settled } from '../lib/firefox.mjs';
//
//   await withFirefox(async (browser) => {
//     const { page, complaints, close } = await open(browser, { width: 360, height: 740 });
//     await page.goto(address, { waitUntil: 'load' });
//     …                                   // a page of puppeteer: page.click(), page.keyboard, page.evaluate(), …
//     found.push(...complaints(address)); // what went wrong since the last call; `address` is the site's own
//     await close();
//   });
//
// `withFirefox(use)`: starts Firefox if no gate has yet, gives `use` the puppeteer Browser, and returns what `use`
//    returns. It stays open for the next gate, for only one window has the focus: gates wait for their turn; gates.test.mjs calls `closeFirefox()` at the end.
// `open(browser, { width, height })`: a page with cookies and storage of its own. It is `width` wide, scroll bar aside.
//    `complaints(own)`: texts, since it was last called, of console errors and warnings, page errors, violations of a
//    content security policy, requests that failed, and requests for anything that does not begin with `own`.
// `settled(page)`: after two frames and a moment of rest.
//
// FIREFOX names a browser; else it is firefox-esr or firefox of the PATH. What Firefox cannot emulate over BiDi (dark
// device, print, forced colours, no JavaScript) is for Chromium's gates.
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
    // As for people: automation would let files read each other, and pages without a language prefer English.
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
  page.on('requestfailed', (request) => say(`request failed: ${request.url()} (${request.failure()?.errorText})`));
  page.on('response', (response) => { if (response.status() >= 400) say(`request failed: ${response.url()} (${response.status()})`); });
  // The console of Firefox tells of violations elsewhere than where scripts write.
  await page.exposeFunction('_violation', (what) => say(`content security policy: ${what}`));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', (event) => { window._violation(`${event.effectiveDirective} stops ${event.blockedURI || 'what stands in the page'}`); });
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
  await page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)));
  }));
}
