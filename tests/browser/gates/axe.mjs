// axe-core with WCAG 2.2 AA and its best practices, in light mode on the samples, which show every structure. In the
// sites with every component, also one page per type at 320 px with everything unfolded, and in dark mode, where axe
// checks only contrast, because nothing else that it checks depends on colours.
import { AxeBuilder } from '@axe-core/playwright';
import { visit } from '../lib/browser.mjs';

export const title = 'axe-core: WCAG 2.2 AA and best practice';
export const reads = true;
// Passed checks are not reported: axe spends most of its time on finding a selector for each of their elements.
const TOLD = { resultTypes: ['violations', 'incomplete'] };
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Most of the remaining time goes into the contrast of texts. In light mode, gates/contrast.mjs measures every text of
// every page more strictly, so axe checks contrast only in dark mode.
const ALL_BUT_CONTRAST = { runOnly: { type: 'tag', values: TAGS }, rules: { 'color-contrast': { enabled: false } } };
const CONTRAST = { runOnly: { type: 'rule', values: ['color-contrast'] } };

/** Results that axe cannot decide, each with the test that decides it instead. */
const UNDECIDED = {
  'color-contrast': 'pictures and gradients beneath text: gates/contrast.mjs measures every text itself',
};

export const broken = {
  'axe.html': [/\[light\] image-alt/, /\[light\] label/, /\[dark\] color-contrast/, /\[320 px\] heading-order/, /\[light\] undecided: aria-valid-attr-value/],
};

export async function check(site, browser) {
  // Print editions repeat the other pages, so axe reads them only in light mode.
  const alone = site.types.filter((page) => page.type !== 'print');
  const modes = [
    ['light', site.samples, {}, ALL_BUT_CONTRAST],
    ['dark', site.full ? alone : [], { colorScheme: 'dark' }, CONTRAST],
    ['320 px', site.full ? alone : [], { viewport: { width: 320, height: 640 } }, ALL_BUT_CONTRAST],
  ];
  const told = await Promise.all(modes.map(([mode, pages, options, rules]) => browser.read(pages, options, async (page, item) => {
    await visit(page, site.address(item), { help: false, details: mode !== 'light' });
    const result = await new AxeBuilder({ page }).options({ ...TOLD, ...rules }).setLegacyMode(true).analyze();
    const tell = (kind) => (rule) => {
      const [first, ...rest] = rule.nodes.map((node) => node.target.join(' '));
      return `${item} [${mode}] ${kind}${rule.id} (${rule.help}): ${first}${rest.length ? ` and ${rest.length} more` : ''}`;
    };
    return [...result.violations.map(tell('')), ...result.incomplete.filter((rule) => !UNDECIDED[rule.id]).map(tell('undecided: '))];
  })));
  return told.flat();
}
