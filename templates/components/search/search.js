// The search page: loads the files of the index that a query needs, and lists the results. The address contains the
// query after its `#`, which browsers do not send.
"use strict";
/** Searches the texts of a small site, whose index has no postings. Finds the same keys as src/search/keys.rs. */
globalThis.osteonTexts = (texts, { flatten, inWord, classOf, HAN, WORD, LONGEST_WORD }) => {
  const folded = (text) => flatten(text).flat.join("");
  const pages = texts.map(([, passages]) => passages.map(([, name, text]) => ({ names: name.split("\n").map(folded).filter((own) => own), text: folded(text) })));
  const has = (text, key, isWordFirst, isWordLast) => {
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
      const end = at + key.length;
      if (!(isWordFirst && at && inWord(text[at - 1])) && !(isWordLast && end < text.length && inWord(text[end]))) return true;
    }
    return false;
  };
  /** The passages of each page that contain a key, and whether the key is in their names. */
  const pagesWith = (key) => {
    const characters = [...key];
    const ends = [characters[0], characters[characters.length - 1]].map((c) => classOf(c) === WORD);
    // A word of the greatest length stands for all words that begin with it.
    if (characters.length === LONGEST_WORD) ends[1] = false;
    const [isWhole, isSingle] = [key[0] === "=", characters.length === 1 && classOf(key) === HAN];
    const isNamed = ({ names }) => names.some((own) => (isWhole ? own === key.slice(1) : has(own, key, ...ends)));
    const found = new Map();
    for (const [page, passages] of pages.entries()) {
      const own = new Map();
      for (const [number, passage] of passages.entries()) {
        const isName = isNamed(passage);
        if (isName || !isWhole && !isSingle && has(passage.text, key, ...ends)) own.set(number, isName);
      }
      if (own.size) found.set(page, own);
    }
    return found;
  };
  let known = null;
  const words = () => {
    if (known) return known;
    const all = pages.flat().flatMap(({ names, text }) => [...names, text]);
    const found = all.flatMap((own) => own.match(/[^々〇\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u{20000}-\u{3ffff} ]+/gu) ?? []);
    known = [...new Set(found.map((word) => [...word].slice(0, LONGEST_WORD).join("")))];
    return known;
  };
  return { pagesWith, words };
};

/** The texts that a result shows: the page's title, and for each passage its name and an excerpt around the first match. */
globalThis.osteonExcerpt = (index) => {
  const [LENGTH, BEFORE, MOST_PASSAGES] = [80, 20, 3];
  /** The positions of the query in a text, in order: of the whole query, otherwise of its parts. */
  const marksIn = (query, text) => {
    const { flat, places: from_ } = index.flatten(text);
    const ways = query.pieces.flatMap((piece) => piece.ways);
    let found = ways.flatMap((own) => index.places(flat, own.flat));
    if (!found.length) found = ways.flatMap(({ keys }) => keys.flatMap((own) => own.keys.flatMap((key) => index.places(flat, [...key]))));
    const joined = [];
    for (const [from, to] of found.sort(([a, b], [c, d]) => a - c || b - d)) {
      const last = joined[joined.length - 1];
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else joined.push([from, to]);
    }
    const end = (to) => from_[to - 1] + String.fromCodePoint(text.codePointAt(from_[to - 1])).length;
    return joined.map(([from, to]) => [from_[from], end(to)]);
  };

  const stretches = (text, from, to, marks) => {
    const found = [];
    const push = (start_, end, marked) => { if (end > start_) found.push({ text: text.slice(start_, end).replaceAll("\n", " "), marked }); };
    const clamp = (own, low, high) => Math.min(Math.max(own, low), high);
    let at = from;
    for (const mark of marks) {
      const begin = clamp(mark[0], at, to);
      const end = clamp(mark[1], begin, to);
      push(at, begin, false);
      push(begin, end, true);
      at = end;
    }
    push(at, to, false);
    return found;
  };
  const marked = (query, text) => stretches(text, 0, text.length, marksIn(query, text));

  const excerpt = (query, text) => {
    const marks = marksIn(query, text);
    const ends = [];
    for (let at = 0; at < text.length; at += String.fromCodePoint(text.codePointAt(at)).length) ends.push(at);
    ends.push(text.length);
    const isEnd = (c) => "。\n！？".includes(c) && c !== "";
    const first = marks.length ? ends.findIndex((end) => end >= marks[0][0]) : 0;
    let from = Math.max(0, first - BEFORE);
    for (let at = first - 1; at >= from; at -= 1) {
      if (isEnd(text[ends[at]])) {
        from = at + 1;
        break;
      }
    }
    const to = Math.min(from + LENGTH, ends.length - 1);
    const found = stretches(text, ends[from], ends[to], marks);
    const ellipsis = { text: "…", marked: false };
    if (to + 1 < ends.length) found.push(ellipsis);
    if (from > 0 && !isEnd(text[ends[from] - 1])) found.unshift(ellipsis);
    return found;
  };

  /** A result as shown, made when the text of its page has been loaded. */
  const shown = (query, scored, [address, passages]) => {
    const required = query.pieces.filter(({ isRequired }) => isRequired);
    const literal = (number) => {
      const [, name, text] = passages[number] ?? ["", "", ""];
      const flats = [...name.split("\n"), text].map((own) => index.flatten(own).flat);
      return required.every(({ ways }) => ways.some((own) => !own.isLiteral || flats.some((flat) => index.findFrom(flat, own.flat, 0) >= 0)));
    };
    const kept = scored.passages.filter(literal);
    const isLiteral = kept.length > 0;
    const own = isLiteral ? { ...scored, passages: kept } : { ...scored, tier: Math.min(scored.tier, 1) };
    const result = () => ({
      address, literal: isLiteral, title: marked(query, passages[0][1]),
      passages: own.passages.slice(0, MOST_PASSAGES).filter((number) => passages[number]).map((number) => {
        const [anchor, name, text] = passages[number];
        return { anchor, name: number ? marked(query, name.split("\n")[0]) : [], excerpt: excerpt(query, text) };
      }),
    });
    return { ...own, result };
  };
  return { shown };
};

