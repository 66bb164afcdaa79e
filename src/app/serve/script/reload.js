// Takes over the new state of a page, or reloads the page and returns to the same position. The scripts of a page run
// only once, so a page with other scripts than before, or with a tool, is reloaded.
const scripts = (page) => [...page.querySelectorAll('script:not([type]):not([data-preview])')].map((one) => one.textContent).join('\n');
const hasTool = () => document.head.querySelectorAll('script:not([type]):not([data-preview])').length > 1;
const PARTS = ['header', 'main', 'footer'];

const takeOver = (text) => {
  const page = parse(text);
  const fits = PARTS.every((name) => !document.querySelector(`body > ${name}`) === !page.querySelector(`body > ${name}`));
  if (hasTool() || !fits || scripts(page) !== scripts(document)) return loadAnew();
  document.title = page.title;
  for (const name of ['lang', 'dir']) document.documentElement.setAttribute(name, page.documentElement.getAttribute(name) ?? '');
  changed.clear();
  // The contents of nodes before the last change are outdated.
  keys = new WeakMap();
  document.querySelectorAll('body > header, body > main, body > footer, body > nav').forEach((part) => {
    const fresh = page.querySelector(`body > ${part.localName}`);
    if (fresh && key(fresh) !== key(part)) morph(part, fresh);
    else if (fresh) replace(part, fresh);
  });
  if (matchMedia('(min-width:64rem)').matches) document.querySelectorAll('.contents-list-fold').forEach((fold) => { fold.open = true; });
  for (const part of changed) flash(part);
};
const flash = (element) => {
  if (!element?.isConnected || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  element.animate?.([{ outline: '3px solid #2a7', outlineOffset: '3px' }, { outline: '3px solid transparent', outlineOffset: '3px' }], 900);
};

// A reload keeps the scroll position, the focus, and which elements are unfolded. Tools keep their answers themselves.
const pathOf = (element) => {
  if (!element || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const at = [...element.parentElement?.children ?? []].indexOf(element) + 1;
  const above = pathOf(element.parentElement) ?? 'body';
  return `${above} > :nth-child(${at})`;
};
const loadAnew = () => {
  const open = [...document.querySelectorAll('details')].map((one) => [pathOf(one), one.open]);
  const state = { file: told.file, y: scrollY, focus: pathOf(document.activeElement), open };
  try { sessionStorage.setItem(STATE, JSON.stringify(state)); } catch { /* then the page begins at its top */ }
  location.reload();
};
const restore = () => {
  let state = null;
  try {
    state = JSON.parse(sessionStorage.getItem(STATE));
    sessionStorage.removeItem(STATE);
  } catch { /* nothing was kept */ }
  if (state?.file !== told.file) return;
  for (const [path, open] of state.open) {
    const part = path && document.querySelector(path);
    if (part) part.open = open;
  }
  if (state.focus) document.querySelector(state.focus)?.focus({ preventScroll: true });
  scrollTo({ top: state.y, behavior: 'instant' });
};

const fetchPage = async () => {
  const response = await fetch(location.pathname + location.search, { cache: 'no-store', headers: { 'If-None-Match': `"${told.tag}"` } });
  if (response.status === 304) return;
  // If the page cannot be made, the last good state stays; the list of findings says why.
  if (response.status >= 500) return;
  if (response.status !== 200) return loadAnew();
  const essence = response.headers.get('X-Osteon-Essence');
  const text = await response.text();
  told.tag = response.headers.get('ETag')?.replaceAll('"', '') ?? told.tag;
  if (essence === told.essence && !hasTool()) return takeOver(text);
  if (essence === told.essence) return;
  told.essence = essence;
  try {
    takeOver(text);
  } catch {
    loadAnew();
  }
};
