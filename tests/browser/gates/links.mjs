// Links, requests and the console: of every page on a disk, and of one page per type at the root of a host and below a
// sub-path; and each page's content security policy.
import { posix } from 'node:path';
import { settle, visit } from '../lib/browser.mjs';

export const title = 'links, requests, console, policy: at a root, below a sub-path, on a disk';
export const reads = true;

// The icon that a browser requests by itself if a page names none. It does so only sometimes, so the page is inspected
// instead.
const ICON = /\/favicon\.ico$/;

export const broken = {
  'links.html': [/\[a root\].*console error/, /\[a sub-path\].*failed: .*\/from-the-root\.css/, /\[file:\/\/\].*console/,
    /request to another origin: https:\/\/elsewhere\.example/, /no such file: missing\.html/, /no such id: links\.html#nowhere/,
    /no content security policy/, /page error/, /is not relative/, /names no icon/, /\[a root\].*failed: .*\/gone-late\.png/],
  'redirect.html': [/redirect\.html: link gone\.html: no such file/],
  'policy.html': [/policy: style-src allows 'unsafe-inline'/, /policy: default-src is not 'none'/, /policy: trusted-types is undefined/,
    /policy: img-src allows https:/, /policy: font-src is not expected/, /policy allows scripts of the site/, /policies instead of one/],
};

export async function check(site, browser) {
  // If the next page is opened, the browser cancels the request for an icon; no page is to blame for that.
  const icons = new Set();
  const ids = new Map();
  const links = [];
  const complaints = [];
  const told = await Promise.all(Object.entries(site.places).map(([place, address]) => browser.read(place === 'file://' ? site.pages : site.types, { bypassCSP: false }, async (page, item) => {
    // Leave the previous site, which cancels its open requests.
    if (!page.url().startsWith(address)) await page.goto('about:blank');
    const found = [];
    const failed = [];
    const say = (what) => found.push(`${item} [${place}]: ${what}`);
    const listeners = {
      console: (message) => { if (/^(error|warning)$/.test(message.type()) && !ICON.test(message.location().url)) say(`console ${message.type()}: ${message.text()}`); },
      pageerror: (error) => say(`page error: ${error.message}`),
      requestfailed: (request) => failed.push([request.url(), request.failure()?.errorText]),
      response: (response) => { if (response.status() >= 400) say(`request failed: ${response.url()} (${response.status()})`); },
      request: (request) => {
        const url = request.url();
        if (!url.startsWith(address) && !/^(data|blob):/.test(url)) say(`request to another origin: ${url}`);
      },
    };
    for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
    await visit(page, address + item.path, { help: false });
    await settle(page);
    const seen = await page.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
      links: [...document.querySelectorAll('a[href], link[href], area[href], [src], object[data], image[href], use[href]')]
        .map((element) => [element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('data'), element.rel ?? '']),
      policies: [...document.querySelectorAll('meta[http-equiv="content-security-policy" i]')].map((element) => element.content),
      early: [...document.head.children].findIndex((element) => element.matches('[http-equiv="content-security-policy" i]')),
      scripts: document.querySelectorAll('script[src]').length,
      icons: [...document.querySelectorAll('link[rel~="icon"]')].map((element) => element.href),
      stylesheets: document.styleSheets.length,
    }));
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
    for (const icon of seen.icons) icons.add(icon);
    for (const [url, why] of failed) if (why !== 'net::ERR_ABORTED' || !icons.has(url)) say(`request failed: ${url} (${why})`);
    if (place === 'file://') {
      ids.set(item.path, new Set(seen.ids));
      links.push([item, seen.links]);
      found.push(...policy(item, seen));
      if (!seen.icons.length) say('names no icon: browsers ask for /favicon.ico at the root of the host');
      if (!seen.stylesheets) say('no stylesheet took effect');
    }
    return found;
  })));
  complaints.push(...told.flat());
  // The 404 page, as a host serves it at any depth.
  if (site.files.includes('404.html') && site.root) {
    for (const place of ['a root', 'a sub-path']) {
      complaints.push(...await browser.read([`${site.name}/404.html at nowhere/near/here`], { bypassCSP: false }, async (page, item) => {
        await page.goto('about:blank');
        const found = [];
        const address = `${site.places[place]}nowhere/near/here`;
        page.on('request', (request) => { if (request.url() !== address) found.push(`${item} [${place}]: asks for ${request.url()}`); });
        page.on('console', (message) => { if (!/404/.test(message.text())) found.push(`${item} [${place}]: console: ${message.text()}`); });
        await page.goto(address);
        if (!await page.evaluate(() => document.styleSheets.length)) found.push(`${item} [${place}]: no style took effect`);
        return found;
      }));
    }
  }
  for (const item of site.redirects) links.push([item, [[item.leadsTo, '']]]);
  const files = new Set(site.files);
  for (const [item, hrefs] of links) {
    for (const [href, rel] of hrefs) {
      const told = `${item}: link ${href}`;
      if (/^(data|mailto|tel):/.test(href)) continue;
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) {
        if (!/^https?:\/\//.test(href)) complaints.push(`${told}: an unexpected scheme`);
        continue;
      }
      if (href.startsWith('/')) { complaints.push(`${told} is not relative`); continue; }
      const [path, fragment] = href.split('#');
      const clean = decodeURIComponent(path.split('?')[0]);
      const target = clean === '' ? item.path : posix.normalize(posix.join(posix.dirname(item.path), clean));
      const file = target.endsWith('/') || target === '.' ? posix.join(target, 'index.html') : target;
      if (!files.has(file)) complaints.push(`${told}: no such file: ${file}`);
      else if (fragment && ids.has(file) && !ids.get(file).has(decodeURIComponent(fragment))) complaints.push(`${told}: no such id: ${file}#${decodeURIComponent(fragment)}`);
    }
  }
  return complaints;
}

