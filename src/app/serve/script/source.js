// Opens the source file of a text in the editor.
const placeOf = new Map();
const whereIs = async (at) => {
  const key = `${told.tag}/${at}`;
  if (!placeOf.has(key)) {
    const response = await fetch(own(`place?at=${at}`), { cache: 'no-store' });
    placeOf.set(key, response.ok ? await response.json() : null);
  }
  return placeOf.get(key);
};
let pointed = null;
// Finds the element with a source position: the text itself; for a text of the theme, the first text in the same row,
// entry or card.
const markedBy = (target) => {
  for (let one = target; one?.closest?.('main'); one = one.parentElement) {
    if (one.dataset?.at) return one;
    const within = one.querySelector('[data-at]');
    if (within) return within;
  }
  return null;
};
const point = async (target) => {
  const marked = markedBy(target);
  pointed = marked;
  if (!marked) return panel.point(null);
  const where = await whereIs(marked.dataset.at);
  if (where && pointed === marked) panel.point(marked, `${where.path}:${where.line}`);
};
let under = null;
addEventListener('mousemove', ({ target, altKey }) => {
  under = target;
  if (altKey) point(target);
  else if (pointed) point(null);
}, { passive: true });
addEventListener('keydown', (event) => {
  if (event.key === 'Alt') point(under);
  // For keyboard users: the focused text, otherwise the first visible one.
  if (event.altKey && event.code === 'KeyE') {
    event.preventDefault();
    const seen = [...document.querySelectorAll('main [data-at]')].find((one) => one.getBoundingClientRect().top >= 0);
    const target = pointed ?? (document.activeElement === document.body ? null : markedBy(document.activeElement)) ?? seen;
    if (target) point(target).then(() => openInEditor(`at=${target.dataset.at}`));
  }
});
addEventListener('keyup', ({ key: name }) => { if (name === 'Alt') point(null); });
addEventListener('blur', () => point(null));
addEventListener('click', (event) => {
  const marked = event.altKey && markedBy(event.target);
  if (!marked) return;
  event.preventDefault();
  event.stopPropagation();
  openInEditor(`at=${marked.dataset.at}`);
}, { capture: true });
