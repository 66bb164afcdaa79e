// The keyboard: every focus stop is in document order, visible and not covered; skip link, radio groups, no trap. At
// the widths of a phone and of a desktop.
import { visit } from '../lib/browser.mjs';

export const title = 'keyboard: order, focus that is seen, skip link, radio groups';
export const reads = true;

export const broken = {
  'keyboard.html': [/out of document order/, /focus cannot be seen/, /is covered by/, /never reached/, /skip link/],
  'keyboard-trap.html': [/is a trap/],
  'keyboard-radios.html': [/arrow keys/],
};

export async function check(site, browser) {
  // A print edition has the links of all other pages, and no focus stops of its own.
  const samples = site.samples.filter(({ type }) => type !== 'print');
  const widths = [
    ['320 px', { width: 320, height: 640 }, samples],
    ['1280 px', { width: 1280, height: 900 }, site.thorough ? samples.filter((page) => site.types.includes(page)) : []],
  ];
  const told = await Promise.all(widths.map(([mode, viewport, pages]) => browser.read(pages, { painted: true, viewport }, async (page, item) => {
    await visit(page, site.address(item), { details: true });
    const found = await walk(page);
    // The choice of light or dark mode is a radio group, and is stored.
    await page.evaluate(() => { localStorage.clear(); });
    return found.map((complaint) => `${item} [${mode}] ${complaint}`);
  })));
  return told.flat();
}

async function walk(page) {
  const found = [];
  const expected = await page.evaluate(() => {
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls], [contenteditable]')]
      .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
      .filter((element) => element.localName !== 'summary' || element === element.parentElement.querySelector(':scope > summary'))
      .filter((element) => {
        if (element.type !== 'radio') return true;
        // The stop of a radio group is the selected button, otherwise the first one.
        const group = [...document.querySelectorAll('input[type=radio]')].filter(({ name }) => name === element.name);
        return element === (group.find(({ checked }) => checked) ?? group[0]);
      });
    gate.stops = new Map(stops.map((element, index) => [element, index]));
    return stops.map(gate.place);
  });
  let last = -1;
  const reached = new Set();
  let same = 0;
  for (let presses = 0; presses < expected.length + 30; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      const style = getComputedStyle(element);
      const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const top = document.elementFromPoint(x, y);
      const on = top === element || element.contains(top) || top?.contains(element) && !getComputedStyle(top).position.match(/fixed|sticky|absolute/);
      const label = element.labels && [...element.labels].some((its) => its.contains(top));
      const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      const colours = gate.backgrounds(element.parentElement ?? element);
      const ring = Math.max(...[style.outlineColor, ...(style.boxShadow.match(/rgba?\([^)]*\)|color\([^)]*\)/g) ?? [])]
        .map((c) => Math.min(...colours.map((under) => gate.contrast(gate.over(gate.colour(c), under), under)))));
      return {
        place: gate.place(element),
        index: gate.stops.get(element) ?? -1,
        scroller: !gate.stops.has(element) && (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight),
        seen: element.matches(':focus-visible') && outline && ring >= 3,
        detail: `outline ${style.outlineWidth} ${style.outlineStyle}, contrast ${ring.toFixed(1)}`,
        within: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
        covered: on || label ? null : gate.place(top),
        radio: element.type === 'radio' ? element.name : null,
      };
    });
    if (!stop) break;
    if (stop.scroller) continue;
    if (stop.index === last) {
      same += 1;
      if (same > 2) { found.push(`${stop.place}: is a trap: Tab does not leave it`); return found; }
      continue;
    }
    if (reached.has(stop.index) && stop.index !== -1) break;
    if (stop.index === -1) found.push(`${stop.place}: a stop where none is expected`);
    else if (stop.index < last) found.push(`${stop.place}: out of document order`);
    if (!stop.seen) found.push(`${stop.place}: focus cannot be seen (${stop.detail})`);
    if (!stop.within) found.push(`${stop.place}: stands outside the window when it has the focus`);
    else if (stop.covered) found.push(`${stop.place}: is covered by ${stop.covered} when it has the focus`);
    if (stop.radio) {
      await page.keyboard.press('ArrowDown');
      const moved = await page.evaluate((name) => document.activeElement.type === 'radio' && document.activeElement.name === name
        && document.activeElement.checked && gate.stops.get(document.activeElement) === undefined, stop.radio);
      if (!moved) found.push(`${stop.place}: arrow keys do not move within its group`);
    }
    reached.add(stop.index);
    last = stop.index;
  }
  // An answer may have hidden a later question.
  const gone = new Set(await page.evaluate(() => [...gate.stops].filter(([stop]) => !stop.checkVisibility({ visibilityProperty: true })).map(([, index]) => index)));
  expected.forEach((place, index) => { if (!reached.has(index) && !gone.has(index)) found.push(`${place}: never reached with Tab`); });
  return [...found, ...await skip(page)];
}

async function skip(page) {
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); getSelection().removeAllRanges(); });
  await page.goto(page.url().split('#')[0]);
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    return { target: element.getAttribute('href'), shown: box.top >= 0 && box.left >= 0 && box.width > 40 && box.height > 20 };
  });
  if (!link.target?.startsWith('#') || !link.shown) return ['skip link: the first stop is not a visible link within the page'];
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  return page.evaluate((target) => {
    const main = document.querySelector('main');
    const element = document.activeElement;
    if (document.getElementById(target.slice(1)) !== main) return ['skip link: does not lead to <main>'];
    if (!main.querySelector('a[href], button, input, summary')) return [];
    return main.contains(element) ? [] : [`skip link: the next stop is outside <main>`];
  }, link.target);
}
