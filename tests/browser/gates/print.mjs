// Paper: one page per type as a tagged A4 PDF, made in dark mode: it must be light, without navigation, and contain all
// text.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { visit } from '../lib/browser.mjs';

export const title = 'print: tagged A4, light, without navigation, every word in it';
export const reads = true;
const run = promisify(execFile);

/** Links to other pages, which are useless on paper. */
const WAYS = 'nav, .layout-screen, .mentioned-in, .data-table-mentions, .data-table-link, .listing-link, .factor-pair-link, .pagination';

export const broken = {
  'print.html': [/is not A4/, /navigation is printed/, /is lost in print: .*第二題/, /paper is dark/, /no disclaimer/, /no version/, /pale.*contrast 1/, /badge.*backgrounds are left out/],
  'print-empty.html': [/no text can be taken/],
};

export async function check(site, browser) {
  const folder = await mkdtemp(join(tmpdir(), 'osteon-print-'));
  try {
    return await browser.read(site.types, { colorScheme: 'dark' }, async (page, item) => {
      await visit(page, site.address(item));
      // The text that must be on paper, read from the page as shown on the screen.
      const screen = await page.evaluate((ways) => {
        const text = gate.shown;
        const main = document.querySelector('main');
        const blocks = [...document.querySelectorAll(':is(main, aside) :is(h1, h2, h3, h4, p, li, td, th, dt, dd, legend, label, figcaption, caption)')];
        return {
          navigation: [...document.querySelectorAll('body > header nav a')].map(text).filter((words) => words.length > 3 && !main.textContent.replace(/\s+/g, '').includes(words)),
          headings: [...main.querySelectorAll('h1, h2, h3, h4')].filter((heading) => gate.visible(heading) && !heading.closest(ways)).map(text),
          questions: [...main.querySelectorAll('fieldset legend')].filter((legend) => !legend.closest(ways)).map(text),
          blocks: blocks.filter((block) => gate.visible(block) && !block.closest(ways) && !block.querySelector('p, li, ul, ol, table')).map(text),
          disclaimer: [...document.querySelectorAll('.site-footer-disclaimer p')].map(text),
          version: document.querySelector('.site-footer-facts') ? text(document.querySelector('.site-footer-facts')) : '',
        };
      }, WAYS);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const found = await page.evaluate(colours);
      await page.emulateMedia({ media: null });
      const name = join(folder, `${site.name}-${item.path.replaceAll('/', '-')}.pdf`);
      await writeFile(name, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }));
      const { stdout: facts } = await run('pdfinfo', [name]);
      if (!/^Tagged:\s+yes/m.test(facts)) found.push('the PDF is not tagged');
      if (!/^Page size:.*\(A4\)/m.test(facts)) found.push(`the paper is not A4: ${facts.match(/^Page size:.*/m)}`);
      const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', name, '-'], { maxBuffer: 1 << 27 });
      const paper = stdout.replace(/\s+/g, '');
      if (paper.length < 8) found.push('no text can be taken out of the PDF');
      for (const words of screen.navigation) if (paper.includes(words)) found.push(`navigation is printed: ${words}`);
      // A page break may cut a text anywhere, so a text counts as present if its beginning, its middle or its end is
      // there.
      const there = (words) => [0, (words.length >> 1) - 5, words.length - 10].some((from) => paper.includes(words.slice(Math.max(from, 0)).slice(0, 10)));
      for (const words of new Set(screen.blocks)) if (!there(words)) found.push(`is lost in print: ${words.slice(0, 40)}`);
      for (const words of new Set([...screen.headings, ...screen.questions])) if (!paper.includes(words)) found.push(`is lost in print: ${words}`);
      if (item.type !== '404') {
        if (site.thorough && !screen.disclaimer.length || screen.disclaimer.some((words) => !paper.includes(words))) found.push('no disclaimer on paper');
        if (!screen.version || !paper.includes(screen.version)) found.push('no version or publisher on paper');
      }
      const { stdout: pixels } = await run('pdftoppm', ['-r', '20', '-gray', '-f', '1', '-l', '1', name], { encoding: 'buffer', maxBuffer: 1 << 26 });
      const grey = pixels.subarray(pixels.length - raster(pixels));
      const dark = grey.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0) / grey.length;
      if (dark > 0.3) found.push(`paper is dark: ${Math.round(dark * 100)} % of the first page`);
      return found.map((complaint) => `${item}: ${complaint}`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The number of bytes of a PGM file that are pixels. */
function raster(bytes) {
  const [, width, height] = bytes.subarray(0, 64).toString('latin1').match(/^P5\s+(\d+)\s+(\d+)\s/);
  return width * height;
}

function colours() {
  gate.forget();
  const found = new Set();
  for (const element of gate.texts()) {
    const svg = element.closest('svg');
    const inDrawing = svg && element !== svg && !element.closest('foreignObject');
    const box = element.getBoundingClientRect();
    const under = inDrawing ? gate.underPoint(svg, element, box.x + box.width / 2, box.y + box.height / 2) : gate.backgrounds(element)[0];
    const ink = inDrawing ? gate.paint(element, 'fill') : gate.colour(getComputedStyle(element).color);
    if (!ink) continue;
    const ratio = gate.contrast(gate.over(ink, under), under);
    if (ratio < 4.5) found.add(`${gate.place(element)}: contrast ${ratio.toFixed(2)}:1 on paper: ${gate.hex(ink)} on ${gate.hex(under)}`);
    // Most printers omit backgrounds unless a style requires them, so the text must have enough contrast on plain paper
    // too.
    const kept = getComputedStyle(element).printColorAdjust === 'exact';
    if (!inDrawing && !kept && gate.contrast(ink, [255, 255, 255]) < 4.5) found.add(`${gate.place(element)}: contrast on plain paper, where backgrounds are left out: ${gate.hex(ink)} (on ${gate.hex(under)})`);
  }
  return [...found];
}
