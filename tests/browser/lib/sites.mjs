// The sites under test: built by the program into a temporary folder, each page with its type.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { cover, structures } from './cover.mjs';
import { serve } from './server.mjs';

const run = promisify(execFile);
export const REPOSITORY = resolve(fileURLToPath(import.meta.url), '../../../..');
const SHOW_ALL = ['guide', 'complete', 'folders-urls'];
const THEME_PAGES = ['404', 'about', 'search'];
/**
 * The program under test, as the first words of a command: the one in the environment variable OSTEON, otherwise this
 * repository's.
 */
export const PROGRAM = process.env.OSTEON ? [process.env.OSTEON]
  : ['cargo', 'run', '--quiet', '--release', '--locked', '--manifest-path', join(REPOSITORY, 'Cargo.toml'), '--'];

async function osteon(...words) {
  try {
    await run(PROGRAM[0], [...PROGRAM.slice(1), ...words], { maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`osteon ${words.join(' ')} failed:\n${error.stderr || error.message}`);
  }
}

/** Builds the shipped guide in both languages, the guide that `osteon new` writes, and every project in tests/projects. */
export async function build(into) {
  const projects = [['guide', REPOSITORY], ['english', join(REPOSITORY, 'guides', 'en')]];
  const scaffold = join(into, 'scaffold-project');
  await osteon('new', scaffold);
  projects.push(['scaffold', scaffold]);
  const more = join(REPOSITORY, 'tests', 'projects');
  if (existsSync(more)) {
    for (const name of (await readdir(more)).sort()) {
      if (existsSync(join(more, name, 'content', 'guide.toml'))) projects.push([name, join(more, name)]);
    }
  }
  const sites = [];
  for (const [name, root] of projects) {
    const folder = join(into, name);
    await osteon('build', '--no-sync', '--root', root, '--output', folder);
    sites.push(await open(name, folder, root));
  }
  // Few gates test the English edition, so it must not be the only one to show a structure.
  chooseSamples(sites.filter((site) => site.name !== 'english'));
  return sites;
}

/**
 * Chooses the samples of each site: together, those of all sites show every structure. The guide's print edition, which
 * repeats its other pages, is longer than all of them and is never a sample.
 */
function chooseSamples(sites) {
  const chosen = new Set(cover(sites.flatMap((site) => site.pages.filter(({ type }) => type !== 'print' || !site.thorough))));
  for (const site of sites) {
    site.samples = site.pages.filter((page) => chosen.has(page));
    // Each site has its own language, colours and addresses.
    if (!site.samples.length) site.samples = site.types.slice(0, 1);
  }
}

/** Describes a folder of pages as a site: its content, and the address at which it is served. */
export async function open(name, folder, root = null, only = null) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
  const paths = files.filter((file) => file.endsWith('.html') && (!only || only.includes(file)));
  const [atRoot, below] = [await serve(folder), await serve(folder, '/a/b/c/')];
  const all = await Promise.all(paths.map(async (path) => {
    const { size } = await stat(join(folder, path));
    const html = await readFile(join(folder, path), 'utf8');
    const leadsTo = /<meta http-equiv="refresh" content="0; url=([^"]*)">/.exec(html)?.[1];
    return { path, size, type: typeOf(path, root), leadsTo, structures: structures(html), toString: () => `${name}/${path}` };
  }));
  // Readers do not stay on a page that redirects at once; the links gate checks its target.
  const pages = all.filter((page) => page.leadsTo === undefined);
  const largest = new Map();
  // The theme alone determines these pages, so three sites are enough: the guide, one in English, one with folders as
  // addresses.
  const repeated = root && !SHOW_ALL.includes(name) ? THEME_PAGES : [];
  for (const page of pages.filter(({ type }) => !repeated.includes(type))) if (!(largest.get(page.type)?.size >= page.size)) largest.set(page.type, page);
  return {
    name, folder, files, pages, root, redirects: all.filter((page) => page.leadsTo !== undefined),
    /**
     * Expensive gates test every page of the shipped guide and all broken pages, but one page per type of the other
     * sites.
     */
    thorough: root === REPOSITORY || root === null,
    /** True for the sites that show every component of the theme. */
    full: root === REPOSITORY || root === null || name === 'complete',
    /** The largest page of each type. Every broken page is a type of its own. */
    types: root ? [...largest.values()] : pages,
    /** Pages that show every structure, together with the samples of the other sites (`build` chooses them). */
    samples: pages,
    places: { 'a root': atRoot.address, 'a sub-path': below.address, 'file://': `${pathToFileURL(folder).href}/` },
    address: (page) => atRoot.address + page.path,
    close: () => { atRoot.close(); below.close(); },
  };
}

/** The type of a page, by its path: the folder's name, `section` for a file of an editor, otherwise the file's name,
 * without the number of a further page. */
function typeOf(path, root) {
  const name = path.replace(/(~\d+)?(\/index)?\.html$/, '');
  if (name.includes('/')) return existsSync(join(root ?? '', 'content', 'sections', `${name}.md`)) ? 'section' : name.split('/')[0];
  if (root && existsSync(join(root, 'content', 'sections', `${name}.md`))) return 'section';
  return name;
}
