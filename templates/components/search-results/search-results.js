// Ranks pages for a query by the rules of docs/search.md, as `osteon search` does. All numbers are integers, so that
// both give the same results: see src/search/rank.rs.
"use strict";
/** The texts that a result shows: the page's title, and for each passage its name and an excerpt around the first match. */
globalThis.osteonExcerpt = (index) => {
  const [LENGTH, BEFORE, MOST_PASSAGES] = [80, 20, 3];
  /** The positions of the query in a text, in order: of the whole query, otherwise of its parts. */
  const marksIn = (query, text) => {
    const { flat, places: from_, text: all } = index.flatten(text);
    const placesOf = (wanted) => (all.includes(wanted.join("")) ? index.places(flat, wanted) : []);
    const alternatives = [...query.pieces, ...query.concepts].flatMap((own) => own.alternatives);
    let found = alternatives.flatMap((own) => placesOf(own.flat));
    if (!found.length) found = alternatives.flatMap(({ keys }) => keys.flatMap((own) => own.keys.flatMap((key) => placesOf([...key]))));
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
    const isEnd = (c) => "。\n！？".includes(c);
    const first = marks.length ? marks[0][0] : 0;
    const [head, tail] = [[...text.slice(0, first)].slice(-BEFORE), [...text.slice(first)]];
    while (head.some(isEnd)) head.shift();
    const left = tail.splice(LENGTH - head.length).length;
    const from = first - head.join("").length;
    const found = stretches(text, from, first + tail.join("").length, marks);
    const ellipsis = { text: "…", marked: false };
    if (left) found.push(ellipsis);
    if (from > 0 && !isEnd(text[from - 1])) found.unshift(ellipsis);
    return found;
  };

  /** A result as shown, made when the text of its page has been loaded. */
  const shown = (query, scored, [address, passages]) => {
    const required = query.pieces.filter(({ isRequired }) => isRequired);
    const literal = (number) => {
      const [, name, text] = passages[number] ?? ["", "", ""];
      const flats = [...name.split("\n"), text].map(index.flatten);
      return required.every(({ alternatives }) => alternatives.some((own) => !own.isLiteral || flats.some(({ flat, text: all }) => all.includes(own.flat.join("")) && index.findFrom(flat, own.flat, 0) >= 0)));
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
  const [BATCH, ENOUGH, WORDS_OF_QUESTION, LEAST_SHARE, BEST, SAMPLE] = [5, 3, 3, 4, 3, 40];
  const [DOUBLING, COMMONEST, PARTLY_PHRASING, FULLY_PHRASING, YES] = [16, 8, 12, 4, 2];
  const [IN_NAME, IN_TITLE, IN_SUMMARY] = [4, 3, 2];
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

  /** The passages that contain all of some keys, and whether they contain all of them in their names. */
  const common = ([first, ...others]) => {
    const pages = new Map();
    for (const page of first ? first.keys() : []) {
      const all = others.map((own) => own.get(page));
      if (all.includes(undefined)) continue;
      const found = new Map();
      for (const [passage, isName] of first.get(page)) {
        if (all.every((own) => own.has(passage))) found.set(passage, isName && all.every((own) => own.get(passage)));
      }
      if (found.size) pages.set(page, found);
    }
    return pages;
  };

  /** The rarer something is, the more it tells. */
  const weightOf = (count, having) => {
    const rarity = Math.max(1024, Math.floor(Math.max(1, count) * 1024 / Math.max(1, having)));
    const doublings = 31 - Math.clz32(rarity);
    return COMMONEST + DOUBLING * (doublings - 10) + (rarity >>> doublings - 4 & 15);
  };

  /** The value by which pages are sorted. In a question, a page with all of its words has more points. */
  const rank = ({ tier, points, isQuestion }) => (isQuestion && tier < 3 ? [0, points * (4 + tier)] : [tier, points * 4]);
  const byRank = (one, other) => rank(other)[0] - rank(one)[0] || rank(other)[1] - rank(one)[1] || one.page - other.page;

  /** Whether a page contains an alternative of every required piece, and the passages that contain all of them. */
  const wholeOf = (pieces, page) => {
    let [hasAll, whole] = [pieces.length > 0, null];
    for (const alternatives of pieces) {
      const passages = new Set();
      let isFound = false;
      for (const keys of alternatives) {
        if (!keys.length || !keys.every((own) => own.has(page))) continue;
        isFound = true;
        const [first, ...others] = keys.map((own) => own.get(page));
        for (const passage of first.keys()) if (others.every((own) => own.has(passage))) passages.add(passage);
      }
      hasAll &&= isFound;
      whole = whole ? new Set([...whole].filter((own) => passages.has(own))) : passages;
    }
    return [hasAll, whole ?? new Set()];
  };

  /** The points of a passage: for each clue its weight, times the share of the query that the passage and page contain. */
  const valueOf = (clues, total, passage) => {
    let [points, share] = [0, 0];
    for (const { weight, share: part, passages } of clues) {
      const [own, first] = [passages.get(passage), passages.get(0)];
      const times = own ? IN_NAME : first ? IN_TITLE : first === false ? IN_SUMMARY : Number(own === false);
      points += weight * times;
      if (times) share += part;
    }
    return Math.floor(points * share * 8 / Math.max(1, total));
  };

  const score = ({ clues: all, pieces, named, lower, total, isQuestion }, page) => {
    const clues = [];
    for (const { pages, weight, share } of all) {
      const passages = pages.get(page);
      if (passages) clues.push({ passages, weight, share });
    }
    const own = named.get(page);
    const [hasAll, whole] = wholeOf(pieces, page);
    const tier = own ? 3 : whole.size ? 2 : Number(hasAll);
    const share = sum(clues.map((clue) => clue.share));
    if (!tier && (!share || LEAST_SHARE * share < total)) return [];
    const values = new Map();
    for (const passages of [...clues.map((clue) => clue.passages), whole, own ?? []]) {
      for (const passage of passages.keys()) if (!values.has(passage)) values.set(passage, valueOf(clues, total, passage));
    }
    // The second passage counts half, the third a quarter.
    const best = sum([...values.values()].sort((a, b) => b - a).slice(0, BEST).map((value, at) => Math.floor(value / 2 ** at)));
    const everywhere = sum(clues.map(({ weight, passages }) => weight * ([...passages.values()].includes(true) ? 2 : 1)));
    const isNamed = (passage) => Number(own?.has(passage) ?? false);
    const order = [...values.keys()].sort((a, b) => isNamed(b) - isNamed(a) || Number(whole.has(b)) - Number(whole.has(a)) || values.get(b) - values.get(a) || a - b);
    const points = Math.floor((best + everywhere) / 2 ** lower.filter((first) => page >= first).length);
    return [{ page, tier, points, isQuestion, passages: order }];
  };

  /** The pages to score: those that match completely, if there are enough; otherwise also those that match in part. */
  const candidates = ({ clues, pieces, named, total, isQuestion }) => {
    const all = new Set(named.keys());
    const [first = [], ...others] = pieces;
    const has = (alternatives, page) => alternatives.some((keys) => keys.length && keys.every((own) => own.has(page)));
    for (const [one] of first) {
      for (const page of one?.keys() ?? []) if (!all.has(page) && has(first, page) && others.every((own) => has(own, page))) all.add(page);
    }
    if (all.size >= ENOUGH && !isQuestion) return all;
    const shares = new Map();
    for (const { pages, share } of clues) for (const page of pages.keys()) shares.set(page, (shares.get(page) ?? 0) + share);
    for (const [page, share] of shares) if (share && LEAST_SHARE * share >= total) all.add(page);
    return all;
  };

  /** Searches an index. `words` are the everyday words of the theme's language. */
  globalThis.osteonFinder = async (load, words) => {
    const index = await osteonIndex(load);
    const { start, add } = index;
    const readQuery = osteonQuery(index, words);
    const { shown } = osteonExcerpt(index);

    /** Looks up where the keys of a query occur, and how much weight each has. */
    const ranking = async ({ pieces, concepts, names }) => {
      const alternatives = [...pieces, ...concepts].flatMap((own) => own.alternatives);
      await index.open([...names, ...alternatives.flatMap((own) => own.keys.flatMap(({ keys }) => keys))]);
      const known = new Map();
      const lookUp = async (keys) => {
        await index.pause();
        const found = await Promise.all(keys.map(index.pagesWith));
        return found.length === 1 ? found[0] : found.reduce(add, new Map());
      };
      const pagesOf = ({ keys }) => {
        const name = keys.join(" ");
        if (!known.has(name)) known.set(name, lookUp(keys));
        return known.get(name);
      };
      const required = (own) => Promise.all(own.keys.filter(({ isRequired }) => isRequired).map(pagesOf));
      const clues = [];
      for (const own of pieces.flatMap((piece) => piece.alternatives[0].keys).filter(({ isInName }) => !isInName)) {
        const pages = await pagesOf(own);
        const weight = Math.min(weightOf(start.pages, pages.size), [Infinity, PARTLY_PHRASING, FULLY_PHRASING][own.phrasing]);
        clues.push({ pages, weight, share: own.phrasing === YES ? 0 : weight });
      }
      for (const { alternatives: all } of concepts) {
        const pages = (await Promise.all(all.map(required))).map(common).reduce(add, new Map());
        const weight = Math.floor(weightOf(start.pages, pages.size) * 3 / 2);
        clues.push({ pages, weight, share: weight });
      }
      const kept = clues.filter(({ pages }) => pages.size);
      const needed = await Promise.all(pieces.filter(({ isRequired }) => isRequired).map((own) => Promise.all(own.alternatives.map(required))));
      return {
        clues: kept, pieces: needed, lower: start.lower, total: sum(kept.map(({ share }) => share)), isQuestion: needed.length >= WORDS_OF_QUESTION,
        named: (await Promise.all(names.map(index.pagesWith))).reduce(add, new Map()),
      };
    };

    const rankedFor = async (query) => {
      const own = await ranking(query);
      const scored = [...candidates(own)].flatMap((page) => score(own, page)).sort(byRank);
      const whole = scored.filter(({ tier }) => tier > 0);
      return whole.length >= ENOUGH && !own.isQuestion ? whole : scored;
    };

    /** Runs a query. Returns the number of pages found, and a function that returns the next. `sample` is a query without loading. */
    return Object.assign(async (typed) => {
      const query = await readQuery(typed);
      const ranked = await rankedFor(query);
      const left = [...ranked];
      const next = async () => {
        const batch = left.splice(0, BATCH);
        const texts = await Promise.all(batch.map(({ page }) => index.page(page)));
        const all = batch.map((scored, at) => shown(query, scored, texts[at])).sort(byRank);
        const found = [];
        for (const { result } of all) {
          found.push(result());
          await index.pause();
        }
        return found;
      };
      return { count: ranked.length, next, names: start.names };
    }, { sample: start.texts?.[0][1][0].slice(1).join(" ").slice(0, SAMPLE) });
  };
})();
