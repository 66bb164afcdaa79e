// Firefox: every page type at the root of a host, below a sub-path and on a disk; no horizontal scrolling at 320 px; a
// choice of dark mode that lasts.
import { open, settled, withFirefox } from '../lib/firefox.mjs';

export const title = 'Firefox: console, policy, requests, 320 px, the choice of dark';

export const broken = {
  'firefox.html': [/\[a root\].*console error: broken on purpose/, /\[file:\/\/\].*page error/, /content security policy: style-src/,
    /content security policy: script-src/, /request to another origin: https:\/\/elsewhere\.example/, /sideways/, /no stylesheet/],
  'choice.html': [/dark is chosen, and the page is as light as before/, /does not last/, /leaves something behind/],
};

export async function check(site) {
  if (!site.thorough) return [];
  return withFirefox(async (browser) => {
    const found = [];
    for (const [place, address] of Object.entries(site.places)) {
      const { page, complaints, close } = await open(browser, { width: 320, height: 640 });
      for (const item of site.types) {
        const say = (what) => found.push(`${item} [${place}]: ${what}`);
        try {
          await page.goto(address + item.path, { waitUntil: 'load' });
          await settled(page);
          const seen = await page.evaluate(() => ({
            wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            // A blocked stylesheet is listed nevertheless, but has no rules.
            styles: [...document.styleSheets].filter((sheet) => { try { return sheet.cssRules.length; } catch { return true; } }).length,
          }));
          if (seen.wide > 0) say(`${seen.wide} px to scroll sideways at 320 px`);
          if (!seen.styles) say('no stylesheet took effect');
        } catch (error) {
          say(`the gate broke off: ${error.message.split('\n')[0]}`);
        }
        complaints(address).forEach(say);
      }
      await close();
      found.push(...await choice(browser, site, place, address));
    }
    return found;
  });
}

/** Dark mode, chosen on one page, applies to the next page and after a reload; following the device stores nothing.
   */
async function choice(browser, site, place, address) {
  const { page, complaints, close } = await open(browser, { width: 360, height: 740 });
  const found = [];
  const go = (item) => page.goto(address + item.path, { waitUntil: 'load' }).then(() => settled(page));
  const pick = async (name) => { await page.click(`[id="theme:${name}"]`); await settled(page); };
  const look = () => page.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    checked: document.querySelector('[name="theme:"]:checked')?.value,
    kept: (() => { try { return localStorage.length; } catch { return 0; } })(),
  }));
  const pages = [];
  for (const item of site.types) {
    await go(item);
    if (await page.evaluate(() => document.getElementById('theme:dark')?.checkVisibility())) pages.push(item);
    if (pages.length === 2 || site.only && pages.length) break;
  }
  if (!pages.length) found.push(`${site.name} [${place}]: no page offers a choice of light and dark`);
  const [here, there = here] = pages;
  if (here) {
    const say = (what) => found.push(`${here} [${place}]: ${what}`);
    await go(here);
    const light = await look();
    await pick('dark');
    const dark = await look();
    if (dark.paper === light.paper) say('dark is chosen, and the page is as light as before');
    // On a disk, every file has its own storage.
    await go(place === 'file://' ? here : there);
    const then = await look();
    if (then.checked !== 'dark' || then.paper === light.paper) say('dark does not last from page to page');
    await pick('');
    const last = await look();
    if (last.paper !== light.paper || last.kept > light.kept) say('to follow the device again leaves something behind');
    complaints(address).filter((what) => !site.only || !what.includes('broken')).forEach(say);
  }
  await close();
  return found;
}
