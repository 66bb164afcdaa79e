// Reads what a reader typed: converts it to the keys that the ranking looks up. See src/search/query.rs.
"use strict";
/** Finds the words of the site that a typed word may stand for. See src/search/word_matching.rs. */
globalThis.osteonMatchingWords = (() => {
  const [MOST_MEANT, SHORTEST_FOR_ERRORS] = [8, 4];
  const near = (typed, word) => {
    let same = 0;
    while (same < typed.length && typed[same] === word[same]) same += 1;
    const [rest, left] = [typed.slice(same), word.slice(same)];
    const begins = (own, start) => start.every((c, at) => own[at] === c);
    return rest.length > 0 && word.length <= typed.length + 4 && (begins(left, rest.slice(1))
      || left.length > 0 && (begins(left.slice(1), rest.slice(1)) || begins(left.slice(1), rest))
      || rest.length > 1 && left.length > 1 && rest[0] === left[1] && rest[1] === left[0] && begins(left.slice(2), rest.slice(2)));
  };
  const order = (one, other) => (one < other ? -1 : Number(one > other));
  const best = (words) => words.map((word) => [[...word].length, word])
    .sort(([a, one], [b, other]) => a - b || order(one, other)).slice(0, MOST_MEANT).map(([, word]) => word);

  /** The words that a typed word may stand for, and whether a typing error was accepted. */
  const matchingWords = (typed, words) => {
    const [characters, isNumber] = [[...typed], /^\d+$/.test(typed)];
    const begun = best(words.filter((word) => word === typed || characters.length > 1 && !isNumber && word.startsWith(typed)));
    if (begun.length || characters.length < SHORTEST_FOR_ERRORS || isNumber) return [begun, false];
    return [best(words.filter((word) => near(characters, [...word]))), true];
  };
  return matchingWords;
})();

