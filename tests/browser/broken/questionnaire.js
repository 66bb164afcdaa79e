'use strict';
// A questionnaire that breaks every rule: see the list of complaints in gates/questionnaire.mjs.
const root = document.querySelector('.questionnaire');
const sets = [...root.querySelectorAll('.question')];
const names = ['start', 'ask', 'review', 'result'];
let at = 0;
let item = 0;
let changing = false;
const hasty = 'hasty' in document.documentElement.dataset;
const given = () => sets.map((set) => set.querySelector(':checked')?.value ?? '').join();
globalThis.osteon = {
  facts: () => ({}),
  asked: () => true,
  questionnaire: (program, { answers }) => ({
    'see-doctor': [], 'tell-doctor': [], 'can-change': [], 'not-sure': [], 'good-to-know': Object.keys(answers), outcomes: [], care: [{ care: 'urgent', outcome: 'none' }],
  }),
};
const show = () => {
  root.dataset.at = names[at];
  for (const part of root.querySelectorAll('[data-on]')) part.hidden = part.dataset.on !== names[at];
  sets.forEach((set, own) => { set.parentNode.hidden = own !== item; });
  if (hasty && at === 1) {
    const legend = sets[item].querySelector('legend');
    legend.tabIndex = -1;
    legend.focus();
  }
  if (at === 3) root.querySelector('.questionnaire-last').textContent = '您的風險很低。';
};
const actions = {
  start: () => { at = 1; item = 0; },
  back: () => {},
  next: () => {
    item = hasty && changing ? 0 : item + 1;
    if (item === sets.length) at = 2;
    location.hash = given();
    sessionStorage.setItem('answers', given());
    fetch('questionnaire.css').catch(() => {});
  },
  finish: () => { at = 3; },
  keep: () => localStorage.setItem('osteon:hands', JSON.stringify({ answers: given() })),
  restore: () => {},
  forget: () => {},
  clear: () => {},
  empty: () => { at = 0; setTimeout(() => { throw new Error('broken on purpose'); }); },
};
root.addEventListener('click', ({ target }) => {
  const own = target.closest('button');
  if (!own) return;
  if (own.dataset.do) actions[own.dataset.do]();
  else { at = 1; item = 2; changing = true; }
  show();
});
root.addEventListener('input', () => {
  if (!hasty) return;
  item = Math.min(item + 1, sets.length - 1);
  show();
});
show();
