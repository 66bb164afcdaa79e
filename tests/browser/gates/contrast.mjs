// Modes and colours: light, dark, forced colours, more contrast, reduced motion. The contrast of every text is computed
// with WCAG's formula.
import { visit } from '../lib/browser.mjs';

export const title = 'modes and contrast: light, dark, forced colours, more contrast, less motion';
export const reads = true;

// The page is loaded on a light device and on a dark device; the other settings are changed afterwards, as readers may
// do.
const DEVICES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
};
const MODES = {
  light: [
    ['light, more contrast', { contrast: 'more' }],
    ['forced colours', { forcedColors: 'active' }],
    ['less motion', { reducedMotion: 'reduce' }],
  ],
  dark: [
    ['dark, more contrast', { contrast: 'more' }],
    ['forced colours, dark', { forcedColors: 'active' }],
  ],
};
const NEITHER = { contrast: 'no-preference', forcedColors: 'none', reducedMotion: 'no-preference' };

export const broken = {
  'contrast.html': [/\[light\].*p\.grey.*: text 5\.\d+:1, below 7/, /\[light\].*\.faint.*below 7/, /\[light\].*太淡的頁首.*below 4\.5/, /\[dark\].*p\.forgotten/, /svg text.*below 4\.5/,
    /a\.been.*visited/, /gradient/, /\[light\].*bar.*: shape .* below 3/, /\[forced colours, dark\].*svg text/, /\[forced colours\].*backed/, /\[less motion\].*moves/, /\[dark\] console/, /input.*: border .* below 3/],
};

export async function check(site, browser) {
  const told = await Promise.all(Object.entries(DEVICES).map(([device, options]) => browser.read(site.samples, options, async (page, item) => {
    const found = [];
    let mode = device;
    const say = (what) => found.push(`${item} [${mode}] ${what}`);
    // gates/links.mjs reports files that could not be loaded.
    const onConsole = (message) => { if (/error|warning/.test(message.type()) && !/^Failed to load/.test(message.text())) say(`console ${message.type()}: ${message.text()}`); };
    const onError = (error) => say(`page error: ${error.message}`);
    page.on('console', onConsole).on('pageerror', onError);
    const load = () => visit(page, site.address(item), { details: true });
    const look = async () => (await page.evaluate(measure, { forced: mode.startsWith('forced'), still: mode === 'less motion' })).forEach(say);
    await load();
    await look();
    // A print edition repeats the other pages, so the two devices are enough for it.
    if (item.type !== 'print') {
      const again = await page.evaluate(asksOnce);
      for (const [name, media] of MODES[device]) {
        mode = name;
        await page.emulateMedia({ ...NEITHER, ...media });
        if (again) await load();
        await look();
      }
      await page.emulateMedia(NEITHER);
    }
    page.off('console', onConsole).off('pageerror', onError);
    return found;
  })));
  return told.flat();
}

/**
 * Returns true if a script of the page queries the device's settings while the page loads: then the page must be
 * reloaded for each mode.
 */
async function asksOnce() {
  const texts = await Promise.all([...document.scripts].map((script) => (script.src ? fetch(script.src).then((answer) => answer.text()) : script.text)));
  return texts.some((text) => /prefers-contrast|forced-colors|prefers-reduced-motion/.test(text));
}

