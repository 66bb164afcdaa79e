// The search page: opens the index, loads what a query needs of it, and lists the results. The address contains the
// query after its `#`, which browsers do not send.
"use strict";
/** Searches the texts of a small site, whose index has no postings. Finds the same keys as src/search/keys.rs. */
globalThis.osteonTexts = async (texts, { flatten, inWord, classOf, wordKey, HAN, WORD, LONGEST_WORD }, pause) => {
  const [parts, folded] = [[], [""]];
  let end = 0;
  const add = (page, passage, text, isName) => {
    const { text: own } = flatten(text);
    if (!own) return;
    folded.push(own);
    end += own.length + 1;
    parts.push({ page, passage, isName, end });
  };
  for (const [page, [, passages]] of texts.entries()) {
    for (const [passage, [, name, text]] of passages.entries()) {
      for (const own of name.split("\n")) add(page, passage, own, true);
      add(page, passage, text, false);
      await pause();
    }
  }
  // The names and texts of all passages, each between two line ends: one string is searched faster than many.
  const all = folded.concat("").join("\n");
  /** The passages of each page that contain a key, and whether the key is in their names. */
  const find = (key) => {
    const characters = [...key];
    const [isWordFirst, isWordLast] = [characters[0], characters[characters.length - 1]].map((c) => classOf(c) === WORD);
    const [isWhole, isSingle] = [key[0] === "=", characters.length === 1 && classOf(key) === HAN];
    const wanted = isWhole ? `\n${key.slice(1)}\n` : key;
    // A word of the greatest length stands for all words that begin with it.
    const isEndFree = isWhole || !isWordLast || characters.length === LONGEST_WORD;
    // A word also stands for its English plural.
    const isPlural = (end) => all[end] === "s" && !inWord(all[end + 1]) && wordKey(`${wanted}s`) === wanted;
    const fits = (at) => !(isWordFirst && inWord(all[at - 1])) && (isEndFree || !inWord(all[at + wanted.length]) || isPlural(at + wanted.length));
    const found = new Map();
    for (let [from, number, at] = [0, 0, 0]; (at = all.indexOf(wanted, from)) >= 0;) {
      while (parts[number].end <= at) number += 1;
      const own = parts[number];
      const isFound = (own.isName || !isWhole && !isSingle) && fits(at);
      from = isFound ? own.end : at + 1;
      if (!isFound) continue;
      if (!found.has(own.page)) found.set(own.page, new Map());
      const passages = found.get(own.page);
      passages.set(own.passage, passages.get(own.passage) || own.isName);
    }
    return found;
  };
  const known = new Map();
  const pagesWith = (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key);
  };
  const words = new Set();
  for (const own of folded) {
    for (const [word] of own.matchAll(/[^々〇\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u{20000}-\u{3ffff} \n]+/gu)) words.add([...word].slice(0, LONGEST_WORD).join(""));
    await pause();
  }
  return { pagesWith, words: [...words] };
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
  /** Opens the index while the reader types, and searches once: browsers run a script slowly until it is compiled. */
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
