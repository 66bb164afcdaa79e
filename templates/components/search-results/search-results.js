// Scores pages for a query by the rules of docs/search.md, as `osteon search` does. All numbers are integers, so that
// both give the same results: see src/search/rank.rs.
"use strict";
(() => {
  const TERM = 4;
  const [BATCH, ENOUGH, WORDS_OF_QUESTION, LEAST_SHARE, BEST, SAMPLE] = [5, 3, 3, 4, 3, 40];
  const [DOUBLING, COMMONEST, PARTLY_PHRASING, FULLY_PHRASING, YES] = [16, 8, 12, 1, 2];
  const [IN_NAME, IN_TITLE, IN_SUMMARY] = [6, 5, 2];
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

  /** The passages that contain all of these keys. The value of a passage is true if its name contains all of them. */
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

  /** The weight of a key that `having` of `count` pages contain. The fewer pages contain it, the greater the weight. */
  const weightOf = (count, having) => {
    const rarity = Math.max(1024, Math.floor(Math.max(1, count) * 1024 / Math.max(1, having)));
    const doublings = 31 - Math.clz32(rarity);
    return COMMONEST + DOUBLING * (doublings - 10) + (rarity >>> doublings - 4 & 15);
  };

  // The values by which pages are sorted. For a question, a page with all of its words does not come first but gets
  // more points.
  const rank = ({ tier, points, isQuestion }) =>
    (isQuestion && tier < 3 ? [0, points * (4 + tier)] : [tier, points * 4]);
  const byRank = (one, other) => rank(other)[0] - rank(one)[0] || rank(other)[1] - rank(one)[1]
    || one.page - other.page;

  // Returns true if a page contains every required piece of the query, or a synonym of it, and the passages that
  // contain all.
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

  // The points of a passage: the sum of the weights of its clues, multiplied by the share of the query that they make
  // up.
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

  const score = ({ clues: all, pieces, named, terms, explaining, lower, total, isQuestion }, page) => {
    const clues = [];
    for (const { pages, weight, share } of all) {
      const passages = pages.get(page);
      if (passages) clues.push({ passages, weight, share });
    }
    const own = [terms, named].flatMap((pages) => pages.get(page) ?? []);
    const [hasAll, whole] = wholeOf(pieces, page);
    const tier = terms.has(page) ? TERM : own.length ? 3 : whole.size ? 2 : Number(hasAll);
    const share = sum(clues.map((clue) => clue.share));
    if (!tier && (!share || LEAST_SHARE * share < total)) return [];
    const values = new Map();
    for (const passages of [...clues.map((clue) => clue.passages), whole, ...own]) {
      for (const passage of passages.keys())
        if (!values.has(passage)) values.set(passage, valueOf(clues, total, passage));
    }
    // The points of the second-best passage are halved, those of the third are quartered.
    const best = sum([...values.values()].sort((a, b) => b - a).slice(0, BEST)
      .map((value, at) => Math.floor(value / 2 ** at)));
    const everywhere = sum(clues.map(({ weight, passages }) =>
      weight * ([...passages.values()].includes(true) ? 2 : 1)));
    const isNamed = (passage) => Number(own.some((passages) => passages.has(passage)));
    const order = [...values.keys()].sort((a, b) => isNamed(b) - isNamed(a)
      || Number(whole.has(b)) - Number(whole.has(a)) || values.get(b) - values.get(a) || a - b);
    const points = Math.floor((best + everywhere)
      / 2 ** (explaining.has(page) ? 0 : lower.slice(0, 2).filter((first) => page >= first).length));
    return [{ page, tier, points, isQuestion, passages: order }];
  };

  // The pages to score: those that match fully. If they are too few, or for a question, also those that match in part.
  const candidates = ({ clues, pieces, named, terms, total, isQuestion }) => {
    const all = new Set([...named.keys(), ...terms.keys()]);
    const [first = [], ...others] = pieces;
    const has = (alternatives, page) => alternatives.some((keys) => keys.length && keys.every((own) => own.has(page)));
    for (const [one] of first) {
      for (const page of one?.keys() ?? [])
        if (!all.has(page) && has(first, page) && others.every((own) => has(own, page))) all.add(page);
    }
    if (all.size >= ENOUGH && !isQuestion) return all;
    const shares = new Map();
    for (const { pages, share } of clues)
      for (const page of pages.keys()) shares.set(page, (shares.get(page) ?? 0) + share);
    for (const [page, share] of shares) if (share && LEAST_SHARE * share >= total) all.add(page);
    return all;
  };

  /** Makes an index searchable. `words` are the synonyms and phrasing words of the theme's language. */
  globalThis.osteonFinder = async (load, words) => {
    const index = await osteonIndex(load);
    const { start, add } = index;
    const readQuery = osteonQuery(index, words);
    const { shown } = osteonExcerpt(index);

    /** Looks up in which pages the keys of a query occur, and computes the weight of each key. */
    const ranking = async ({ pieces, concepts, names, defined, explained }) => {
      const alternatives = [...pieces, ...concepts].flatMap((own) => own.alternatives);
      await index.open([
        ...names, ...defined, ...explained,
        ...alternatives.flatMap((own) => own.keys.flatMap(({ keys }) => keys)),
      ]);
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
        const weight = Math.min(
          weightOf(start.pages, pages.size),
          [Infinity, PARTLY_PHRASING, FULLY_PHRASING][own.phrasing],
        );
        clues.push({ pages, weight, share: own.phrasing === YES ? 0 : weight });
      }
      for (const { alternatives: all } of concepts) {
        const pages = (await Promise.all(all.map(required))).map(common).reduce(add, new Map());
        const weight = Math.floor(weightOf(start.pages, pages.size) * 3 / 2);
        clues.push({ pages, weight, share: weight });
      }
      const passagesNamed = async (own) => (await Promise.all(own.map(index.pagesWith))).reduce(add, new Map());
      const inGlossary = async (own) =>
        new Map([...await passagesNamed(own)].filter(([page]) => page >= start.lower[2]));
      const terms = await inGlossary(defined);
      const kept = clues.filter(({ pages }) => pages.size);
      const needed = await Promise.all(pieces.filter(({ isRequired }) => isRequired)
        .map((own) => Promise.all(own.alternatives.map(required))));
      return {
        clues: kept, pieces: needed, lower: start.lower, total: sum(kept.map(({ share }) => share)),
        isQuestion: needed.length >= WORDS_OF_QUESTION, named: await passagesNamed(names), terms,
        explaining: new Set([...terms.keys(), ...(await inGlossary(explained)).keys()]),
      };
    };

    const rankedFor = async (query) => {
      const own = await ranking(query);
      const scored = [...candidates(own)].flatMap((page) => score(own, page)).sort(byRank);
      const whole = scored.filter(({ tier }) => tier > 0);
      return whole.length >= ENOUGH && !own.isQuestion ? whole : scored;
    };

    // Runs a query. Returns the number of pages found, and a function that returns the next few of them. `sample` is a
    // query for which no further files are loaded; undefined if the index has several files.
    return Object.assign(async (typed) => {
      index.pause.begin();
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
