// A few pages that together show everything: every element of every page, by its name, classes, role and state, and by
// those of its parent, is on at least one of them. Gates that measure what the theme looks like and how it behaves test
// these pages; gates that depend on the words of a page test every page.

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
// A comment, the text of a script or style, or a tag with its attributes.
const TOKEN = /<!--[^]*?-->|<(script|style)\b[^>]*>[^]*?<\/\1>|<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*?)(\/?)>/gi;
// Attributes that styles and behaviour depend on; of the others, only that they are there.
const VALUED = /^(class|role|type|hidden|lang|aria-(?!label|describedby|labelledby|controls|details)[\w-]+)$/;

/** An element as a style may select it: name, attributes, and values of those that describe a kind of element. */
function kind(name, attributes) {
  const parts = [...attributes.matchAll(/([a-z_:][\w:.-]*)(?:="([^"]*)")?/gi)].map(([, key, value]) => (VALUED.test(key) ? `${key}=${value}` : key));
  return `${name}[${parts.sort().join(' ')}]`;
}

/** Every element of a page as the pair of its parent and itself. */
export function structures(html) {
  const found = new Set();
  const path = [];
  for (const [, raw, closing, name, attributes, closed] of html.matchAll(TOKEN)) {
    if (raw || !name) continue;
    if (closing) {
      const at = path.findLastIndex((outer) => outer.startsWith(`${name}[`));
      if (at >= 0) path.length = at;
      continue;
    }
    const own = kind(name, attributes);
    found.add(`${path.at(-1) ?? ''} > ${own}`);
    if (!closed && !VOID.has(name)) path.push(own);
  }
  return found;
}

/**
 * Chooses pages until every structure of all pages is on one of them; each time the page with the most that are still
 * missing, of equal ones the first. `pages` have their `structures`.
 */
export function cover(pages) {
  const missing = new Set(pages.flatMap((page) => [...page.structures]));
  const chosen = [];
  const gain = (page) => [...page.structures].filter((one) => missing.has(one)).length;
  while (missing.size) {
    const gains = pages.map(gain);
    const best = pages[gains.indexOf(Math.max(...gains))];
    chosen.push(best);
    for (const one of best.structures) missing.delete(one);
  }
  return chosen;
}
