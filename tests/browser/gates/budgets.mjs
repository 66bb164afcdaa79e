// Budgets: bytes as a browser receives them (brotli), requests, layout shift; neither fonts nor scripts are needed for
// reading.
import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { settle, visit } from '../lib/browser.mjs';

export const title = 'budgets: bytes, requests, layout shift';
export const reads = true;
/** Both editions of the shipped guide are measured. */
export const bothGuides = true;

const KB = 1024;
/** Bytes of HTML (brotli) by page type. Types that contain the whole guide have no limit of their own. */
const HTML = { default: 14 * KB, questionnaires: 10 * KB, print: Infinity };
/** Bytes of HTML before compression: browsers on old phones read all of them before they show the end of a page. */
const RAW = { default: 45 * KB, references: 36 * KB, 'references~full': 36 * KB, print: Infinity };
/** The page of a questionnaire also loads the texts of its result. */
const REQUESTS = { default: 4, questionnaires: 5 };
/** Bytes of scripts within the page, before compression. */
const INLINE = { default: 1735 };
/**
 * Bytes of scripts (brotli). The search page reads the index and ranks what it finds. A questionnaire's second script
 * has the texts of its result.
 */
const SCRIPT = { default: 9.5 * KB, questionnaires: 13 * KB, search: 10.5 * KB };
const ELEMENTS = { default: 1500, print: Infinity };
/** Bytes of the stylesheet (brotli). Articles have no styles of tools; print shows tools without their scripts. */
const STYLE = { default: 9.5 * KB, tools: 11.25 * KB, questionnaires: 6.75 * KB, references: 5 * KB, 'references~full': 5 * KB, search: 5 * KB, print: 12.5 * KB };
/** Bytes of the whole page, without pictures. */
const WHOLE = { default: 30 * KB, print: Infinity };

export const broken = {
  'budgets.html': [/HTML of \d+ bytes/, /: 5 requests, above 4/, /layout shift of 0\.\d+: .*會被推下去的一段.* from 1280/, /web font/, /script of \d+ bytes in the page/, /stylesheet of \d+ bytes/, /elements, above 1500/, /HTML of \d+ bytes before compression/],
};

/** A broken page and a stylesheet that cannot be compressed, generated here. */
export function prepare(write) {
  const noise = (length) => Array.from({ length }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 8).toString(36)).join(' ');
  return Promise.all([
    write('budgets.html', (text) => text.replace('<!-- noise -->', `<script>/* ${noise(500)} */</script><p>${noise(6000)}</p>${'<i></i>'.repeat(1500)}`)),
    write('budgets.css', (text) => `${text}/* ${noise(6000)} */`),
  ]);
}

const known = new Map();
/** The number of bytes that a browser receives. The shared stylesheet is compressed only once. */
function compressed(bytes) {
  const key = createHash('sha256').update(bytes).digest('hex');
  if (!known.has(key)) known.set(key, brotliCompressSync(bytes).length);
  return known.get(key);
}

