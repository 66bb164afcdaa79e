// The browser gates: each must complain about its broken pages, and must not complain about the sites.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './lib/browser.mjs';
import { cover, structures } from './lib/cover.mjs';
import { closeFirefox } from './lib/firefox.mjs';
import { FONT_SETS, fontConfiguration } from './lib/fonts.mjs';
import { build, open } from './lib/sites.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MOST = 40;
// With GATES=print,axe, only these gates run.
const wanted = process.env.GATES?.split(',').map((name) => name.trim());
// The longest gates start first, so that none of them runs alone at the end.
const LONGEST = ['questionnaire', 'axe', 'keyboard', 'reader', 'bare', 'links', 'reflow'];
const rank = (name) => (LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length);
const names = (await readdir(join(HERE, 'gates'))).filter((name) => name.endsWith('.mjs')).map((name) => name.slice(0, -4)).sort()
  .filter((name) => !wanted || wanted.includes(name))
  .sort((one, other) => rank(one) - rank(other));
const gates = await Promise.all(names.map(async (name) => ({ name, ...await import(`./gates/${name}.mjs`) })));

const folder = await mkdtemp(join(tmpdir(), 'osteon-gates-'));
const tidy = () => rm(folder, { recursive: true, force: true });
// Nothing may depend on the machine's own fonts, time zone or language.
Object.assign(process.env, { TZ: 'Asia/Taipei', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' });
let sites;
// Gates often wait for pages to come to rest, so three of them share two processors. Each lane has its own browsers, one
// per set of fonts; gates that do not measure text use the first set.
const LANES = Math.min(3, availableParallelism() + 1);
const lanes = [];
try {
  process.env.FONTCONFIG_FILE = await fontConfiguration(Object.keys(FONT_SETS)[0], folder);
  sites = await build(folder);
  for (let lane = 0; lane < LANES; lane += 1) {
    const browsers = new Map();
    for (const set of Object.keys(FONT_SETS)) browsers.set(set, await launch(await fontConfiguration(set, folder)));
    lanes.push(browsers);
  }
} catch (error) {
  await tidy();
  throw error;
}
await cp(join(HERE, 'broken'), join(folder, 'broken'), { recursive: true });
console.log(`Chromium ${[...lanes[0].values()][0].version}: ${sites.map((site) => `${site.name} (${site.pages.length} pages, ${site.types.length} types)`).join(', ')}`);
const timings = [];

after(async () => {
  for (const browsers of lanes) for (const one of browsers.values()) await one.close();
  await closeFirefox();
  for (const site of sites) site.close();
  await tidy();
  console.log(`seconds: ${timings.map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`).join(', ')}`);
});

test('the samples show every structure of every page', () => {
  const example = structures('<main id="a"><!-- <i> --><p class="b"><br>x<b>y</b></p><script>"<u>"</script><p lang="en">z</p></main>');
  assert.deepEqual([...example], [' > main[id]', 'main[id] > p[class=b]', 'p[class=b] > br[]', 'p[class=b] > b[]', 'main[id] > p[lang=en]']);
  const pages = ['ab', 'bc', 'c', 'abd'].map((names) => ({ names, structures: new Set(names) }));
  assert.deepEqual(cover(pages).map(({ names }) => names), ['abd', 'bc']);
  const shown = new Set(sites.flatMap((site) => site.samples.flatMap((page) => [...page.structures])));
  const missing = sites.flatMap((site) => site.pages.filter(({ type }) => type !== 'print' || !site.thorough)
    .flatMap((page) => [...page.structures].filter((one) => !shown.has(one)).map((one) => `${page}: ${one}`)));
  assert.deepEqual(missing, []);
});

describe('gates', { concurrency: LANES }, () => {
  for (const gate of gates) describe(gate.title, { concurrency: 1 }, () => tests(gate));
});

/** Runs the tests of a gate in whichever lane is free. */
function tests(gate) {
  let browsers;
  before(() => { browsers = lanes.pop(); });
  after(() => { lanes.push(browsers); });

  test(`${gate.name} complains about broken pages`, async () => {
    const broken = join(folder, 'broken');
    await gate.prepare?.(async (file, change) => writeFile(join(broken, file), change(await readFile(join(broken, file), 'utf8'))));
    const files = Object.keys(gate.broken);
    const site = await open('broken', broken, null, files);
    site.only = files;
    const [browser] = browsers.values();
    const complaints = await gate.check(gate.together ? [site] : site, browser);
    site.close();
    const missing = Object.entries(gate.broken).flatMap(([file, expected]) => expected
      .filter((pattern) => !complaints.some((complaint) => complaint.includes(file) && pattern.test(complaint)))
      .map((pattern) => `${file}: nothing like ${pattern}`));
    if (!files.length || missing.length) throw failure(`the gate lets these pass:\n${missing.join('\n')}\nit says:`, complaints);
  });

  for (const set of gate.measuresText ? Object.keys(FONT_SETS) : ['']) {
    const name = set ? `${gate.name} with ${set} fonts` : gate.name;
    test(`${name} finds nothing on the sites`, async (t) => {
      const start = performance.now();
      const [first] = browsers.values();
      const browser = set ? browsers.get(set) : first;
      // The other font sets test the theme, which one page per type of the guide and of the fixture with every
      // component shows.
      const shown = browser === first ? sites.filter((site) => site.name !== 'english' || gate.bothGuides)
        : sites.filter((site) => ['guide', 'complete'].includes(site.name)).map((site) => ({ ...site, pages: site.types }));
      const check = (site) => gate.check(site, browser, (line) => t.diagnostic(line));
      // Gates that only read pages may overlap: `read` limits the number of visits at a time.
      const complaints = gate.together ? await gate.check(shown) : gate.reads ? (await Promise.all(shown.map(check))).flat() : [];
      if (!gate.together && !gate.reads) for (const site of shown) complaints.push(...await check(site));
      timings.push([name, (performance.now() - start) / 1000]);
      if (complaints.length) throw failure(`${complaints.length} complaints about pages:`, complaints);
    });
  }
}

/**
 * An error that lists the complaints, without a stack. Complaints that are equal on many pages are listed once, unless
 * GATES_ALL is set.
 */
function failure(heading, complaints) {
  const alike = new Map();
  for (const complaint of complaints) {
    const key = process.env.GATES_ALL ? complaint
      : complaint.slice(complaint.indexOf(' ')).replace(/「[^」]*」|:nth-(of-type|child)\(\d+\)|[\d.]+/g, '');
    alike.set(key, [...alike.get(key) ?? [], complaint]);
  }
  const lines = [...alike.values()].map(([first, ...rest]) => `${first}${rest.length ? ` (and ${rest.length} like it)` : ''}`);
  const shown = process.env.GATES_ALL ? lines : lines.slice(0, MOST);
  if (lines.length > shown.length) shown.push(`and ${lines.length - shown.length} more kinds`);
  const error = new Error([heading, ...shown, ...(process.env.GATES_ALL ? [] : ['GATES_ALL=1 shows each of them'])].join('\n'));
  error.stack = '';
  return error;
}
