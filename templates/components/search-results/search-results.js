// Ranks pages for a query by the rules of docs/search.md, as `osteon search` does. All numbers are integers, so that
// both give the same results.
"use strict";
(() => {
  const [BATCH, ENOUGH, MANY_PAGES, MOST_KEYS, MOST_NAMES, MOST_NAMED, SAMPLE] = [5, 3, 1000, 9, 4, 4, 40];
  const [LEAST_SHARE, MOST_WEIGHT_OF_PHRASING, IN_NAME, IN_TITLE, IN_SUMMARY, BEST] = [4, 2, 4, 3, 2, 3];
  const [NO, PARTLY, YES] = [0, 1, 2];
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  const equal = (one, other) => one.length === other.length && one.every((c, at) => c === other[at]);
  const NOTHING = { points: 0, share: 0, isWhole: false };
  const and = (one, other) => ({ points: one.points + other.points, share: one.share + other.share, isWhole: one.isWhole && other.isWhole });
  const or = (one, other) => ({ points: Math.max(one.points, other.points), share: Math.max(one.share, other.share), isWhole: one.isWhole || other.isWhole });
  const rank = (one, other) => other.tier - one.tier || other.points - one.points || one.page - other.page;
  const shareOf = ({ phrasing, pages, weight }) => (phrasing === YES || !pages.size ? 0 : weight);

  /** The match of a page with one alternative of a piece. */
  const ofAlternative = (alternative, page) => {
    const required = alternative.filter(({ isRequired }) => isRequired).length;
    const own = { coverage: 0, share: 0, hasAll: required > 0, title: NOTHING, passages: new Map() };
    const counts = new Map();
    const found = [];
    for (const queryKey of alternative) {
      const passages = queryKey.pages.get(page);
      if (!passages) {
        if (queryKey.isRequired) own.hasAll = false;
        continue;
      }
      found.push([queryKey, passages]);
      own.share += shareOf(queryKey);
      own.coverage += queryKey.weight * ([...passages.values()].includes(true) ? 2 : 1);
      for (const passage of passages.keys()) counts.set(passage, (counts.get(passage) ?? 0) + Number(queryKey.isRequired));
    }
    for (const [passage, count] of counts) own.passages.set(passage, { ...NOTHING, isWhole: required > 0 && count === required });
    for (const [queryKey, passages] of found) {
      const [isTitle, isSummary] = [passages.get(0) === true, passages.get(0) === false];
      const titled = (times) => ({ points: queryKey.weight * times, share: shareOf(queryKey), isWhole: true });
      if (isTitle) own.title = { ...and(own.title, titled(IN_TITLE)), isWhole: false };
      for (const [passage, matched] of own.passages) {
        const isName = passages.get(passage);
        const times = isName ? IN_NAME : isTitle ? IN_TITLE : isSummary ? IN_SUMMARY : Number(isName === false);
        if (times) own.passages.set(passage, and(matched, titled(times)));
      }
    }
    return own;
  };

  /** The match of a page with a synonym, which counts once, and only if it is complete. */
  const ofSynonym = (alternative, page) => {
    const weight = Math.max(0, ...alternative.map((queryKey) => queryKey.weight));
    const all = alternative.filter(({ isRequired }) => isRequired);
    const passages = new Map();
    for (const [passage, matched] of ofAlternative(alternative, page).passages) {
      if (!matched.isWhole) continue;
      const times = all.every(({ pages }) => pages.get(page)?.get(passage) === true) ? IN_NAME : 1;
      passages.set(passage, { points: 2 * weight * times, share: weight, isWhole: true });
    }
    return { coverage: passages.size ? weight : 0, share: 0, hasAll: false, title: NOTHING, passages };
  };

  /** The best match of all alternatives. */
  const ofPiece = ({ alternatives, isRequired }, page) => alternatives.map((alternative) => (isRequired ? ofAlternative : ofSynonym)(alternative, page)).reduce((one, other) => {
    for (const [passage, matched] of other.passages) one.passages.set(passage, or(one.passages.get(passage) ?? NOTHING, matched));
    return {
      coverage: Math.max(one.coverage, other.coverage), share: Math.max(one.share, other.share),
      hasAll: one.hasAll || other.hasAll, title: or(one.title, other.title), passages: one.passages,
    };
  });

  const score = ({ pieces, named, lower, total }, page) => {
    const all = pieces.map((piece) => [ofPiece(piece, page), piece.isRequired]);
    const required = all.filter(([, isRequired]) => isRequired).map(([own]) => own);
    const [share, coverage] = [sum(required.map((own) => own.share)), sum(all.map(([own]) => own.coverage))];
    const passages = new Map();
    for (const passage of all.flatMap(([own]) => [...own.passages.keys()])) {
      const matched = (own) => own.passages.get(passage) ?? own.title;
      const both = all.map(([own]) => matched(own)).reduce(and);
      passages.set(passage, { ...both, isWhole: required.length > 0 && required.every((own) => matched(own).isWhole) });
    }
    const own = named.get(page);
    const tier = own ? 3 : [...passages.values()].some(({ isWhole }) => isWhole) ? 2
      : Number(required.length > 0 && required.every(({ hasAll }) => hasAll));
    if (!tier && (!share || LEAST_SHARE * share < total)) return [];
    const value = (passage) => {
      const { points, share: part } = passages.get(passage) ?? NOTHING;
      return Math.floor(points * part * 8 / Math.max(1, total));
    };
    const best = [...passages.keys()].map(value).sort((a, b) => b - a).slice(0, BEST).reduce((all, own, at) => all + (own >> at), coverage);
    const order = [...new Set([...passages.keys(), ...own ? own.keys() : []])];
    const isWhole = (passage) => Number(passages.get(passage)?.isWhole ?? false);
    const isNamed = (passage) => Number(own?.has(passage) ?? false);
    order.sort((a, b) => isNamed(b) - isNamed(a) || isWhole(b) - isWhole(a) || value(b) - value(a) || a - b);
    return [{ page, tier, points: best >> lower.filter((first) => page >= first).length, passages: order }];
  };

  /** The pages to show: those that match completely, if there are enough; otherwise also those that match in part. */
  const candidates = ({ pieces, named, total }) => {
    const required = pieces.filter(({ isRequired }) => isRequired);
    const [shares, wholes] = [new Map(), new Map()];
    for (const { alternatives } of required) {
      const [best, whole] = [new Map(), new Set()];
      for (const alternative of alternatives) {
        const needed = alternative.filter(({ isRequired }) => isRequired).length;
        const [sums, counts] = [new Map(), new Map()];
        for (const queryKey of alternative) {
          const part = shareOf(queryKey);
          for (const page of queryKey.pages.keys()) {
            sums.set(page, (sums.get(page) ?? 0) + part);
            if (queryKey.isRequired) counts.set(page, (counts.get(page) ?? 0) + 1);
          }
        }
        for (const [page, part] of sums) if (part > (best.get(page) ?? 0)) best.set(page, part);
        for (const [page, count] of counts) if (count === needed) whole.add(page);
      }
      for (const [page, part] of best) shares.set(page, (shares.get(page) ?? 0) + part);
      for (const page of whole) wholes.set(page, (wholes.get(page) ?? 0) + 1);
    }
    const all = new Set(named.keys());
    for (const [page, count] of wholes) if (count === required.length) all.add(page);
    if (all.size < ENOUGH) for (const [page, part] of shares) if (part && LEAST_SHARE * part >= total) all.add(page);
    return [...all];
  };

  /** Searches an index. `alike` are groups of everyday synonyms, `asking` words that belong to the phrasing of a question. */
  globalThis.osteonFinder = async (load, { alike = "", asking = "" }) => {
    const index = await osteonIndex(load);
    const { start, flatten, findFrom, wholePlaces, keysOf, nameKey } = index;
    const list = (text, sign) => text.split(sign).map((part) => part.trim()).filter((part) => part);
    const folded = (name) => flatten(name).flat;
    const everyday = alike.split(";").map((names) => list(names, "=")).filter((names) => names.length > 1);
    const names = [...start.names, ...everyday].map((group) => group.map(folded));
    const around = list(asking, ";").map(folded);

    /** Synonyms of what a text names, as a whole or in part: `[isSame, names]`. */
    const otherNames = (flat) => names.flatMap((group) => {
      const isSame = group.some((name) => equal(name, flat));
      const own = isSame ? flat : group.find((name) => name.length > 1 && wholePlaces(flat, name).length);
      return own ? [[isSame, group.filter((name) => !equal(name, own))]] : [];
    });

    const alternative = async (flat, isAlone) => {
      const found = { flat, keys: [], isLiteral: true };
      const want = (keys, isRequired) => {
        if (!found.keys.some((own) => equal(own.keys, keys))) found.keys.push({ keys, isRequired, phrasing: NO });
      };
      const { pairs, words, mixed } = keysOf(flat);
      for (const pair of pairs) want([pair], true);
      for (const word of words) {
        const [keys, isForgiven] = word === index.lastWord(flat) ? await index.meantBy(word) : [[word], false];
        if (isForgiven) found.isLiteral = false;
        want(keys, true);
      }
      for (const key of mixed) want([key], false);
      if (flat.length === 1 && index.isHan(flat[0])) want(flat, isAlone);
      return found;
    };

    /** The alternative as typed. Words that belong to the phrasing of a question have little weight. */
    const asked = (own) => {
      const ranges = around.flatMap((word) => wholePlaces(own.flat, word));
      const isAsking = (at) => ranges.some(([from, to]) => at >= from && at < to);
      for (const queryKey of own.keys) {
        const key = [...queryKey.keys[0]];
        for (let from = 0, at; (at = findFrom(own.flat, key, from)) >= 0; from = at + 1) {
          const inside = key.map((c, place) => isAsking(at + place));
          const kind = inside.every((is) => is) ? YES : inside.includes(true) ? PARTLY : NO;
          queryKey.phrasing = from ? Math.min(queryKey.phrasing, kind) : kind;
        }
      }
      return own;
    };

    /** Limits the keys of a long question: see src/search/query.rs. */
    const thinned = ({ keys, ...own }, isLarge) => {
      const subject = isLarge && keys.length > MOST_KEYS ? keys.filter((queryKey) => queryKey.phrasing !== YES) : keys;
      const most = subject.length ? subject : keys;
      const part = (at) => (isLarge ? Math.floor(at * MOST_KEYS / Math.max(most.length, MOST_KEYS)) : at);
      return { ...own, keys: most.filter((_, at) => part(at + 1) > part(at)) };
    };

    const readQuery = async (typed) => {
      const parts = typed.trim().split(/\p{White_Space}+/u).flatMap((part) => folded(part).join("").split(" "));
      const flats = parts.filter((part) => part).map((part) => [...part]);
      const [isAlone, whole] = [flats.length === 1, folded(typed.trim())];
      const query = { pieces: [], names: whole.length ? [nameKey(whole)] : [] };
      for (const flat of flats) {
        const alternatives = [thinned(asked(await alternative(flat, isAlone)), start.pages > MANY_PAGES)];
        const named = [];
        for (const [isSame, others] of otherNames(flat)) {
          if (!isSame && named.length < MOST_NAMED) named.push(others);
          for (const other of isSame ? others.slice(0, MOST_NAMES) : []) {
            if (isAlone) query.names.push(nameKey(other));
            alternatives.push(await alternative(other, true));
          }
        }
        const isAround = !isAlone && alternatives[0].keys.every((own) => own.phrasing === YES);
        query.pieces.push({ alternatives, isRequired: !isAround && alternatives[0].keys.some(({ isRequired }) => isRequired) });
        for (const others of named) query.pieces.push({ alternatives: await Promise.all(others.slice(0, MOST_NAMES).map((other) => alternative(other, true))), isRequired: false });
      }
      return query;
    };

    const merged = async (keys) => {
      const found = await Promise.all(keys.map(index.pagesWith));
      const pages = found.length === 1 ? found[0] : new Map();
      for (const own of found.length > 1 ? found : []) {
        for (const page of own.keys()) {
          const known = pages.get(page) ?? new Map();
          for (const [passage, isName] of own.get(page)) known.set(passage, isName || (known.get(passage) ?? false));
          pages.set(page, known);
        }
      }
      return pages;
    };

    const weigh = async ({ keys, isRequired, phrasing: kind }) => {
      const pages = await merged(keys);
      const part = Math.max(1, Math.floor(Math.max(1, start.pages) / Math.max(1, pages.size)));
      const weight = 32 - Math.clz32(part);
      return { pages, isRequired, phrasing: kind, weight: kind === NO ? weight : Math.min(weight, MOST_WEIGHT_OF_PHRASING) };
    };

    const ranking = async (query) => {
      await index.open([...query.names, ...query.pieces.flatMap(({ alternatives }) => alternatives.flatMap((own) => own.keys.flatMap(({ keys }) => keys)))]);
      const named = await merged(query.names);
      const pieces = [];
      for (const { alternatives, isRequired } of query.pieces) {
        pieces.push({ isRequired, alternatives: await Promise.all(alternatives.map(({ keys }) => Promise.all(keys.map(weigh)))) });
      }
      const total = sum(pieces.filter(({ isRequired }) => isRequired).flatMap(({ alternatives }) => alternatives[0].map(shareOf)));
      const scored = candidates({ pieces, named, total }).flatMap((page) => score({ pieces, named, lower: start.lower, total }, page)).sort(rank);
      const whole = scored.filter(({ tier }) => tier > 0);
      return whole.length >= ENOUGH ? whole : scored;
    };

    const { shown } = osteonExcerpt(index);

    /** Runs a query. Returns the number of pages found, and a function that returns the next. `sample` is a query without loading. */
    return Object.assign(async (typed) => {
      const query = await readQuery(typed);
      const ranked = await ranking(query);
      const left = [...ranked];
      const next = async () => {
        const batch = left.splice(0, BATCH);
        const texts = await Promise.all(batch.map(({ page }) => index.page(page)));
        return batch.map((scored, at) => shown(query, scored, texts[at])).sort(rank).map(({ result }) => result());
      };
      return { count: ranked.length, next, names: start.names };
    }, { sample: start.texts?.[0][1][0].slice(1).join(" ").slice(0, SAMPLE) });
  };
})();
