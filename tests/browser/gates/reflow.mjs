// Reflow at 320 px (1280 px at 400 %), and with text at 200 % and the spacing of WCAG 1.4.12: no horizontal scrolling,
// no clipped text; no line begins with a closing punctuation mark or within a short word.
import { visit } from '../lib/browser.mjs';

export const bothGuides = true;
export const title = 'reflow: 320 px, 400 % zoom, 200 % text with wide spacing';
export const reads = true;
export const measuresText = true;

// The reader's text size is set in the browser, so that lengths and media queries in rem depend on it, as they do for
// readers.
const TWICE = { standard: 32, fixed: 26 };
const SPACING = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';
// 1280 px at 400 % is a window of 320 × 256 px, so it also shows whether a page reflows at 320 px.
const MODES = [
  ['360 px', { width: 360, height: 740 }],
  ['768 px', { width: 768, height: 1024 }],
  ['1280 px at 400 %', { width: 320, height: 256 }],
  ['1280 px, 200 % text', { width: 1280, height: 900 }, SPACING],
  ['360 px, 200 % text', { width: 360, height: 740 }, SPACING],
  ['320 px, 200 % text', { width: 320, height: 640 }, SPACING],
];

export const broken = {
  'reflow.html': [/\[1280 px at 400 %\].*sideways/, /\[360 px\].*is clipped/, /\[360 px\].*a line begins with 「？」/, /a line breaks within 「T-score」/, /loses the space before 「T-score」/, /\[1280 px, 200 % text\].*is clipped/,
    /\[1280 px at 400 %\].*hides/, /\[1280 px at 400 %\].*stays in place and takes/,
    /\[360 px\] img\.late.*sideways of the window/],
};

export async function check(site, browser) {
  return browser.read(site.pages, { viewport: MODES[0][1] }, async (page, item) => {
    const found = [];
    await visit(page, site.address(item), { details: true });
    const session = await page.context().newCDPSession(page);
    let styled = '';
    for (const [at, [mode, viewport, style = '']] of MODES.entries()) {
      if (at) await page.setViewportSize(viewport);
      if (style !== styled) {
        await page.addStyleTag({ content: style });
        await session.send('Page.setFontSizes', { fontSizes: TWICE });
      }
      styled = style;
      // The text size changes after this mode: hide the page until then, so that it is not laid out for each step.
      const hide = style !== (MODES[at + 1]?.[2] ?? '');
      found.push(...(await page.evaluate(measure, { lines: !style, hide })).map((complaint) => `${item} [${mode}] ${complaint}`));
    }
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
    await session.detach();
    return found;
  });
}

function measure({ lines, hide }) {
  gate.forget();
  const found = [];
  const root = document.documentElement;
  root.style.removeProperty('display');
  const width = root.clientWidth;
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const inScroller = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (scrolls(at) || getComputedStyle(at).overflowX === 'hidden') return true;
    return false;
  };
  if (root.scrollWidth > width) found.push(`page: scrolls sideways: ${root.scrollWidth} px in ${width} px`);
  const wide = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg') && element.localName !== 'svg') continue;
    if (!gate.visible(element)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width > 1 && (box.right > width + 1 || box.left < -1) && !inScroller(element) && !wide.some((outer) => outer.contains(element))) {
      wide.push(element);
      found.push(`${gate.place(element)}: stands ${Math.round(Math.max(box.right - width, -box.left))} px sideways of the window`);
    }
    if (/flex|grid/.test(style.display) && !parseFloat(style.columnGap)) {
      // Each text and each element in a flexible box is a box of its own, at whose ends spaces disappear.
      for (const node of element.childNodes) {
        const next = node.nextSibling;
        if (node.nodeType === Node.TEXT_NODE && /\S\s+$/.test(node.data) && next?.textContent.trim()) found.push(`${gate.place(element)}: loses the space before 「${next.textContent.trim()}」`);
      }
    }
    if (element.localName !== 'svg' && /hidden|clip/.test(style.overflowX + style.overflowY) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      && element.clientWidth > 1 && gate.texts(element).length) {
      found.push(`${gate.place(element)}: its text is clipped: ${element.scrollWidth}×${element.scrollHeight} px in ${element.clientWidth}×${element.clientHeight} px`);
    }
    if (scrolls(element) && element.scrollWidth > element.clientWidth + 1 && element.localName !== 'pre' && !element.closest('pre')) {
      found.push(`${gate.place(element)}: hides ${element.scrollWidth - element.clientWidth} px of itself behind sideways scrolling`);
    }
    if (/fixed|sticky/.test(style.position) && box.height > innerHeight / 2 && style.position === 'fixed') {
      found.push(`${gate.place(element)}: stays in place and takes ${Math.round(box.height)} of ${innerHeight} px`);
    } else if (style.position === 'sticky' && style.top !== 'auto' && box.height > innerHeight && element.parentElement.getBoundingClientRect().height > box.height + 1) {
      found.push(`${gate.place(element)}: sticks, and is ${Math.round(box.height)} px high in a window of ${innerHeight} px`);
    }
  }
  if (lines) found.push(...gate.lineStarts());
  if (hide) root.style.setProperty('display', 'none', 'important');
  return found;
}
