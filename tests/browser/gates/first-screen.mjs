// The first screen of a phone (360 × 740 px) on every article: the answer, below a whole emergency card if there is one.
// Then the first heading, and the number of links among which readers must choose.
import { visit } from '../lib/browser.mjs';

export const title = 'first screen at 360 × 740 px: the answer, emergencies, links';
export const reads = true;
export const bothGuides = true;

/** In screens, from the top of the page: where the answer and the first heading of the text begin at the latest. */
const ANSWER = 0.35;
const HEADING = 1.5;
/**
 * Below an emergency card, whose signs must not be folded. The card ends where the answer begins. In the fonts of phones
 * this is 0.7; DejaVu Sans, in which the gate measures, is wider and needs three lines more.
 */
const ANSWER_BELOW_CARD = 0.78;
/**
 * Links in the main part: all, all on a page with a tool (whose rows also stand on the page), those that are not folded,
 * and all on the article in the middle if the articles of a guide are sorted by this number.
 */
const LINKS = { all: 60, withTool: 65, visible: 40, median: 35 };

export const broken = {
  'first-screen.html': [/the answer begins at screen 1\.\d+, after 0\.35/, /the first heading begins at screen 2\.\d+, after 1\.5/, /\d+ links, above 60/, /\d+ links that are not folded, above 40/, /the median page has \d+ links, above 35/],
  'first-screen-card.html': [/the answer begins at screen 1\.\d+, after 0\.78/, /signs of an emergency are folded/, /the number to call is no link/],
};

export async function check(site, browser) {
  // The projects in tests/ have texts that test something else.
  if (!site.thorough && site.name !== 'english') return [];
  const pages = site.pages.filter(({ type, path }) => !site.root || type === 'section' && !path.startsWith('handout'));
  const counts = [];
  const complaints = await browser.read(pages, { viewport: { width: 360, height: 740 } }, async (page, item) => {
    await visit(page, site.address(item));
    const seen = await page.evaluate(look);
    const found = [];
    const answer = seen.card ? ANSWER_BELOW_CARD : ANSWER;
    if (seen.folded) found.push('signs of an emergency are folded');
    if (seen.card && !seen.calls) found.push('the number to call is no link');
    if (!(seen.answer <= answer)) found.push(`the answer begins at screen ${seen.answer.toFixed(2)}, after ${answer}`);
    if (seen.heading > HEADING) found.push(`the first heading begins at screen ${seen.heading.toFixed(2)}, after ${HEADING}`);
    counts.push([seen.links, item]);
    const most = seen.tool ? LINKS.withTool : LINKS.all;
    if (seen.links > most) found.push(`${seen.links} links, above ${most}`);
    if (seen.visible > LINKS.visible) found.push(`${seen.visible} links that are not folded, above ${LINKS.visible}`);
    return found.map((complaint) => `${item}: ${complaint}`);
  });
  const [links, item] = counts.sort(([one], [other]) => one - other)[counts.length >> 1];
  if (links > LINKS.median) complaints.push(`${item}: the median page has ${links} links, above ${LINKS.median}`);
  return complaints;
}

function look() {
  const main = document.querySelector('main');
  const screen = (element) => (element ? (element.getBoundingClientRect().top + scrollY) / innerHeight : 0);
  const isShown = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.getClientRects().length > 0;
  const seen = (selector, without) => [...main.querySelectorAll(selector)].find((element) => isShown(element) && element.textContent.trim() && !element.closest(without));
  const links = [...main.querySelectorAll('a[href]')];
  const card = main.querySelector('h1 + .care-card-emergency');
  const answer = seen('p, li', '.care-card, .page-status, .contents-list, nav');
  const headings = [...main.querySelectorAll('h2, h3')].filter((element) => isShown(element) && !element.closest('.care-card, .visually-hidden, nav') && !element.matches('.visually-hidden'));
  return {
    card: Boolean(card),
    folded: Boolean(card?.querySelector('details')),
    calls: Boolean(card?.querySelector('a[href^="tel:"]')),
    answer: answer ? screen(answer) : Infinity,
    heading: screen(headings[0]),
    links: links.length,
    tool: Boolean(main.querySelector('script[class$="-program"]')),
    visible: links.filter(isShown).length,
  };
}
