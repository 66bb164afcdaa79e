// Marks the texts that have changed since the last build.
const MARK = 'osteon-changed';
const marks = new CSSStyleSheet();
marks.replaceSync(`.${MARK} { box-shadow: -6px 0 0 -1px #2a7; }`);
const markChanges = async () => {
  const response = await fetch(own(`built?file=${encodeURIComponent(told.file)}`), { cache: 'no-store' });
  if (!response.ok) return panel.tell(say('isNew'));
  const built = parse(await response.text());
  const text = (one) => one.textContent.replace(/\s+/g, ' ').trim();
  const BLOCKS = 'main :is(h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, legend, label)';
  const known = new Set([...built.querySelectorAll(BLOCKS)].map(text));
  const blocks = [...document.querySelectorAll(BLOCKS)];
  blocks.forEach((one) => one.classList.remove(MARK));
  const others = blocks.filter((one) => text(one) && !known.has(text(one)) && !one.querySelector('p, li, td, dd'));
  others.forEach((one) => one.classList.add(MARK));
  if (!document.adoptedStyleSheets.includes(marks)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];
  panel.tell(others.length ? say('changed', { n: others.length }) : say('unchanged'));
  if (others.length) {
    panel.shut();
    others[0].scrollIntoView({ block: 'center' });
  }
};
