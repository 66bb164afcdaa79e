// Answers for the program of a page: one set for each possible answer, and thousands of random ones; and the results of
// the program that built the site.
import { spawn } from 'node:child_process';
import { PROGRAM } from './sites.mjs';

/**
 * The kinds of programs in pages: the class of the element that contains it, and the script's function that runs it.
 */
export const PROGRAMS = { 'questionnaire-program': 'questionnaire', 'planner-program': 'planner', 'band-reader-program': 'reader' };

const RANDOM = 3000;

/** Answer sets for a program: `{sex, age, answers, number}`. */
export function vectors(program) {
  const random = randomness(program.id);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const { ages, numbers } = edges(program);
  const replies = program.questions.map((question) => (question.answer === 'number' ? [...numbers, 'unsure']
    : [...question.options ?? ['yes', 'no'], 'unsure']));
  const all = (answer) => Object.fromEntries(program.questions.flatMap((question, at) => {
    const reply = answer(question, replies[at]);
    return reply === undefined ? [] : [[question.id, reply]];
  }));
  // With several measures, the number of each by its id; with one measure, `number`.
  const ids = (program.measures ?? []).flatMap(({ id }) => id ?? []);
  const measure = (number, at = -1) => (number === undefined ? {} : !ids.length ? { number }
    : { numbers: Object.fromEntries(ids.flatMap((id, own) => (own === at || at < 0 ? [[id, number]] : []))) });
  const measured = 'bands' in program ? [undefined, ...numbers] : [undefined];
  const list = [{}, { answers: {} }];
  for (const sex of ['female', 'male']) list.push({ sex }, ...ages.map((age) => ({ sex, age })), ...ages.map((age) => ({ age })));
  // Each answer alone; the first, the second, the last option and "not sure" for all questions.
  program.questions.forEach((question, at) => list.push(...replies[at].map((reply) => ({ answers: { [question.id]: reply } }))));
  for (const answer of [(question, own) => own[0], (question, own) => own[1], (question, own) => own.at(-2), () => 'unsure']) {
    for (const sex of [undefined, 'female', 'male']) list.push({ sex, answers: all(answer) });
  }
  for (const number of measured) list.push(measure(number), ...[-1, ...ids.keys()].map((at) => ({ ...measure(number, at), age: 70, sex: 'male', answers: all((question, own) => own[0]) })));
  // Every answer together with a number outside all bands: readers for whom the table is not valid must still be told
  // so.
  if ('bands' in program) for (const number of [-1e6, 1e6, 0.5]) program.questions.forEach((question, at) => list.push(...replies[at].map((reply) => ({ ...measure(number), age: 70, answers: { [question.id]: reply } }))));
  for (let i = 0; i < RANDOM; i += 1) {
    // From readers who answer hardly any question to readers who answer all.
    const answers = random();
    list.push({
      sex: pick([undefined, 'female', 'male']), age: pick([undefined, ...ages]),
      ...ids.length ? { numbers: Object.fromEntries(ids.map((id) => [id, pick(measured)])) } : measure(pick(measured)),
      answers: all((question, own) => (random() < answers ? pick(own) : undefined)),
    });
  }
  return JSON.parse(JSON.stringify(list));
}

/** Ages and numbers at, just below and just above every boundary in the program. */
function edges(program) {
  const ages = new Set([0, 30, 120]);
  const numbers = new Set([0, -1, 2.5, 1000000]);
  const walk = (value) => {
    if (Array.isArray(value) && value[0] === 'age') for (const age of value.slice(1)) if (age !== null) for (const own of [age - 1, age, age + 1]) ages.add(Math.max(own, 0));
    for (const [key, own] of Object.entries(value ?? {})) {
      if (['at-least', 'above', 'at-most', 'below'].includes(key) && typeof own === 'number') for (const by of [-1, -0.1, 0, 0.1, 1]) numbers.add(Math.round((own + by) * 100) / 100);
      else if (typeof own === 'object') walk(own);
    }
  };
  walk(program);
  const bands = program.ages ?? program.screening?.ages ?? [];
  return { ages: [...ages, ...bands, [35, 66], [60, null]], numbers: [...numbers] };
}

/** Pseudo-random numbers from 0 to 1, the same on every run (mulberry32). */
function randomness(seed) {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum, 31) + letter.codePointAt(0) | 0, 1);
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let t = Math.imul(state ^ state >>> 15, 1 | state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

/** The results of `osteon answer` for these answer sets. */
export function answered(root, id, list) {
  const words = [...PROGRAM.slice(1), 'answer', id, '--root', root];
  return new Promise((resolve, reject) => {
    const child = spawn(PROGRAM[0], words, { stdio: ['pipe', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
    child.stderr.setEncoding('utf8').on('data', (text) => { err += text; });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code) reject(new Error(`osteon ${words.slice(PROGRAM.length - 1).join(' ')} failed: ${err.trim()}`));
      else resolve(JSON.parse(out));
    });
    child.stdin.on('error', () => {}).end(JSON.stringify(list));
  });
}