/** `alike` are groups of everyday synonyms, `asking` words that belong to the phrasing of a question. */
globalThis.osteonQuery = (index, { alike = "", asking = "" }) => {
  const [MANY_PAGES, MOST_KEYS, MOST_NAMES, MOST_NAMED] = [1000, 9, 4, 4];
  const [NO, PARTLY, YES] = [0, 1, 2];
  const { start, flatten, findFrom, wholePlaces, keysOf, nameKey, wordKey, isHan } = index;
  const equal = (one, other) => one.length === other.length && one.every((c, at) => c === other[at]);
  const list = (text, sign) => text.split(sign).map((part) => part.trim()).filter((part) => part);
  const folded = (name) => flatten(name).flat;
  const everyday = alike.split(";").map((names) => list(names, "=")).filter((names) => names.length > 1);
  const groups = [...start.names, ...everyday].map((group) => group.map(folded));
  // Longer names come first. Each with its text, because most names are not in a query.
  const names = groups.flatMap((group, number) => group.map((name) => ({ name, group: number, text: name.join("") })))
    .sort((one, other) => other.name.length - one.name.length || one.group - other.group);
  const phrasing = list(asking, ";").map(folded).map((name) => ({ name, text: name.join("") }));
  const placesOf = (flat, text, own) => (text.includes(own.text) ? wholePlaces(flat, own.name) : []);

  /** The names in a query that have synonyms: `[{ group, names, places }]`. */
  const namedIn = (flat, text) => {
    const isGap = (at) => (flat[at] ?? " ") === " ";
    const found = [];
    for (const own of names) {
      const places = placesOf(flat, text, own).filter(([from, to]) => (own.name.length > 1 || isGap(from - 1) && isGap(to))
        && !found.some((known) => known.places.some(([begin, end]) => begin < to && from < end)));
      if (!places.length) continue;
      const known = found.find(({ group }) => group === own.group);
      if (known) known.places.push(...places);
      else if (found.length < MOST_NAMED) {
        const others = groups[own.group].filter((name) => !equal(name, own.name)).slice(0, MOST_NAMES);
        found.push({ group: own.group, names: [own.name, ...others], places });
      }
    }
    return found;
  };

  /** The keys that a typed word may stand for, and whether a typing error was accepted. An unknown word is kept, and matches nothing. */
  const meantBy = async (word) => {
    const [found, isForgiven] = osteonMatchingWords(word, await index.wordsFor(word));
    return found.length ? [[...new Set(found.map(wordKey))], isForgiven] : [[wordKey(word)], false];
  };
  const want = (alternative, keys, typed, isRequired) => {
    if (!alternative.keys.some((own) => equal(own.keys, keys))) alternative.keys.push({ keys, typed, isRequired, phrasing: NO, isInName: false });
  };
  const alternativeOf = async (flat, isAlone) => {
    const found = { flat, keys: [], isLiteral: true };
    const { pairs, words, mixed } = keysOf(flat);
    for (const pair of pairs) want(found, [pair], [...pair], true);
    for (const word of words) {
      const [keys, isForgiven] = word === index.lastWord(flat) ? await meantBy(word) : [[wordKey(word)], false];
      if (isForgiven) found.isLiteral = false;
      want(found, keys, [...word], true);
    }
    for (const key of mixed) want(found, [key], [...key], false);
    if (flat.length === 1 && isHan(flat[0])) want(found, flat, flat, isAlone);
    return found;
  };

  const within = (ranges, at) => ranges.some(([from, to]) => at >= from && at < to);
  /** Records for each key whether it belongs to the phrasing of the question, and whether it is part of a name. */
  const markParts = ({ flat, keys }, begin, parts) => {
    for (const own of keys) {
      for (let from = 0, at; (at = findFrom(flat, own.typed, from)) >= 0; from = at + 1) {
        const inside = own.typed.map((c, place) => within(parts.phrasing, begin + at + place));
        const kind = inside.every((is) => is) ? YES : inside.includes(true) ? PARTLY : NO;
        const [first, end] = [begin + at, begin + at + own.typed.length];
        const isInName = parts.named.some(([low, high]) => low <= first && end <= high);
        own.phrasing = from ? Math.min(own.phrasing, kind) : kind;
        own.isInName = isInName && (!from || own.isInName);
      }
    }
  };
  /** Adds a key for each Han character that stands alone between the phrasing of the question and names. */
  const addSingles = (alternative, begin, parts) => {
    const { flat } = alternative;
    const isOwn = (at) => at >= 0 && at < flat.length && isHan(flat[at]) && !within(parts.phrasing, begin + at) && !within(parts.named, begin + at);
    for (let at = 0; at < flat.length && flat.length > 1; at += 1) {
      if (isOwn(at) && !isOwn(at - 1) && !isOwn(at + 1)) want(alternative, [flat[at]], [flat[at]], false);
    }
  };

  /** Limits the keys of a long question. */
  const thinned = ({ keys, ...own }) => {
    const subject = keys.length > MOST_KEYS ? keys.filter((key) => key.phrasing !== YES) : keys;
    const most = subject.length ? subject : keys;
    const part = (at) => Math.floor(at * MOST_KEYS / Math.max(most.length, MOST_KEYS));
    return { ...own, keys: most.filter((_, at) => part(at + 1) > part(at)) };
  };

  const pieceOf = async (flat, isAlone, [from, to], parts, named) => {
    const typed = await alternativeOf(flat, isAlone);
    markParts(typed, from, parts);
    addSingles(typed, from, parts);
    const alternatives = [start.pages > MANY_PAGES ? thinned(typed) : typed];
    for (const own of named) {
      if (!own.places.some(([begin, end]) => begin === from && end === to)) continue;
      for (const name of own.names) if (!equal(name, flat)) alternatives.push(await alternativeOf(name, true));
    }
    const { keys } = alternatives[0];
    const isPhrasing = !isAlone && keys.every((own) => own.phrasing === YES);
    return { alternatives, isRequired: !isPhrasing && keys.some(({ isRequired }) => isRequired) };
  };

  return async (typed) => {
    const parts = typed.trim().split(/\p{White_Space}+/u).flatMap((part) => folded(part).join("").split(" "));
    const flats = parts.filter((part) => part).map((part) => [...part]);
    const whole = flats.flatMap((flat, at) => (at ? [" ", ...flat] : flat));
    const text = whole.join("");
    const named = namedIn(whole, text);
    const ranges = { phrasing: phrasing.flatMap((own) => placesOf(whole, text, own)), named: named.flatMap(({ places }) => places) };
    const name = folded(typed.trim());
    const query = { pieces: [], concepts: [], names: name.length ? [nameKey(name)] : [] };
    let begin = 0;
    for (const flat of flats) {
      const place = [begin, begin + flat.length];
      query.pieces.push(await pieceOf(flat, flats.length === 1, place, ranges, named));
      begin = place[1] + 1;
    }
    for (const own of named) {
      if (own.places.some(([from, to]) => from === 0 && to === whole.length)) query.names.push(...own.names.map(nameKey));
      query.concepts.push({ alternatives: await Promise.all(own.names.map((other) => alternativeOf(other, true))) });
    }
    return query;
  };
};