(() => {
  const root = globalThis.document?.querySelector(".search");
  if (!root) return;
  const [form, field, status, results, more] = ["form", "input", ".search-results-status", ".search-results-list", ".search-results-more"].map((own) => root.querySelector(own));
  const waiting = new Map();
  globalThis.osteonSearch = (name, value) => waiting.get(name)?.(value);

  /** Loads a file of the index as a script. This Trusted Types policy allows only addresses of such files. */
  const check = (name) => (/^(start|[kt]\d+)(\?v=[0-9a-f]+)?$/.test(name) ? `${root.dataset.root}assets/search/${name.replace(/\?|$/, ".js$&")}` : "");
  const policy = globalThis.trustedTypes?.createPolicy("osteon-search", { createScriptURL: check });
  const load = (name, version) => new Promise((give, fail) => {
    const script = document.createElement("script");
    const asked = version && location.protocol !== "file:" ? `${name}?v=${version}` : name;
    waiting.set(name, give);
    script.src = policy ? policy.createScriptURL(asked) : check(asked);
    script.onerror = fail;
    script.onload = () => script.remove();
    document.head.append(script);
  });

  const said = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const write = (parent, parts) => {
    for (const { text, marked } of parts) {
      const own = marked ? document.createElement("mark") : document.createTextNode(text);
      if (marked) own.textContent = text;
      parent.append(own);
    }
    return parent;
  };
  const element = (name, parent) => parent.appendChild(document.createElement(name));
  const link = (parent, href, parts) => {
    const own = element("a", parent);
    own.setAttribute("href", href);
    return write(own, parts);
  };
  const address = (path) => root.dataset.root + (path || "./").split("/").map(encodeURIComponent).join("/");

  let list = null;
  const show = ({ address: page, title, passages }) => {
    const item = element("li", list);
    const own = link(element("p", item), address(page), title);
    for (const { anchor, name, excerpt } of passages) {
      if (name.length) link(element("p", item), address(page) + (anchor && `#${encodeURIComponent(anchor)}`), name);
      if (excerpt.length) write(element("p", item), excerpt);
    }
    return own;
  };

  let [find, asked, next, count] = [null, "", null, 0];
  const say = (words, values = {}) => { status.textContent = said(words, values); };

  const showNext = async () => {
    const links = (await next()).map((own) => show(own));
    more.hidden = list.children.length >= count;
    return links[0];
  };

  const suggest = (names) => {
    const typed = new Set(asked);
    const alike = names.map(([name]) => [[...name].filter((c) => typed.has(c)).length, name]).filter(([count]) => count);
    const found = (alike.length ? alike.sort(([one], [other]) => other - one) : names.map(([name]) => [0, name])).slice(0, 6);
    if (!found.length) return;
    results.append(root.dataset.suggest);
    const suggested = element("ul", results);
    for (const [, name] of found) link(element("li", suggested), `#q=${encodeURIComponent(name)}`, [{ text: name }]);
  };

  const search = async (typed) => {
    asked = typed;
    results.replaceChildren();
    more.hidden = true;
    document.title = typed ? said(root.dataset.title, { query: typed, title: root.dataset.page }) : root.dataset.page;
    if (!typed) return say("");
    say(root.dataset.wait);
    try {
      find ??= osteonFinder(load, root.dataset);
      const found = await (await find)(typed);
      if (asked !== typed) return;
      next = found.next;
      if (found.count) {
        [list, count] = [element("ol", results), found.count];
        await showNext();
      } else suggest(found.names);
      say(found.count ? root.dataset.found : root.dataset.none, { query: typed, count: found.count });
    } catch {
      find = null;
      say(root.dataset.failed);
    }
  };

  const query = () => {
    try {
      return decodeURIComponent(/^#q=(.*)$/.exec(location.hash)?.[1] ?? "").trim();
    } catch {
      return "";
    }
  };
  const follow = () => {
    const typed = query();
    if (typed) field.value = typed;
    search(typed);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    if (typed === query()) search(typed);
    else location.hash = typed ? `q=${encodeURIComponent(typed)}` : "";
  });
  more.addEventListener("click", async () => { (await showNext())?.focus(); });
  addEventListener("hashchange", () => { if (/^(#q=.*)?$/.test(location.hash)) follow(); });
  if (query()) follow();
})();
