// Without JavaScript, every word is still there, in the order in which the page shows it. The same holds without a
// stylesheet.
import { visit } from '../lib/browser.mjs';

export const title = 'bare: without JavaScript, without a stylesheet, in order';
export const reads = true;

export const broken = {
  'bare.html': [/is lost without JavaScript: .*由程式寫入/, /the page shows .* before/, /is lost without a stylesheet: .*只在樣式表裡/,
    /a drawing of .* without a stylesheet/],
};

// Elements that only a script can use: controls, and the places where it shows results.
const TOOLS = 'button, output, select, [role="status"], [role="alert"], [aria-live], dialog, template, noscript, script, style';

export async function check(site, browser) {
  const complaints = [];
  const whole = new Map();
  complaints.push(...await browser.read(site.samples, {}, async (page, item) => {
    await visit(page, site.address(item), { details: true });
    whole.set(item, await page.evaluate(content, TOOLS));
    const found = [];
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await page.evaluate(order)).map((complaint) => `${item} [${width} px]: ${complaint}`));
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    return found;
  }));
  const lost = (item, other, without) => whole.get(item).blocks.filter((words) => !other.text.includes(words))
    .map((words) => `${item}: is lost without ${without}: ${words.slice(0, 60)}`);
  complaints.push(...await browser.read(site.samples, { javaScriptEnabled: false }, async (page, item) => {
    await visit(page, site.address(item), { details: true });
    return lost(item, await page.evaluate(content, TOOLS), 'JavaScript');
  }));
  complaints.push(...await browser.read(site.samples, {}, async (page, item) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setBlockedURLs', { urls: ['*.css'] });
    await visit(page, site.address(item), { details: true });
    const bare = await page.evaluate(content, TOOLS);
    const styled = await page.evaluate(() => [...document.styleSheets].some((sheet) => { try { return sheet.href && sheet.cssRules.length; } catch { return false; } }));
    await session.detach();
    const large = bare.drawings.filter(([width, height, , decoration]) => width > 1280 || height > 1280 || decoration && width > 200);
    return [...styled ? [`${item}: the gate could not take its stylesheet away`] : [], ...lost(item, bare, 'a stylesheet'),
      ...large.map(([width, height, name]) => `${item}: ${name}: a drawing of ${width}×${height} px without a stylesheet`)];
  }));
  return complaints;
}

function content(tools) {
  const squeeze = (text) => text.replace(/\s+/g, '');
  // The main part, and the sources below it.
  const parts = [...document.querySelectorAll('main, .layout-after')];
  const all = (selector) => parts.flatMap((part) => [...part.querySelectorAll(selector)]);
  const blocks = all('h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, legend, label, caption, figcaption, pre, text')
    .filter((block) => !block.closest(tools) && gate.visible(block) && !block.querySelector('p, li, td, dt, dd'));
  // Text that a stylesheet adds (content: "…") is lost without it. Labels that repeat a heading have an empty
  // alternative, so they do not count.
  const painted = all('*').flatMap((element) => ['::before', '::after'].map((pseudo) => getComputedStyle(element, pseudo).content))
    .filter((value) => /^"[^"]*\p{Script=Han}[^"]*"$/u.test(value)).map((value) => value.slice(1, -1));
  return {
    blocks: [...blocks.map((block) => squeeze(block.textContent)), ...painted.map(squeeze)].filter(Boolean),
    text: squeeze(parts.map((part) => part.textContent).join(' ')), // folded text and text for screen readers counts too
    drawings: [...document.querySelectorAll('svg, img')].filter(gate.visible).map((drawing) => {
      const box = drawing.getBoundingClientRect();
      return [Math.round(box.width), Math.round(box.height), gate.name(drawing), drawing.getAttribute('aria-hidden') === 'true'];
    }),
  };
}

/** In a single column, the visual order is the order of the document. */
function order() {
  gate.forget();
  const found = [];
  const parts = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].filter(gate.visible).map((element) => ({ element, box: element.getBoundingClientRect() }));
  for (let i = 1; i < parts.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [parts[j].box, parts[i].box];
      const sameColumn = a.left < b.right - 1 && b.left < a.right - 1;
      if (sameColumn && b.top < a.top - 1) {
        found.push(`the page shows ${gate.place(parts[i].element)} before ${gate.place(parts[j].element)}, the document has it after`);
        break;
      }
    }
  }
  return found;
}