// The part of the policy that is the same on every page.
const ALWAYS = { 'default-src': "'none'", 'connect-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'", 'require-trusted-types-for': "'script'" };
const OWN = ['script-src', 'style-src', 'img-src', 'manifest-src', 'trusted-types'];

/**
 * The expected policy of a page: it allows only the site's own style and pictures, scripts in the page by their hash,
 * and what one of these scripts loads.
 */
function policy(item, { policies, early, scripts }) {
  if (!policies.length) return [`${item}: no content security policy of its own`];
  const found = policies.length > 1 ? [`${item}: ${policies.length} policies instead of one`] : [];
  const rules = new Map(policies[0].split(';').map((rule) => rule.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
  for (const [name, value] of Object.entries(ALWAYS)) if (rules.get(name)?.join(' ') !== value) found.push(`${item}: policy: ${name} is not ${value}`);
  for (const [name, values] of rules) {
    if (!OWN.includes(name) && !(name in ALWAYS)) found.push(`${item}: policy: ${name} is not expected`);
    for (const value of values) {
      const known = /^'(none|self|script|strict-dynamic|sha256-[A-Za-z0-9+/]{43}=)'$/.test(value) || name === 'img-src' && value === 'data:' || name === 'trusted-types' && /^osteon(-search|-texts)?$/.test(value);
      if (!known) found.push(`${item}: policy: ${name} allows ${value}`);
    }
  }
  const loads = rules.get('script-src')?.includes("'strict-dynamic'") ?? false;
  const types = rules.get('trusted-types')?.join(' ');
  const own = { search: 'osteon osteon-search', questionnaires: 'osteon osteon-texts' }[item.type] ?? 'osteon';
  if (types !== (loads ? own : "'none'")) found.push(`${item}: policy: trusted-types is ${types}`);
  if (loads !== Boolean(scripts)) found.push(`${item}: policy: 'strict-dynamic' is ${loads}, and the page loads ${scripts} scripts`);
  if (rules.get('script-src')?.includes("'self'")) found.push(`${item}: policy allows scripts of the site by their address`);
  if (early > 1) found.push(`${item}: policy stands after ${early} other elements of the head; it holds for what follows it only`);
  return found;
}
