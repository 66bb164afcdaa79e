// Evaluates the same answers twice: by the program that built the site, and by the scripts of its pages in Chromium.
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { REPOSITORY } from '../lib/sites.mjs';
import { PROGRAMS, answered, vectors } from '../lib/vectors.mjs';

export const title = 'vectors: the scripts say what the program says, to every answer and 3,000 readers at random';
export const reads = true;

export const broken = {
  'vectors.html': [/questionnaire pressure: .* the script says .* instead of/, /planner checks: .*instead of/, /reader levels: .*broke off/],
};

// The project that the broken page claims to belong to.
const BROKEN_ROOT = join(REPOSITORY, 'tests', 'projects', 'questionnaire');

export async function check(site, browser, tell = () => {}) {
  const told = new Set();
  const texts = await Promise.all(site.pages.map((item) => readFile(join(site.folder, item.path), 'utf8')));
  const pages = site.pages.filter((_, at) => Object.keys(PROGRAMS).some((name) => texts[at].includes(name)));
  return browser.read(pages, {}, async (page, item) => {
    await page.goto(site.address(item));
    const programs = await page.evaluate((kinds) => Object.entries(kinds).flatMap(([name, run]) => [...document.querySelectorAll(`.${name}`)]
      .map((element) => ({ run, program: JSON.parse(element.textContent) }))), PROGRAMS);
    const found = [];
    for (const { run, program } of programs) {
      const name = `${run} ${program.id}`;
      if (told.has(name)) continue;
      told.add(name);
      const list = vectors(program);
      try {
        const [right, said] = await Promise.all([
          answered(site.root ?? BROKEN_ROOT, program.id, list),
          page.evaluate(([own, its, readers]) => readers.map((reader) => osteon[own](its, reader)), [run, program, list]),
        ]);
        const wrong = list.map((reader, at) => at).filter((at) => !isDeepStrictEqual(right[at], said[at]));
        tell(`${site.name}: ${name}: ${list.length} readers`);
        for (const at of wrong.slice(0, 3)) {
          found.push(`${item}: ${name}: to ${JSON.stringify(list[at])} the script says ${JSON.stringify(said[at])} instead of ${JSON.stringify(right[at])}`);
        }
        if (wrong.length > 3) found.push(`${item}: ${name}: and ${wrong.length - 3} readers more`);
      } catch (error) {
        found.push(`${item}: ${name}: broke off: ${error.message.split('\n')[0]}`);
      }
    }
    return found;
  });
}
