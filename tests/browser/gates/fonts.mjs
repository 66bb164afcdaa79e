// Fonts: the browser itself reports which font it draws Han text with; it must be a Traditional Chinese one.
import { visit } from '../lib/browser.mjs';

export const title = 'fonts: Han text in a Traditional Chinese font';
export const reads = true;

const TRADITIONAL = /\b(TC|TW|HK|MO|MingLiU|PMingLiU|JhengHei|Kai|Ming)\b/i;
const OTHERS = /\b(JP|SC|KR|CN|Japanese|Korean)\b/i;
const SAMPLES = 24;

export const broken = { 'fonts.html': [/Han text in/] };

export async function check(site, browser) {
  return browser.read(site.types, {}, async (page, item) => {
    await visit(page, site.address(item), { details: true });
    if (!await page.evaluate(() => /^zh-(Hant|TW|HK|MO)/i.test(document.documentElement.lang))) return [];
    // One element for each combination of font settings on this page.
    await page.evaluate((most) => {
      const ways = new Map();
      for (const element of gate.texts()) {
        const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('');
        const style = getComputedStyle(element);
        if (!element.children.length && /^[\p{Script=Han}\s]+$/u.test(own)) ways.set([element.localName, style.fontFamily, style.fontWeight, style.fontStyle, element.closest('[lang]')?.lang].join(), element);
      }
      [...ways.values()].slice(0, most).forEach((element) => element.setAttribute('data-gate-font', gate.place(element)));
    }, SAMPLES);
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument', { depth: 1 });
    const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '[data-gate-font]' });
    const found = [];
    for (const nodeId of nodeIds) {
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
      const { attributes } = await session.send('DOM.getAttributes', { nodeId });
      const place = attributes[attributes.indexOf('data-gate-font') + 1];
      for (const font of fonts) {
        if (!TRADITIONAL.test(font.familyName) || OTHERS.test(font.familyName)) found.push(`${item}: ${place}: Han text in ${font.familyName}`);
      }
    }
    await session.detach();
    if (!nodeIds.length) found.push(`${item}: no Han text was found to look at`);
    return found;
  });
}