function measure({ forced, still }) {
  gate.forget();
  const found = new Set();
  const BODY = 'p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, legend, label, caption, figcaption, blockquote, summary';
  const QUIET = 'nav, header, footer, small, figcaption, caption, a, button, .visually-hidden';
  const floor = (element) => {
    if (forced || element.closest('svg')) return 4.5;
    const block = element.closest(BODY);
    return block && element.closest('main') && !element.closest(QUIET) ? 7 : 4.5;
  };
  const fade = (element) => {
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    return opacity;
  };
  const ratio = (number) => `${(Math.floor(number * 100) / 100).toFixed(2)}:1`;
  // With forced colours, browsers paint the page's colour behind each line of text, whatever the background of its box
  // is.
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.background = 'Canvas';
  const canvas = gate.colour(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const backed = (element, style) => forced && style.forcedColorAdjust === 'auto' && !element.closest('button, select, input, mark');
  const look = (elements, note) => {
    for (const element of elements) {
      const style = getComputedStyle(element);
      const svg = element.closest('svg');
      const inDrawing = svg && element !== svg && !element.closest('foreignObject');
      if (style.backgroundClip === 'text') { found.add(`${gate.place(element)}: text painted with a picture cannot be measured`); continue; }
      let ink = inDrawing ? gate.paint(element, 'fill') : gate.colour(style.color);
      if (!ink) continue;
      ink = [...ink.slice(0, 3), ink[3] * fade(element)];
      let grounds;
      if (inDrawing) {
        const box = element.getBoundingClientRect();
        grounds = [0.05, 0.5, 0.95].map((part) => gate.underPoint(svg, element, box.x + box.width * part, box.y + box.height / 2));
      } else grounds = backed(element, style) ? [canvas] : gate.backgrounds(element);
      const worst = grounds.map((ground) => [gate.contrast(gate.over(ink, ground), ground), ground]).sort((a, b) => a[0] - b[0])[0];
      const least = floor(element);
      if (worst[0] < least) {
        const many = grounds.length > 1 && !inDrawing ? ' (a gradient)' : '';
        found.add(`${inDrawing ? 'svg text ' : ''}${gate.place(element)}: text ${ratio(worst[0])}, below ${least}:1${note}: ${gate.hex(ink)} on ${gate.hex(worst[1])}${many}`);
      }
    }
  };
  if (still) {
    for (const animation of document.getAnimations()) found.add(`${gate.place(animation.effect.target)}: moves although less motion is asked for`);
    if (getComputedStyle(document.documentElement).scrollBehavior === 'smooth') found.add('html: scrolling moves although less motion is asked for');
    return [...found];
  }
  look(gate.texts(), '');
  // Drawings that carry information: the fill or stroke of each shape is compared with what lies under it. Lines that
  // only guide the eye are marked aria-hidden. The shapes of an illustration need no contrast: its title, its
  // description and the text carry the meaning.
  for (const svg of document.querySelectorAll('svg:not([aria-hidden="true"], .drawing-picture, .handout-code)')) {
    if (svg.closest('[aria-hidden="true"]') || !gate.visible(svg)) continue;
    for (const shape of svg.querySelectorAll(gate.SHAPES)) {
      if (shape.closest('defs, clipPath, mask, marker, symbol, [aria-hidden="true"]') || !gate.visible(shape)) continue;
      const box = shape.getBoundingClientRect();
      if (box.width * box.height === 0 && !gate.paint(shape, 'stroke')) continue;
      const under = gate.underPoint(svg, shape, box.x + box.width / 2, box.y + box.height / 2);
      const paints = ['fill', 'stroke'].map((what) => gate.paint(shape, what)).filter((c) => c && c[3] > 0);
      if (!paints.length) continue;
      const best = Math.max(...paints.map((c) => gate.contrast(gate.over(c, under), under)));
      if (best < 3) found.add(`${gate.place(shape)}: shape ${ratio(best)}, below 3:1: ${paints.map(gate.hex).join(' and ')} on ${gate.hex(under)}`);
    }
  }
  // The border of an input field must be visible, because nothing else shows that it is a field.
  for (const field of document.querySelectorAll('input:not([type="radio"], [type="checkbox"], [type="hidden"], [type="range"]), select, textarea')) {
    if (!gate.visible(field)) continue;
    const style = getComputedStyle(field);
    const under = gate.backgrounds(field.parentElement)[0];
    const edges = [style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0 ? gate.colour(style.borderTopColor) : null, gate.colour(style.backgroundColor)].filter(Boolean);
    const best = Math.max(...edges.map((c) => gate.contrast(gate.over(c, under), under)));
    if (best < 3) found.add(`${gate.place(field)}: border ${ratio(best)}, below 3:1`);
  }
  if (forced) return [...found];
  // Visited links: the browser hides their colour from scripts, so their rules are temporarily applied to every link.
  const mimicked = [];
  const mimic = (rules) => {
    for (const rule of [...rules]) {
      if (rule.selectorText?.includes(':visited')) {
        mimicked.push([rule, rule.selectorText]);
        rule.selectorText = rule.selectorText.replaceAll(':visited', ':any-link');
      } else if (rule.cssRules) mimic(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) mimic(sheet.cssRules);
  look(gate.texts().filter((element) => element.closest('a')), ' (visited)');
  for (const [rule, selector] of mimicked) rule.selectorText = selector;
  return [...found];
}
