// Sizes on a phone (360 px): text of 16 px or more, 12 px in drawings and ruby; controls of 44 px, other links of 24 px.
import { visit } from '../lib/browser.mjs';

export const title = 'sizes at 360 px: text and targets';
export const reads = true;
export const measuresText = true;

export const broken = {
  'sizes.html': [/p\.small.*: text of 12 px, below 16/, /svg text.*: text of 9\.\d px, below 12/, /rt.*: text of 9 px, below 12/,
    /button.*target .* below 44/, /label.*target .* below 44/, /summary.*target .* below 44/, /a\.tiny.*target .* below 24/],
};

export async function check(site, browser) {
  return browser.read(site.samples, { viewport: { width: 360, height: 740 } }, async (page, item) => {
    await visit(page, site.address(item), { details: true });
    return (await page.evaluate(measure)).map((complaint) => `${item} ${complaint}`);
  });
}

function measure() {
  const found = new Set();
  const round = (number) => Math.round(number * 10) / 10;
  for (const element of gate.texts()) {
    const svg = element.closest('svg');
    const drawn = svg && !element.closest('foreignObject');
    const size = round(parseFloat(getComputedStyle(element).fontSize) * (drawn ? Math.abs(element.getScreenCTM().a) || Math.abs(element.getScreenCTM().b) : 1));
    const least = drawn || element.closest('rt, rp, sup, sub') ? 12 : 16;
    if (size < least) found.add(`${drawn ? 'svg ' : ''}${gate.place(element)}: text of ${size} px, below ${least}`);
  }
  // A link within a sentence is as high as its line, and exempt from WCAG 2.5.8. Every other link must be large enough.
  const inSentence = (link) => {
    if (getComputedStyle(link).display !== 'inline') return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const rest = block.cloneNode(true);
    for (const other of rest.querySelectorAll('a')) other.remove();
    return rest.textContent.replace(/[\s、，,；;：:·|｜/[\]（）()]+/g, '').length > 0;
  };
  for (const element of document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [tabindex="0"]')) {
    const link = element.localName === 'a';
    if (element.closest('svg') || link && inSentence(element)) continue;
    const label = /radio|checkbox/.test(element.type) && element.labels?.[0];
    const target = label || element;
    if (!gate.visible(target) || element.matches('.skip-link') || getComputedStyle(target).clipPath !== 'none') continue;
    const boxes = [...target.getClientRects()];
    const [width, height] = [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
    const least = link ? 24 : 44;
    if (height < least - 0.5 || width < least - 0.5) found.add(`${gate.place(target)}: target ${round(width)}×${round(height)} px, below ${least}`);
  }
  return [...found];
}
