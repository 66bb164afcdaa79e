// Inputs for the calculator of a validated scale, and the results of the program that built the site, for each kind of
// rounding.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answered } from './vectors.mjs';

export const ROUNDINGS = ['none', 'nearest', 'truncate', 'truncate-each-term'];

// Whole numbers that occur in people for whom indices of weight and age are made; other inputs get 40 numbers from the
// lowest plausible one.
const WHOLE = { weight: [35, 90], age: [45, 90] };

// Texts that are not plain decimal numbers, or numbers in another notation.
const WRITTEN = ['', ' ', 'x', '-', '.', '.5', '5.', '055', '+55', '--55', '+-55', '-55', '55.50', '55.500000000000000000000', '1e2', '0x41', 'Infinity', 'NaN',
  '５５', '55,5', ' 55', '55 ', '5.5.5', '55.123456789012', '55.1234567890123', '1234567890123', '000000000055', '0000000000055', '-0', '55\n'];

/**
 * All pairs of whole numbers; random pairs with up to four decimals; values at the limits; texts that are not numbers.
 */
export function inputs(program) {
  const ids = program.inputs.map(({ id }) => id);
  const spans = program.inputs.map(({ id, accepts = {} }) => WHOLE[id] ?? ((from) => [from, from + 39])(accepts['at-least'] ?? accepts.above ?? 0));
  const [whole, more] = [[{}], []];
  spans.slice(0, 2).forEach(([from, to], at) => {
    const longer = whole.splice(0).flatMap((given) => Array.from({ length: to - from + 1 }, (_, step) => ({ ...given, [ids[at]]: String(from + step) })));
    whole.push(...longer);
  });
  const usual = Object.fromEntries(ids.map((id, at) => [id, String(spans[at][0] + 10)]));
  let state = 1;
  const random = () => { state = Math.imul(state, 48271) >>> 0; return state / 4294967296; };
  for (let i = 0; i < 4000; i += 1) {
    more.push(Object.fromEntries(ids.map((id, at) => [id, (spans[at][0] + random() * (spans[at][1] - spans[at][0])).toFixed(i % 5)])));
  }
  program.inputs.forEach(({ id, accepts = {} }) => {
    const ends = Object.values(accepts).flatMap((end) => [-1, -0.1, 0, 0.1, 1].map((by) => String(Math.round((end + by) * 10) / 10)));
    for (const value of [...ends, ...WRITTEN, 55, 55.5, null, true, undefined]) more.push({ ...usual, [id]: value });
  });
  more.push(...atCutOffs(program, spans), {});
  return { whole: whole.map((given) => ({ ...usual, ...given })), more: JSON.parse(JSON.stringify(more)) };
}

/**
 * Inputs whose exact sum is a cut-off, a whole number near one or half-way between two, and inputs a tenth beside them.
 */
function atCutOffs(program, spans) {
  const [first, ...rest] = program.inputs;
  const found = [];
  const ends = new Set(program['cut-offs'].flatMap(({ range }) => Object.values(range)));
  for (const end of ends) {
    for (const by of [-1, -0.5, 0, 0.5, 1]) {
      for (let step = 0; step < 20; step += 1) {
        const given = Object.fromEntries(rest.map(({ id }, at) => [id, String(spans[at + 1][0] + step)]));
        const others = rest.reduce((sum, { id, weight }) => sum + Number(weight) * given[id], Number(program.constant));
        const exact = (end + by - others) / Number(first.weight);
        for (const beside of [-0.1, 0, 0.1]) found.push({ ...given, [first.id]: String(Math.round((exact + beside) * 1000) / 1000) });
      }
    }
  }
  return found;
}

/** The results of `osteon answer` for these inputs to a questionnaire's scale, by kind of rounding. */
export async function scaled(root, questionnaire, list) {
  const folder = await mkdtemp(join(tmpdir(), 'osteon-scale-'));
  try {
    const results = {};
    for (const rounding of ROUNDINGS) {
      const project = join(folder, rounding);
      await cp(join(root, 'content'), join(project, 'content'), { recursive: true });
      const file = join(project, 'content', 'questionnaires', `${questionnaire}.toml`);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/^(rounding\s*=\s*)"[^"]*"/m, `$1"${rounding}"`));
      results[rounding] = (await answered(project, questionnaire, list.map((scale) => ({ scale })))).map(({ scale }) => scale);
    }
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
