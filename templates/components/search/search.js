// The search page: opens the index, loads what a query needs of it, and lists the results with excerpts. The query is
// in the address after its `#`. Browsers do not send this part of an address to a server.
"use strict";
/** Makes the texts of a result: the title of the page, and for each passage its name and an excerpt. */
globalThis.osteonExcerpt = (index) => {
  const [LENGTH, BEFORE, NEAR, MOST_PASSAGES, TERM, SPACES] = [80, 20, 20, 3, 4, " \n\u3000\u00a0"];
  /** The ranges of a text to mark, in order: where the whole query occurs, or, if nowhere, where parts of it occur. */
  const marksIn = (query, text) => {
    const { flat, places: from_, text: all } = index.flatten(text);
    const placesOf = (wanted) => (all.includes(wanted.join("")) ? index.places(flat, wanted) : []);
    const alternatives = [...query.pieces, ...query.concepts].flatMap((own) => own.alternatives);
    let found = alternatives.flatMap((own) => placesOf(own.flat));
    if (!found.length)
      found = alternatives.flatMap(({ keys }) => keys.flatMap((own) => own.keys.flatMap((key) => placesOf([...key]))));
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
    const push = (start_, end, marked) => {
      if (end > start_) found.push({ text: text.slice(start_, end).replaceAll("\n", " "), marked });
    };
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

  // True if the character at index `at` ends a sentence or clause: one of `full`, or one of `latin` before white space.
  const ends = (text, at, full, latin) => full.includes(text[at])
    || latin.includes(text[at]) && (at + 1 === text.length || SPACES.includes(text[at + 1]));
  const isPart = (c) => c !== undefined && (index.isWord(c) || "'’-.,%−".includes(c));
  const isWithinWord = (text, at) => isPart(text[at - 1]) && isPart(text[at]);
  // The last index in the range from `from` to `to` (not included) for which `fits` is true; undefined if there is
  // none.
  const lastOf = (from, to, fits) => { for (let at = to - 1; at >= from; at -= 1) if (fits(at)) return at; };
  // Chooses an excerpt around the first match. Returns `[from, to, isStartCut, isEndCut]`: see `Cut` in
  // src/search/excerpt.rs.
  const cutAround = ([first, end], text) => {
    const isSentence = (at) => ends(text, at, "。！？\n", ".!?");
    const isClause = (at) => ends(text, at, "，、；：", ",;:");
    let from = Math.max(0, first - BEFORE);
    const sentence = lastOf(from, first, isSentence);
    if (sentence !== undefined) from = sentence + 1;
    else if (from > 0 && !isSentence(from - 1)) {
      for (let at = from; at < first; at += 1) if (isClause(at)) { from = at + 1; break; }
      while (from < first && isWithinWord(text, from)) from += 1;
    }
    while (from < first && SPACES.includes(text[from])) from += 1;
    let to = Math.min(from + LENGTH, text.length);
    if (to < text.length) {
      const least = Math.min(Math.max(end, to - NEAR), to);
      const [last, clause] = [lastOf(least, to, isSentence), lastOf(least, to, isClause)];
      to = last !== undefined ? last + 1 : clause ?? lastOf(least + 1, to + 1, (at) => !isWithinWord(text, at)) ?? to;
      while (to > end && SPACES.includes(text[to - 1])) to -= 1;
    }
    const before = lastOf(0, from, (at) => text[at] !== " ");
    return [
      from, to, before !== undefined && !isSentence(before),
      to < text.length && text[to] !== "\n" && !(to > 0 && isSentence(to - 1)),
    ];
  };

  const excerpt = (query, text) => {
    const marks = marksIn(query, text);
    const characters = [...text];
    const first = (marks[0] ?? [0, 0]).map((place) => [...text.slice(0, place)].length);
    const [from, to, isStartCut, isEndCut] = cutAround(first, characters);
    const place = (at) => characters.slice(0, at).join("").length;
    const ellipsis = { text: "…", marked: false };
    return [
      ...isStartCut ? [ellipsis] : [],
      ...stretches(text, place(from), place(to), marks),
      ...isEndCut ? [ellipsis] : [],
    ];
  };

  /** Makes a result as it is shown. The text of its page must have been loaded. */
  const shown = (query, scored, [address, passages]) => {
    const required = query.pieces.filter(({ isRequired }) => isRequired);
    const literal = (number) => {
      const [, name, text] = passages[number] ?? ["", "", ""];
      const flats = [...name.split("\n"), text].map(index.flatten);
      return required.every(({ alternatives }) => alternatives.some((own) => !own.isLiteral
        || flats.some(({ flat, text: all }) => all.includes(own.flat.join(""))
          && index.findFrom(flat, own.flat, 0) >= 0)));
    };
    const kept = scored.passages.filter(literal);
    const isLiteral = kept.length > 0;
    const own = isLiteral ? { ...scored, passages: kept }
      : { ...scored, tier: scored.tier < TERM ? Math.min(scored.tier, 1) : TERM };
    // A text of `found-by` is not visible on the page, so it is shown as a result only if no other passage matches.
    const isFoundBy = (number) => number > 0 && !passages[number][0] && !passages[number][2];
    const there = own.passages.filter((number) => passages[number]);
    const seen = there.filter((number) => !isFoundBy(number));
    const result = () => ({
      address, literal: isLiteral, title: marked(query, passages[0][1]),
      passages: (seen.length ? seen.slice(0, MOST_PASSAGES) : there.slice(0, 1)).map((number) => {
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
  const [form, field, status, results, more] = [
    "form", "input", ".search-results-status", ".search-results-list", ".search-results-more",
  ].map((own) => root.querySelector(own));
  const waiting = new Map();
  globalThis.osteonSearch = (name, value) => waiting.get(name)?.(value);

  // Makes the address of a file of the index. The Trusted Types policy allows only addresses of such files as scripts.
  const check = (name) => (/^(start|[kt]\d+)(\?v=[0-9a-f]+)?$/.test(name)
    ? `${root.dataset.root}assets/search/${name.replace(/\?|$/, ".js$&")}` : "");
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
    const [into, found] = [list, await next()];
    if (into !== list) return null;
    // The results are put together outside the page and added at once, so that the browser lays out the page only once.
    const links = found.map((own) => show(own));
    if (!list.isConnected) results.append(list);
    more.hidden = list.children.length >= count;
    return links[0];
  };

  const suggest = (names) => {
    const typed = new Set(asked);
    const alike = names.map(([name]) => [[...name].filter((c) => typed.has(c)).length, name])
      .filter(([count]) => count);
    const found = (alike.length ? alike.sort(([one], [other]) => other - one) : names.map(([name]) => [0, name]))
      .slice(0, 6);
    if (!found.length) return;
    results.append(root.dataset.suggest);
    const suggested = element("ul", results);
    for (const [, name] of found) link(element("li", suggested), `#q=${encodeURIComponent(name)}`, [{ text: name }]);
  };

  const open = () => (find ??= osteonFinder(load, root.dataset));
  const search = async (typed) => {
    asked = typed;
    results.replaceChildren();
    more.hidden = true;
    document.title = typed ? said(root.dataset.title, { query: typed, title: root.dataset.page }) : root.dataset.page;
    if (!typed) return say("");
    say(root.dataset.wait);
    try {
      const found = await (await open())(typed);
      if (asked !== typed) return;
      next = found.next;
      if (found.count) {
        [list, count] = [document.createElement("ol"), found.count];
        await showNext();
        if (asked !== typed) return;
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
    // If `location.hash` were changed, the browser would look for a place to scroll to, and lay out the page for that.
    if (typed !== query()) history.pushState(null, "", typed ? `#q=${encodeURIComponent(typed)}` : "#");
    search(typed);
  });
  /** Opens the index while the reader types, and searches once, because browsers run a script slowly at first. */
  const prepare = async () => {
    if (find) return;
    try {
      const { sample } = await open();
      if (sample) await (await (await find)(sample)).next();
    } catch { find = null; /* Reported after a query. */ }
  };
  field.addEventListener("focus", prepare);
  more.addEventListener("click", async () => { (await showNext())?.focus(); });
  addEventListener("hashchange", () => { if (/^(#q=.*)?$/.test(location.hash)) follow(); });
  if (query()) follow();
})();