export async function check(site, browser, tell = () => {}) {
  const rows = [];
  const complaints = await browser.read(site.pages, { painted: true }, async (page, item) => {
    const found = [];
    const sizes = { document: 0, stylesheet: 0, script: 0, other: 0, pictures: 0 };
    const answers = [];
    // A browser requests an icon only sometimes, so icons are not counted here but below.
    const onResponse = (response) => { if (!/^data:|\/favicon\.[a-z]+$/.test(response.url())) answers.push(response); };
    // A cold visit: files that an earlier page left in the cache count again.
    const session = await page.context().newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    page.on('response', onResponse);
    await visit(page, site.address(item));
    await settle(page);
    page.off('response', onResponse);
    await session.detach();
    const seen = await page.evaluate(look);
    if (seen.icon) answers.push(await page.request.get(seen.icon));
    let requests = 0;
    for (const answer of answers) {
      const type = answer.request?.().resourceType();
      // Pictures in the text belong to the author, so they are not part of the theme's budget.
      const kind = type === 'image' && seen.pictures.includes(answer.url()) ? 'pictures' : type in sizes ? type : 'other';
      if (kind !== 'pictures') requests += 1;
      sizes[kind] += compressed(await answer.body().catch(() => Buffer.alloc(0)));
    }
    // A page with one tool has the budget of a tool; every further kind of tool on the page adds to it.
    const more = Math.max(0, seen.tools - 1) * 2 * KB;
    const type = seen.printed ? 'print' : item.type;
    const limit = (limits) => limits[type] ?? (seen.tools ? limits.tools : undefined) ?? limits.default;
    const html = HTML[type] ?? HTML.default;
    const raw = limit(RAW) + 15 * more;
    const style = limit(STYLE) + more;
    const whole = sizes.document + sizes.stylesheet + sizes.script + sizes.other;
    if (sizes.document > html) found.push(`HTML of ${sizes.document} bytes (brotli), above ${html}`);
    if (item.size > raw) found.push(`HTML of ${item.size} bytes before compression, above ${raw}`);
    if (sizes.stylesheet > style) found.push(`stylesheet of ${sizes.stylesheet} bytes (brotli), above ${style}`);
    const script = limit(SCRIPT) + 1.4 * more;
    if (sizes.script > script) found.push(`scripts of ${sizes.script} bytes (brotli), above ${script}`);
    const most = limit(WHOLE) + 4 * more;
    if (whole > most) found.push(`the whole page has ${whole} bytes (brotli), above ${most}`);
    if (seen.inline > limit(INLINE)) found.push(`script of ${seen.inline} bytes in the page, above ${limit(INLINE)}`);
    if (requests > limit(REQUESTS)) found.push(`${requests} requests, above ${limit(REQUESTS)}`);
    const moved = seen.shift > 0.001 ? await lesser(seen, page, site.address(item)) : seen;
    if (moved.shift > 0.001) found.push(`layout shift of ${moved.shift.toFixed(3)}: ${moved.shifted.join(', ')}`);
    if (seen.fonts) found.push('a web font is declared');
    if (seen.elements > limit(ELEMENTS)) found.push(`${seen.elements} elements, above ${limit(ELEMENTS)}`);
    rows.push({ item, ...sizes, whole, requests, elements: seen.elements });
    return found.map((complaint) => `${item}: ${complaint}`);
  });
  // The heaviest page of each type, for the table that shows the remaining budget.
  const heaviest = new Map();
  for (const row of rows) if (!(heaviest.get(row.item.type)?.document > row.document)) heaviest.set(row.item.type, row);
  const line = (...cells) => tell(cells.map((cell, i) => (i ? String(cell).padStart(9) : String(cell).padEnd(34))).join(''));
  line(`${site.name}: heaviest of a type`, 'HTML', 'CSS', 'script', 'whole', 'requests', 'elements', 'pictures');
  for (const row of heaviest.values()) line(`${row.item.type} (${row.item.path})`, row.document, row.stylesheet, row.script, row.whole, row.requests, row.elements, row.pictures);
  return complaints;
}

/**
 * The smaller layout shift of two visits. Once in a while, a busy machine paints a page before it has read it
 * completely; a shift that readers see happens every time.
 */
async function lesser(seen, page, address) {
  await visit(page, address);
  await settle(page);
  const again = await page.evaluate(look);
  return again.shift < seen.shift ? again : seen;
}

async function look() {
  let shift = 0;
  const shifted = new Set();
  const place = ({ x, y, width, height }) => `${Math.round(width)}×${Math.round(height)} px at ${Math.round(x)}, ${Math.round(y)}`;
  const entries = [];
  new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
  // If nothing shifts, there is no event to wait for.
  await new Promise((done) => { setTimeout(done, 30); });
  for (const entry of entries) {
    shift += entry.value;
    for (const { node, previousRect, currentRect } of entry.sources) {
      const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
      shifted.add(`${element ? gate.place(element) : 'what is gone now'} from ${place(previousRect)} to ${place(currentRect)} (${Math.round(entry.startTime)} ms)`);
    }
  }
  const inline = [...document.querySelectorAll('script:not([src], [type])')].reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
  const icon = document.querySelector('link[rel~="icon"]')?.href;
  return {
    shift, shifted: [...shifted], inline, fonts: document.fonts.size, elements: document.querySelectorAll('*').length,
    tools: new Set([...document.querySelectorAll('script[class$="-program"]')].map((own) => own.className)).size,
    printed: Boolean(document.querySelector('.layout-print')),
    icon: icon && !icon.startsWith('data:') ? icon : undefined,
    pictures: [...document.querySelectorAll('main img')].map((picture) => picture.currentSrc || picture.src),
  };
}
