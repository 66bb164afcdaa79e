// Questionnaires from the start to the result and back: with a mouse, with only the keyboard, without JavaScript, on
// paper, in Chromium and in Firefox. Checks what is announced, where the focus is, what is stored and what leaves the
// page.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { settle, visit as withHelp } from '../lib/browser.mjs';
import { open, settled, withFirefox } from '../lib/firefox.mjs';
import { axeBuilder, pagesWith } from '../lib/tools.mjs';
import { Reader, numberFor, replies } from '../lib/questionnaire.mjs';

export const title = 'questionnaire: runs by mouse and by keyboard, focus, result, what is kept, paper, Chromium and Firefox';
const run = promisify(execFile);
const AS_READERS = { bypassCSP: false, viewport: { width: 320, height: 700 } };
// Pages per lane at a time: these tests mostly wait for pages to come to rest.
const WAITING = 4;

export const broken = {
  'questionnaire.html': [/the focus is lost/, /is in the address/, /keeps answers, unasked/, /the link #nowhere leads nowhere/, /the title is/, /loading the page again turns/, /asks for .*after loading/, /the result lists .* instead of/, /the care cards are  instead of urgent/,
    /the result says 「您的風險很低。」, which the page does not say/, /title of the result/, /Back does not lead back/,
    /is dead without JavaScript/, /no words for nails/, /is lost on paper/, /px to scroll sideways/, /page error/, /what is kept is not one entry/,
    /are not offered/, /of another version are not removed/, /after a month are not removed/, /clearing leaves/,
    /the number 「999999999」/, /at the ask: axe-core: button-name/, /at the review: target .* below 44/, /\[Firefox, a root\].*the focus is lost/, /\[Firefox, file/],
  'questionnaire-hasty.html': [/at 360 px: .*a line begins with/, /is not announced/, /goes on by itself/, /a change does not lead back/, /an old link to a source/],
};

export async function check(site, browser) {
  // The guide and the questionnaire fixture are tested completely; on other sites, one simulated reader is enough.
  const thorough = site.only || ['guide', 'questionnaire'].includes(site.name);
  const found = [];
  const items = (await browser.read(await pagesWith(site, 'questionnaire'), { javaScriptEnabled: false }, async (page, item) => {
    await page.goto(site.address(item));
    const own = await page.locator('main').textContent();
    const programs = (await page.locator('.questionnaire-program').allTextContents()).map((program) => JSON.parse(program));
    const told = await without(page, item);
    found.push(...told.found);
    const text = (own + told.text).replace(/\s+/g, '');
    return [{ item, text, programs, toString: () => String(item) }];
  })).filter((own) => typeof own !== 'string' || !found.push(own));
  // Of pages that show the same questionnaire, only one is tested, preferably the questionnaire's own page. A page with
  // two questionnaires is a case of its own.
  const known = new Set();
  const owns = ({ item }) => Number(item.type === 'questionnaires');
  const first = items.toSorted((one, other) => owns(other) - owns(one)).filter(({ programs }) => {
    const ids = programs.map(({ id }) => id).join();
    return !known.has(ids) && known.add(ids);
  });
  const whole = thorough ? (site.only ? items : first) : [];
  const root = site.places['a root'];
  const disk = site.places['file://'];
  const steps = [
    ...whole.flatMap((own) => everything(own, 'a root', root)),
    ...items.filter((own) => !whole.includes(own)).map((own) => journeys(own, 'a root', root, [MOUSE])).flat(),
    // The script is the same at every address: one reader below a sub-path; on a disk, also what the browser stores
    // there.
    ...whole.slice(0, 1).flatMap((own) => [...journeys(own, 'a sub-path', site.places['a sub-path'], [MOUSE]), ...journeys(own, 'file://', disk, [MOUSE]), keepingOn(own, 'file://', disk)]),
  ];
  const told = await Promise.all([
    browser.each(steps, AS_READERS, (page, step) => step.run(page), WAITING),
    browser.each(whole, { viewport: { width: 360, height: 740 } }, (page, own) => looks(page, own, root)),
    inFirefox(site, whole),
  ]);
  return [...found, ...told.flat()];
}

/**
 * Firefox is slower, so it tests one page at a time, in parallel with Chromium: every questionnaire from a server, the
 * first one from a disk.
 */
function inFirefox(site, items) {
  if (!items.length) return [];
  return withFirefox(async (firefox) => {
    const said = [];
    for (const place of ['a root', 'file://']) {
      const address = site.places[place];
      for (const own of place === 'file://' && !site.only ? items.slice(0, 1) : items) {
        const { page, complaints, close } = await open(firefox, { width: 360, height: 740 });
        const say = (what) => said.push(`${own.item} [Firefox, ${place}]: ${what}`);
        try {
          await page.goto(address + own.item.path, { waitUntil: 'load' });
          await settled(page);
          complaints(address);
          for (const [number, program] of own.programs.entries()) {
            await journey(page, { say, own, program, number, keyboard: number === 0 && place === 'a root', turn: 1, rest: () => settled(page) });
          }
          await reloaded(page, { say, number: own.programs.length - 1, rest: () => settled(page), again: () => page.reload({ waitUntil: 'load' }) });
          complaints(address).forEach(say);
        } catch (error) {
          say(`the gate broke off: ${error.message.split('\n')[0]}`);
          complaints(address).forEach(say);
        }
        await close();
      }
    }
    return said;
  });
}

/**
 * Without JavaScript: all questions with all their texts, and no buttons. What there is to say about a question may be
 * on another page, to which a link below the question leads. Returns complaints and the text of that page.
 */
async function without(page, item) {
  const { found, links } = await page.evaluate(() => {
    const [found, links] = [[], []];
    const text = (element) => (element ? element.textContent.trim() : '');
    for (const root of document.querySelectorAll('.questionnaire')) {
      const program = JSON.parse(root.querySelector('.questionnaire-program').textContent);
      for (const button of root.querySelectorAll('button, select, [type=submit], form')) if (button.checkVisibility()) found.push(`${button.localName} 「${text(button).slice(0, 20)}」 is dead without JavaScript`);
      for (const { id } of program.questions) {
        const box = root.querySelector(`.question[data-question="${id}"]`);
        const item = box?.closest('.questionnaire-item');
        const more = item?.querySelector('details');
        const link = item?.querySelector('a.alone');
        if (!more && link?.checkVisibility()) links.push([id, link.href]);
        else if (!text(more?.querySelector('.question-notes-next')) || !text(more?.querySelector('.question-notes-why'))) found.push(`no words for ${id} without JavaScript`);
        if (!box?.checkVisibility() || !text(box.querySelector('legend'))) found.push(`no words for the question ${id} without JavaScript`);
      }
      for (const { id } of program.outcomes) if (!text(root.querySelector(`[data-outcome="${id}"]`))) found.push(`no words for the outcome ${id} without JavaScript`);
      if (!text(root.querySelector('.questionnaire-closing'))) found.push('no closing words without JavaScript');
    }
    return { found, links };
  });
  let text = '';
  if (links.length) {
    await page.goto(links[0][1]);
    text = await page.locator('main').textContent();
    const dumb = await page.evaluate((own) => own.filter(([, href]) => {
      const heading = document.getElementById(decodeURIComponent(new URL(href).hash.slice(1)));
      const notes = heading?.checkVisibility() && heading.nextElementSibling;
      return !notes || notes.querySelectorAll('b + p').length < 2 || new URL(href).pathname !== location.pathname;
    }).map(([id]) => id), links);
    found.push(...dumb.map((id) => `no words for ${id} without JavaScript`));
  }
  return { found: found.map((what) => `${item}: ${what}`), text };
}

/** One test step on a freshly loaded page; `run(page)` returns complaints. */
function step(own, place, address, name, run) {
  return {
    toString: () => `${own.item} [${place}] ${name}`,
    run: async (page) => {
      const { load, say, found, leave } = await listen(page, own, place, address);
      await load();
      // If a step fails, report it and run the others nevertheless.
      await run(page, { say, load, rest: () => settle(page) }).catch((error) => say(`the gate broke off: ${error.message.split('\n')[0]}`));
      await leave();
      return found;
    },
  };
}

// The vectors gate checks the results of answers; two readers are enough to check that they are shown.
const MOUSE = { keyboard: false, turn: 0 };
const KEYBOARD = { keyboard: true, turn: 1 };

/** Tests every questionnaire of a page with these readers. */
function journeys(own, place, address, readers) {
  return [...own.programs.entries()].flatMap(([number, program]) => readers.map((reader) => step(own, place, address, 'journey',
    (page, help) => journey(page, { ...help, own, program, number, ...reader }))));
}

const keepingOn = (own, place, address) => step(own, place, address, 'keeping', (page, help) => keeping(page, { ...help, program: own.programs[0] }));

/** All tests for a page: its readers; and for its first questionnaire also storage, paper, reload and invalid input.
   */
function everything(own, place, address) {
  const [program] = own.programs;
  const add = (name, run) => step(own, place, address, name, run);
  const steps = [
    ...journeys(own, place, address, [MOUSE, KEYBOARD]),
    keepingOn(own, place, address),
    add('paper', (page, help) => paper(page, { ...help, own, program })),
    add('reload', async (page, { say, rest, load }) => {
      const reader = new Reader(page, { say });
      await reader.press('[data-do=start]');
      await rest();
      const first = program.questions.find((question) => !question.when && !question.sex && question.answer !== 'number');
      for (let step = 0; step < program.questions.length && !(await reader.look()).questions.includes(first.id); step += 1) await reader.press('[data-do=next]');
      await reader.answer(first.id, first.options?.[0] ?? 'yes');
      await reader.press('[data-do=next]');
      await rest();
      await reloaded(page, { say, rest, again: () => load(true, true) });
    }),
  ];
  if (program.questions.some((question) => question.accepts)) steps.push(add('nonsense', (page, help) => nonsense(page, { ...help, program })));
  return steps;
}

const heard = new WeakSet();

/**
 * Collects everything that a page logs or requests; returns functions that load the page and that restore its initial
 * state.
 */
async function listen(page, own, place, address) {
  const found = [];
  const say = (what) => found.push(`${own.item} [${place}]: ${what}`);
  let loaded = false;
  page.on('console', (message) => { if (/^(error|warning)$/.test(message.type())) say(`console ${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => say(`page error: ${error.message}`));
  // A browser may request the icon at any time after loading.
  page.on('request', (request) => { if (loaded && !/\/favicon\.svg$/.test(request.url())) say(`asks for ${request.url()} after loading`); });
  if (!heard.has(page)) {
    heard.add(page);
    await page.addInitScript(() => {
      try { window.gateKept = Object.keys(localStorage); } catch { window.gateKept = []; }
      addEventListener('securitypolicyviolation', (event) => { console.error(`content security policy: ${event.effectiveDirective} stops ${event.blockedURI}`); });
    });
  }
  const load = async (again, keeps) => {
    loaded = false;
    // Chromium may lose what a page on a disk stores when another page is opened in between. Another step tests what
    // the tab stores.
    if (!keeps) await page.evaluate(() => { try { sessionStorage.clear(); } catch { /* none on about:blank */ } });
    if (again) await page.reload({ waitUntil: 'load' });
    else await page.goto(address + own.item.path, { waitUntil: 'load' });
    await settle(page);
    loaded = true;
  };
  const leave = async () => {
    page.removeAllListeners();
    // Clear the storage only if it contains something: on a disk, clearing may take effect after the next page has
    // begun to store.
    await page.evaluate(() => [localStorage, sessionStorage].forEach((kept) => { if (kept.length) kept.clear(); }));
    await page.goto('about:blank');
  };
  return { found, say, load, leave };
}

/** From the start to the result, with a step back, a review and a change. */
async function journey(page, { say, own, program, number, keyboard, turn, rest }) {
  const reader = new Reader(page, { keyboard, number, say });
  const how = `${program.id}, ${keyboard ? 'by keyboard' : 'by mouse'}`;
  const given = replies(program, turn);
  const answers = { answers: {} };
  const ages = await page.evaluate((own) => [...document.querySelectorAll('.questionnaire')[own].querySelectorAll('.question[data-question=":age"] input')].map((input) => input.value), number);
  const others = () => page.evaluate((own) => [...document.querySelectorAll('.questionnaire')].filter((root, at) => at !== own)
    .map((root) => `${root.dataset.at} ${[...root.querySelectorAll('input')].map((input) => Number(input.checked))}`).join(), number);
  const before = await reader.look();
  const beside = await others();
  const name = await page.evaluate(() => document.querySelector('meta[property="og:title"]')?.content ?? 'the page');
  if (before.at !== 'start') throw new Error(`${how}: it does not begin with its start, but with ${before.at}`);
  const sane = async (where) => {
    await rest();
    const now = await reader.look();
    if (!now.focused) say(`${how}: ${where}: the focus is lost (${now.focus})`);
    else if (!now.heading) say(`${how}: ${where}: the focus is on ${now.focus}, not on a heading`);
    if (now.address !== before.address) say(`${how}: ${where}: something is in the address: ${now.address}`);
    if (!/^\[[\d.,]*\]$/.test(now.state)) say(`${how}: ${where}: the history knows more than steps: ${now.state}`);
    if (now.kept.length || now.cookies) say(`${how}: ${where}: keeps ${[...now.kept, now.cookies]} unasked`);
    if (now.wide > 0) say(`${how}: ${where}: ${now.wide} px to scroll sideways`);
    // The title contains the step, then the page.
    const step = now.at === 'review' ? now.focus.split(' ')[1] : now.at === 'ask' && program.show !== 'all' ? now.progress || now.focus.split(' ')[1] : '';
    if (now.at !== 'result' && !(now.title.includes(step) && now.title.includes(name))) say(`${how}: ${where}: the title is ${now.title}`);
    if (!now.inView) say(`${how}: ${where}: the focus is out of view (${now.focus})`);
    for (const what of await unseen(page)) say(`${how}: ${where}: ${what}`);
    if (keyboard && now.at === 'ask') for (const what of await unheard(page)) say(`${how}: ${where}: ${what}`);
    return now;
  };
  await reader.press('[data-do=start]');
  let now = await sane('after the start');
  const seen = [];
  for (let step = 0; now.at === 'ask' && step < program.questions.length + 3; step += 1) {
    const where = now.questions.join();
    const done = new Set();
    // The next question may depend on the last answer.
    for (let id; (id = now.questions.find((one) => !done.has(one))); now = await reader.look()) {
      done.add(id);
      seen.push(id);
      const reply = id === ':sex' ? ['female', 'male', 'unsure'][turn % 3] : id === ':age' ? ages[(turn + 2) % ages.length] : given.get(id);
      if (reply !== undefined) await reader.answer(id, String(reply));
      if (id === ':sex' && reply !== 'unsure') answers.sex = reply;
      if (!id.startsWith(':') && reply !== undefined) answers.answers[id] = reply;
      if ((await reader.look()).at !== 'ask') { say(`${how}: ${id}: goes on by itself`); break; }
    }
    await rest();
    now = await reader.look();
    if (!now.questions.includes(where.split(',')[0])) say(`${how}: ${where}: goes on by itself`);
    if (step === 1 && now.buttons.includes('back')) {
      // Back and forward again: the answer is still there.
      const here = await chosen(page, number);
      await reader.press('[data-do=back]');
      const back = await sane('a step back');
      if (back.questions.join() === now.questions.join()) say(`${how}: Back does not lead back`);
      await reader.press('[data-do=next]');
      await sane('and on again');
      if (here !== await chosen(page, number)) say(`${how}: an answer is lost on the way back`);
    }
    await reader.press('[data-do=next]');
    now = await sane(`after ${where}`);
  }
  if (now.at !== 'review') throw new Error(`${how}: after the last question comes ${now.at}`);
  answers.age = await page.evaluate((own) => osteon.facts(document.querySelectorAll('.questionnaire')[own]).age, number) ?? undefined;
  // Pass the program as text, because a question may be called `constructor`.
  const asked = await page.evaluate((text) => {
    const [{ questions }, said] = JSON.parse(text);
    return questions.filter((question, at) => osteon.asked(questions, said, at) === true).map(({ id }) => id);
  }, JSON.stringify([program, answers]));
  if (seen.filter((id) => !id.startsWith(':')).join() !== asked.join()) say(`${how}: asks ${seen} instead of ${asked}`);
  // Change the last answer from the review, return there, and change it back.
  const last = program.questions.find(({ id }) => id === asked.at(-1));
  const changes = now.buttons.filter((name) => name === 'change').length;
  if (changes) {
    const other = last.answer === 'number' ? String(numberFor(last)) : (last.options ?? ['yes', 'no']).find((option) => option !== given.get(last.id));
    await reader.press('dl button', changes - 1);
    await sane('to change');
    await reader.answer(last.id, other);
    answers.answers[last.id] = last.answer === 'number' ? Number(other) : other;
    await reader.press('[data-do=next]');
    now = await sane('after a change');
  }
  if (keyboard && now.at === 'review') {
    // From the heading to the result with few key presses.
    await reader.reach(await reader.mark('[data-do=finish]'));
    if (reader.tabs > 3) say(`${how}: from the review to the result it takes ${reader.tabs} Tabs`);
  }
  if (!changes || now.at !== 'review') say(`${how}: a change does not lead back to the review, but to ${now.at}`);
  await reader.press('[data-do=finish]');
  now = await sane('at the result');
  if (now.title === before.title) say(`${how}: the title of the result is that of the questions`);
  const result = await page.evaluate((text) => {
    const [at, said] = JSON.parse(text);
    const root = document.querySelectorAll('.questionnaire')[at];
    const right = osteon.questionnaire(JSON.parse(root.querySelector('.questionnaire-program').textContent), said);
    const squeeze = (text) => text.replace(/\s+/g, '');
    const question = (id) => {
      const copy = root.querySelector(`.question[data-question="${id}"] legend`).cloneNode(true);
      copy.querySelector('.question-number')?.remove();
      return squeeze(copy.textContent);
    };
    const lists = ['see-doctor', 'tell-doctor', 'can-change', 'good-to-know', 'not-sure'];
    const seen = (element) => element?.checkVisibility();
    const box = root.querySelector('.questionnaire-result');
    const rows = (name) => [...box.querySelectorAll(`[data-rows=${name}] [data-row]`)].filter(seen).map((row) => row.dataset.row);
    return {
      wanted: Object.fromEntries(lists.map((name) => [name, right[name].map(question)])),
      shown: Object.fromEntries(lists.map((name) => [name, [...box.querySelectorAll(`[data-list=${name}] .questionnaire-asked`)].filter(seen).map((own) => squeeze(own.textContent))])),
      rows: right.screening ? [right.screening.applies, right.screening['may-apply']].join() : '',
      shownRows: right.screening ? [rows('applies'), rows('may-apply')].join() : '',
      outcomes: right.outcomes.length + right.care.filter(({ question }) => question).length,
      cards: right.care.map(({ care }) => care).join(),
      shownCards: [...box.querySelectorAll('.questionnaire-care .care-card')].filter(seen).map((card) => card.className.match(/care-card-(\S+)/)[1]).join(),
      shownOutcomes: box.querySelectorAll('.questionnaire-care > *, .questionnaire-outcomes > *').length,
      care: [...box.querySelectorAll('.care-card')].filter(seen).length,
      early: [...box.querySelectorAll('.care-card')].every((card) => !(card.compareDocumentPosition(box.querySelector('.questionnaire-plain')) & Node.DOCUMENT_POSITION_PRECEDING)),
      texts: [...box.querySelectorAll('.questionnaire-care, .questionnaire-outcomes, [data-list] li > div, .questionnaire-last')].filter(seen)
        .flatMap((part) => [...part.querySelectorAll('p, li, h2, h3, h4')].concat(part)).filter((part) => !part.querySelector('p, li, ul') && !part.matches('.questionnaire-concerns')).map((part) => squeeze(part.textContent)).filter(Boolean),
      gauges: box.querySelectorAll('meter, progress, [role=meter], [role=progressbar]').length,
    };
  }, JSON.stringify([number, answers]));
  for (const name of Object.keys(result.wanted)) {
    if (result.wanted[name].join() !== result.shown[name].join()) say(`${how}: the result lists ${name}: 「${result.shown[name]}」 instead of 「${result.wanted[name]}」`);
  }
  if (result.rows !== result.shownRows) say(`${how}: the result shows the rows ${result.shownRows} instead of ${result.rows}`);
  if (result.outcomes !== result.shownOutcomes) say(`${how}: the result shows ${result.shownOutcomes} outcomes instead of ${result.outcomes}`);
  if (result.cards !== result.shownCards) say(`${how}: the care cards are ${result.shownCards} instead of ${result.cards}`);
  if (!result.early) say(`${how}: a care card stands below the rest`);
  if (result.gauges) say(`${how}: the result has a gauge`);
  for (const words of new Set(result.texts)) if (!own.text.includes(words)) say(`${how}: the result says 「${words.slice(0, 30)}」, which the page does not say without JavaScript`);
  if (!result.texts.length) say(`${how}: the result says nothing`);
  // The browser's back button leads to the review.
  await page.evaluate(() => { history.back(); });
  await rest();
  now = await sane("after the browser's Back");
  if (now.at !== 'review') say(`${how}: the browser's Back does not lead back to the review, but to ${now.at}`);
  if (!now.inView) say(`${how}: the browser's Back shows something else than ${now.focus}`);
  if (beside !== await others()) say(`${how}: it disturbs another questionnaire of the page`);
}

/**
 * Links whose target cannot be made visible: it is neither visible, nor folded, nor a question that the script would
 * lead to.
 */
const unseen = (page) => page.evaluate(() => [...document.querySelectorAll('main a[href^="#"]')].filter((link) => link.checkVisibility({ visibilityProperty: true })).flatMap((link) => {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return [`the link ${link.hash} leads nowhere`];
  if (target.closest('.questionnaire-item')) return [];
  const folds = [];
  for (let fold = target.closest('details:not([open])'); fold; fold = fold.parentNode.closest('details:not([open])')) folds.push(fold);
  for (const fold of folds) fold.open = true;
  const seen = target.checkVisibility({ visibilityProperty: true });
  for (const fold of folds) fold.open = false;
  return seen ? [] : [`the link ${link.hash} leads to what is hidden`];
}));

/** What a screen reader announces for the focused question: the progress and every hint. */
async function unheard(page) {
  if (!page.context) return [];
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement.closest("fieldset")' });
  const wanted = await page.evaluate(() => {
    const set = document.activeElement.closest('fieldset');
    const bar = document.querySelector('.questionnaire-progress');
    return set && { progress: set.closest('.tool-facts') || [...document.querySelectorAll('.questionnaire-item')].filter((item) => item.checkVisibility()).length > 1 ? '' : bar?.textContent ?? '?', hints: [...set.querySelectorAll('.question-hint')].map((hint) => hint.textContent) };
  });
  if (!wanted || !result.objectId) return [];
  const { nodes: [node] } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
  await session.detach();
  const [name, description] = [node.name?.value ?? '', node.description?.value ?? ''].map((text) => text.replace(/\s+/g, ''));
  const squeeze = (text) => text.replace(/\s+/g, '');
  return [...name.includes(squeeze(wanted.progress)) ? [] : [`「${wanted.progress}」 is not announced, but 「${name.slice(0, 20)}」`],
    ...wanted.hints.filter((hint) => !description.includes(squeeze(hint))).map((hint) => `the hint 「${hint.slice(0, 12)}」 is not announced`)];
}

/** A reload keeps answers and step in this tab, and shows the focused element; clearing removes both. */
async function reloaded(page, { say, number = 0, rest, again }) {
  const reader = new Reader(page, { number, say });
  const before = [await chosen(page, number), (await reader.look()).at];
  await again();
  await rest();
  const now = await reader.look();
  const after = [await chosen(page, number), now.at];
  if (before.join() !== after.join()) say(`loading the page again turns ${before} into ${after}`);
  if (now.at !== 'start' && !(now.focused && now.inView)) say(`after loading the page again the focus is on ${now.focus}`);
}

/** All chosen and typed answers, as text. */
function chosen(page, number) {
  return page.evaluate((own) => [...document.querySelectorAll('.questionnaire')[own].querySelectorAll('input')]
    .map((input) => (input.type === 'text' ? input.value : Number(input.checked))).join(), number);
}

/** Goes straight to the result with one answer. */
async function hurry(page, reader, program, rest) {
  await reader.press('[data-do=start]');
  await rest();
  const first = program.questions.find((question) => !question.when && !question.sex && question.answer !== 'number');
  let said = false;
  for (let step = 0; (await reader.look()).at === 'ask' && step < program.questions.length + 3; step += 1) {
    if (!said && (await reader.look()).questions.includes(first.id)) {
      await reader.answer(first.id, first.options?.[0] ?? 'yes');
      said = true;
    }
    await reader.press('[data-do=next]');
    await rest();
  }
  await reader.press('[data-do=finish]');
  await rest();
  return first;
}

/** Runs axe-core on the steps that other gates do not reach, and checks the size of every target. */
async function looks(page, own, address) {
  const found = [];
  const say = (what) => found.push(`${own.item}: ${what}`);
  const rest = () => settle(page);
  await page.goto(address + own.item.path, { waitUntil: 'load' });
  await rest();
  const reader = new Reader(page, { say });
  const seen = new Set();
  await hurry(page, reader, own.programs[0], async () => {
    await rest();
    const { at } = await reader.look();
    if (seen.has(at)) return;
    seen.add(at);
    const { violations } = await axeBuilder(page).analyze();
    for (const rule of violations) say(`at the ${at}: axe-core: ${rule.id} (${rule.help}): ${rule.nodes[0].target.join(' ')}`);
    const small = await page.evaluate(() => [...document.querySelectorAll('.questionnaire :is(button, label, summary, input[type=text])')]
      .filter((target) => target.checkVisibility() && !target.querySelector('[type=text]'))
      .map((target) => [target.textContent.trim().slice(0, 16) || target.localName, target.getBoundingClientRect()])
      .filter(([, box]) => box.width < 43.5 || box.height < 43.5).map(([name, box]) => `「${name}」 ${Math.round(box.width)}×${Math.round(box.height)}`));
    for (const target of small) say(`at the ${at}: target ${target} px, below 44`);
  });
  // Checks every question at the widths of phones: no line begins with a closing mark.
  await withHelp(page, address + own.item.path);
  await page.evaluate(() => {
    for (const root of document.querySelectorAll('.questionnaire')) {
      root.dataset.at = 'ask';
      for (const part of root.querySelectorAll('[data-on~=ask], .questionnaire-item, .tool-facts')) part.hidden = false;
    }
  });
  for (const width of [320, 360, 375, 390]) {
    await page.setViewportSize({ width, height: 740 });
    for (const what of await page.evaluate(() => gate.lineStarts(document.querySelector('main')))) say(`at ${width} px: ${what}`);
  }
  // The sources are on the page that explains the questions. Old links to them on this page lead there.
  const explained = page.locator('.questionnaire-beside > [data-search] > a').first();
  if (await explained.count()) {
    const target = `${await explained.evaluate((link) => link.href)}#source:one`;
    await page.goto('about:blank');
    await page.goto(`${address}${own.item.path}#source:one`);
    await page.waitForURL(target, { timeout: 3000 }).catch(() => say('an old link to a source does not lead to the list of sources'));
  }
  return found;
}

/** Answers are stored only on request, offered again later, refused if they are old, and removed when cleared. */
async function keeping(page, { say, program, load, rest }) {
  const key = `osteon:${program.id}`;
  const reader = new Reader(page, { say });
  const kept = () => page.evaluate(() => Object.entries(localStorage).filter(([name]) => name !== 'theme:'));
  const put = (change) => page.evaluate(([name, more]) => {
    localStorage.setItem(name, JSON.stringify({ ...JSON.parse(localStorage.getItem(name)), ...more }));
  }, [key, change]);
  // On a disk, a busy Chromium may have lost the stored answers before a script of the page runs: then store them
  // again.
  const reload = async () => {
    const entry = await page.evaluate((name) => localStorage.getItem(name), key);
    for (let tries = 0; tries < 5; tries += 1) {
      await load(true);
      if (entry === null || await page.evaluate((name) => window.gateKept.includes(name), key)) return;
      await page.evaluate(([name, text]) => { localStorage.setItem(name, text); }, [key, entry]);
    }
  };
  const offered = async () => (await reader.look()).buttons.includes('restore');
  const first = await hurry(page, reader, program, rest);
  await reader.press('[data-do=keep]');
  await rest();
  const [[name, value] = [], ...more] = await kept();
  const data = JSON.parse(value ?? '{}');
  const days = (data.expires - Date.now()) / 864e5;
  if (name !== key || more.length || data.version !== program.version || !(days > 29 && days <= 30) || !data.answers) say(`what is kept is not one entry ${key} with version, 30 days and answers: ${name} ${value}`);
  await reload();
  if (!await offered()) say('answers that were kept a moment ago are not offered');
  else {
    await reader.press('[data-do=restore]');
    await rest();
    const now = await reader.look();
    const again = await page.evaluate((id) => document.querySelector(`.question[data-question="${id}"] :checked`)?.value, first.id);
    if (now.at !== 'review' || !now.heading || again !== (first.options?.[0] ?? 'yes')) say(`kept answers lead to ${now.at} with ${again}`);
  }
  for (const [what, change, speaks] of [['of another version', { version: 'other' }, true], ['after a month', { expires: Date.now() - 1 }, false]]) {
    await put({ version: program.version, expires: Date.now() + 864e5, answers: { answers: {} } });
    await put(change);
    await reload();
    if (await offered() || (await kept()).length) say(`answers ${what} are not removed`);
    const note = await page.evaluate(() => document.querySelector('.questionnaire-note')?.checkVisibility() ?? false);
    if (note !== speaks) say(`answers ${what}: ${speaks ? 'nothing is said' : 'something is said'}`);
  }
  await load(true);
  await hurry(page, reader, program, rest);
  await reader.press('[data-do=keep]');
  await reader.press('[data-do=forget]');
  await rest();
  if ((await kept()).length || !(await reader.look()).focused) say('to forget what was kept leaves something behind, or loses the focus');
  await reader.press('[data-do=keep]');
  await reader.press('[data-do=clear]');
  if (!(await kept()).length) say('clears without asking');
  await reader.press('[data-do=empty]');
  await rest();
  const now = await reader.look();
  const left = await page.evaluate(() => document.querySelectorAll('.questionnaire :checked').length);
  if ((await kept()).length || left || now.at !== 'start' || !now.focused) say(`clearing leaves ${left} answers and ${await kept()}, at ${now.at}, focus on ${now.focus}`);
}

/** An implausible number is refused at its field; full-width digits are accepted. */
async function nonsense(page, { say, program, rest }) {
  const reader = new Reader(page, { say });
  const question = program.questions.find((one) => one.accepts && !one.when) ?? program.questions.find((one) => one.accepts);
  const needs = question.when ? program.questions[question.when[1]] : undefined;
  await reader.press('[data-do=start]');
  for (let step = 0; !(await reader.look()).questions.includes(question.id) && step < program.questions.length; step += 1) {
    if (needs && (await reader.look()).questions.includes(needs.id)) await reader.answer(needs.id, question.when[2]);
    await reader.press('[data-do=next]');
    await rest();
  }
  const state = () => page.evaluate((id) => {
    const field = document.querySelector(`.question[data-question="${id}"] [type=text]`);
    const message = document.getElementById(field.getAttribute('aria-describedby'));
    return { wrong: field.getAttribute('aria-invalid') === 'true', message: Boolean(message?.checkVisibility()), focus: field === document.activeElement };
  }, question.id);
  for (const typed of ['999999999', 'abc', '1,250']) {
    await reader.answer(question.id, typed);
    await reader.press('[data-do=next]');
    await rest();
    const { at } = await reader.look();
    if (at !== 'ask') return say(`the number 「${typed}」 is accepted`);
    const now = await state();
    if (!now.wrong || !now.message || !now.focus) say(`the number 「${typed}」: message ${now.message}, aria-invalid ${now.wrong}, focus ${now.focus}`);
  }
  const wide = String(numberFor(question)).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  await reader.answer(question.id, wide);
  await reader.press('[data-do=next]');
  await rest();
  if ((await state()).wrong) say(`the number 「${wide}」 is refused`);
  return undefined;
}

/** Paper before the result: all questions, to be filled in. At the result: the result with all answers. */
async function paper(page, { say, own, program, load, rest }) {
  const folder = await mkdtemp(join(tmpdir(), 'osteon-questionnaire-'));
  const reader = new Reader(page, { say });
  const print = async () => {
    const name = join(folder, 'page.pdf');
    await writeFile(name, await page.pdf({ preferCSSPageSize: true, tagged: true }));
    const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', name, '-'], { maxBuffer: 1 << 26 });
    return stdout.replace(/\s+/g, '');
  };
  const texts = () => page.evaluate(() => [...document.querySelector('.questionnaire').querySelectorAll('.questionnaire-item legend')].map((legend) => {
    const copy = legend.cloneNode(true);
    copy.querySelector('.question-number')?.remove();
    return copy.textContent.replace(/\s+/g, '');
  }));
  const lost = (where, words, text) => { for (const one of words) if (!text.includes(one.slice(0, 10))) say(`${where}: 「${one.slice(0, 20)}」 is lost on paper`); };
  try {
    const questions = await texts();
    lost('before the start', questions, await print());
    await reader.press('[data-do=start]');
    await rest();
    lost('at a question', questions, await print());
    await load();
    await hurry(page, reader, program, rest);
    const form = await print();
    const record = await page.evaluate(() => [...document.querySelectorAll('.questionnaire-record dt')].map((term) => term.textContent.replace(/\s+/g, '')));
    const heading = await page.evaluate(() => document.querySelector('.questionnaire-result .questionnaire-heading')?.textContent.trim() ?? '?');
    lost('at the result', [heading, ...record], form);
    if (record.length < 1 || record.length > program.questions.length + 2) say(`at the result: ${record.length} answers on paper`);
    // The longest possible result, on the questionnaire's own page, takes at most two sheets.
    if (own.item.type === 'questionnaires' && program.questions.length <= 20) {
      await page.evaluate(() => {
        for (const box of document.querySelectorAll('.questionnaire-item input[value=yes], [data-question=":sex"] input[value=female]')) box.click();
        document.querySelector('.questionnaire-result [data-do=review]').click();
        document.querySelector('[data-do=finish]').click();
      });
      await rest();
      await print();
      const { stdout } = await run('pdfinfo', [join(folder, 'page.pdf')]);
      const sheets = Number(/^Pages:\s+(\d+)/m.exec(stdout)[1]);
      if (sheets > 2) say(`the result with every answer "yes" takes ${sheets} sheets`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
