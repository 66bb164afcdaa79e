// Changes the page to its new state, and keeps elements whose content is the same.
const parse = (text) => new DOMParser().parseFromString(html(text), 'text/html');
const HIDDEN = / data-at="[^"]*"| open=""/g;
let keys = new WeakMap();
// The content of a node, regardless of its source position and of whether it is unfolded.
const key = (node) => {
  if (!keys.has(node)) keys.set(node, node.outerHTML?.replace(HIDDEN, '') ?? `${node.nodeType}:${node.data}`);
  return keys.get(node);
};
const place = (from, to) => {
  if (from.nodeType !== 1) return;
  if (to.dataset?.at !== from.dataset?.at) {
    if (to.dataset.at) from.dataset.at = to.dataset.at;
    else from.removeAttribute('data-at');
  }
};
// Updates a node with the same content: only source positions can differ.
const replace = (from, to) => {
  place(from, to);
  const [olds, news] = [from.querySelectorAll?.('[data-at]') ?? [], to.querySelectorAll?.('[data-at]') ?? []];
  olds.forEach((old, at) => news[at] && place(old, news[at]));
};
const attributes = (from, to) => {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !(name === 'open' && from.localName === 'details')) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && name !== 'open') from.setAttribute(name, value);
  }
};
const changed = new Set();
const morph = (from, to) => {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || from.namespaceURI !== to.namespaceURI) {
    from.replaceWith(to);
    if (to.nodeType === 1) changed.add(to);
    return;
  }
  if (from.nodeType !== 1) {
    if (from.data !== to.data) {
      from.data = to.data;
      changed.add(from.parentElement);
    }
    return;
  }
  attributes(from, to);
  const [olds, news] = [[...from.childNodes], [...to.childNodes]];
  let [start, end] = [0, 0];
  const same = (old, fresh) => old && fresh && key(old) === key(fresh);
  while (start < news.length && same(olds[start], news[start])) {
    replace(olds[start], news[start]);
    start += 1;
  }
  while (end < Math.min(olds.length, news.length) - start && same(olds[olds.length - 1 - end], news[news.length - 1 - end])) {
    replace(olds[olds.length - 1 - end], news[news.length - 1 - end]);
    end += 1;
  }
  const [left, right] = [olds.slice(start, olds.length - end), news.slice(start, news.length - end)];
  const behind = olds[olds.length - end] ?? null;
  // An element with an id is kept, even if its position in the page has changed.
  const known = new Map(left.filter((node) => node.id).map((node) => [node.id, node]));
  const rest = left.filter((node) => !(node.id && right.some((fresh) => fresh.id === node.id)));
  let at = from.childNodes[start] ?? null;
  for (const fresh of right) {
    const old = fresh.id ? known.get(fresh.id) : rest.find((node) => !node.id && node.nodeName === fresh.nodeName);
    if (old) {
      rest.splice(rest.indexOf(old), rest.includes(old) ? 1 : 0);
      if (old !== at) from.insertBefore(old, at);
      at = old.nextSibling;
      morph(old, fresh);
    } else {
      from.insertBefore(fresh, at ?? behind);
      if (fresh.nodeType === 1) changed.add(fresh);
    }
  }
  rest.forEach((node) => node.remove());
};
