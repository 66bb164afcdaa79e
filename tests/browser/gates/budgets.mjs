// Budgets: bytes as a browser gets them (brotli), requests, layout shift, no font and no script needed to read.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { settle, visit } from '../lib/browser.mjs';

export const title = 'budgets: bytes, requests, layout shift';

const KB = 1024;
/** Bytes of HTML (brotli) by page type; types that hold the whole guide have no limit of their own. */
const HTML = { default: 14 * KB, print: Infinity };
const LIMITS = { style: 10 * KB, script: 10 * KB, inline: 650, requests: 4, whole: 30 * KB, elements: 1500 };

export const broken = {
  'budgets.html': [/HTML of \d+ bytes/, /\d+ requests, above 4/, /layout shift of 0\.\d+/, /web font/, /script of \d+ bytes in the page/, /stylesheet of \d+ bytes/, /elements, above 1500/],
};

/** A broken page that no compression helps, and a stylesheet like it: made here, for nobody reads them. */
export function prepare(write) {
  const noise = (length) => Array.from({ length }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 8).toString(36)).join(' ');
  return Promise.all([
    write('budgets.html', (text) => text.replace('<!-- noise -->', `<script>/* ${noise(100)} */</script><p>${noise(6000)}</p>${'<i></i>'.repeat(1500)}`)),
    write('budgets.css', (text) => `${text}/* ${noise(6000)} */`),
  ]);
}

export async function check(site, browser, tell = () => {}) {
  const rows = [];
  const complaints = await browser.each(site.pages, {}, async (page, item) => {
    const found = [];
    const sizes = { document: 0, stylesheet: 0, script: 0, other: 0 };
    let requests = 0;
    const counted = [];
    const onResponse = (response) => {
      const request = response.request();
      if (request.url().startsWith('data:')) return;
      requests += 1;
      counted.push(response.body().then((body) => {
        const kind = request.resourceType() in sizes ? request.resourceType() : 'other';
        sizes[kind] += brotliCompressSync(body).length;
      }).catch(() => {}));
    };
    // A cold visit: what an earlier page left in the cache counts again.
    const session = await page.context().newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    page.on('response', onResponse);
    await visit(page, site.address(item));
    await settle(page);
    page.off('response', onResponse);
    await Promise.all(counted);
    const seen = await page.evaluate(async () => {
      let shift = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
      await new Promise((done) => { setTimeout(done, 30); });
      const inline = [...document.querySelectorAll('script:not([src], [type])')].reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
      return { shift, inline, fonts: document.fonts.size, elements: document.querySelectorAll('*').length };
    });
    await session.detach();
    const html = HTML[item.type] ?? HTML.default;
    const whole = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    if (sizes.document > html) found.push(`HTML of ${sizes.document} bytes (brotli), above ${html}`);
    if (sizes.stylesheet > LIMITS.style) found.push(`stylesheet of ${sizes.stylesheet} bytes (brotli), above ${LIMITS.style}`);
    if (sizes.script > LIMITS.script) found.push(`scripts of ${sizes.script} bytes (brotli), above ${LIMITS.script}`);
    if (html !== Infinity && whole > LIMITS.whole) found.push(`the whole page has ${whole} bytes (brotli), above ${LIMITS.whole}`);
    if (seen.inline > LIMITS.inline) found.push(`script of ${seen.inline} bytes in the page, above ${LIMITS.inline}`);
    if (requests > LIMITS.requests) found.push(`${requests} requests, above ${LIMITS.requests}`);
    if (seen.shift > 0.001) found.push(`layout shift of ${seen.shift.toFixed(3)}`);
    if (seen.fonts) found.push('a web font is declared');
    if (html !== Infinity && seen.elements > LIMITS.elements) found.push(`${seen.elements} elements, above ${LIMITS.elements}`);
    rows.push({ item, ...sizes, whole, requests, elements: seen.elements });
    return found.map((complaint) => `${item}: ${complaint}`);
  });
  // The heaviest page of each type: the table that says how much room is left.
  const heaviest = new Map();
  for (const row of rows) if (!(heaviest.get(row.item.type)?.document > row.document)) heaviest.set(row.item.type, row);
  const line = (...cells) => tell(cells.map((cell, i) => (i ? String(cell).padStart(9) : String(cell).padEnd(34))).join(''));
  line(`${site.name}: heaviest of a type`, 'HTML', 'CSS', 'script', 'whole', 'requests', 'elements');
  for (const row of heaviest.values()) line(`${row.item.type} (${row.item.path})`, row.document, row.stylesheet, row.script, row.whole, row.requests, row.elements);
  return complaints;
}
