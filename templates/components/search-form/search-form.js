// Reads what a reader typed: converts it to the keys that the ranking looks up. On a small site, finds the keys in the
// texts of its pages. See src/search/query.rs.
"use strict";
/** Finds the words of the site that a typed word may stand for. See src/search/word_matching.rs. */
globalThis.osteonMatchingWords = (() => {
  const [MOST_MEANT, SHORTEST_FOR_ERRORS] = [8, 5];
  const near = (typed, word) => {
    let same = 0;
    while (same < typed.length && typed[same] === word[same]) same += 1;
    const [rest, left] = [typed.slice(same), word.slice(same)];
    const begins = (own, start) => start.every((c, at) => own[at] === c);
    return same > 0 && rest.length > 0 && word.length <= typed.length + 4 && (begins(left, rest.slice(1))
      || left.length > 0 && (begins(left.slice(1), rest.slice(1)) || begins(left.slice(1), rest))
      || rest.length > 1 && left.length > 1 && rest[0] === left[1] && rest[1] === left[0]
        && begins(left.slice(2), rest.slice(2)));
  };
  const order = (one, other) => (one < other ? -1 : Number(one > other));
  const best = (words) => words.map((word) => [[...word].length, word])
    .sort(([a, one], [b, other]) => a - b || order(one, other)).slice(0, MOST_MEANT).map(([, word]) => word);

  /** Returns the words that a typed word may stand for, and true if a typing error was accepted. */
  const matchingWords = (typed, words) => {
    const [characters, isNumber] = [[...typed], /^\d+$/.test(typed)];
    const begun = best(words.filter((word) => word === typed
      || characters.length > 1 && !isNumber && word.startsWith(typed)));
    if (begun.length || characters.length < SHORTEST_FOR_ERRORS || isNumber) return [begun, false];
    return [best(words.filter((word) => near(characters, [...word]))), true];
  };
  return matchingWords;
})();

/** Makes a small site searchable. It has no postings, so keys are looked for in its texts: see src/search/keys.rs. */
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
  // The names and texts of all passages, each between two line ends. Searching one string is faster than searching
  // many.
  const all = folded.concat("").join("\n");
  // For each page with a key, the passages that contain the key. The value is true if the key is in the passage's name.
  const find = (key) => {
    const characters = [...key];
    const [isWordFirst, isWordLast] = [characters[0], characters[characters.length - 1]]
      .map((c) => classOf(c) === WORD);
    const [isWhole, isSingle] = [key[0] === "=", characters.length === 1 && classOf(key) === HAN];
    const wanted = isWhole ? `\n${key.slice(1)}\n` : key;
    // A key of the greatest length stands for all words that begin with it.
    const isEndFree = isWhole || !isWordLast || characters.length === LONGEST_WORD;
    // The key of a word also stands for the word with the `s` of an English plural.
    const isPlural = (end) => all[end] === "s" && !inWord(all[end + 1]) && wordKey(`${wanted}s`) === wanted;
    const fits = (at) => !(isWordFirst && inWord(all[at - 1]))
      && (isEndFree || !inWord(all[at + wanted.length]) || isPlural(at + wanted.length));
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
    for (const [word] of own.matchAll(/[^々〇\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u{20000}-\u{3ffff} \n]+/gu))
      words.add([...word].slice(0, LONGEST_WORD).join(""));
    await pause();
  }
  return { pagesWith, words: [...words] };
};

// Prepares reading queries. `alike` are groups of everyday synonyms. `asking` are words that only phrase a question,
// such as "how". `defining` are words that ask for the meaning of a name, such as "what is".
globalThis.osteonQuery = (index, { alike = "", asking = "", defining = "" }) => {
  const [MANY_PAGES, MOST_KEYS, MOST_NAMES, MOST_NAMED] = [1000, 9, 4, 4];
  const [NO, PARTLY, YES] = [0, 1, 2];
  const { start, flatten, findFrom, wholePlaces, keysOf, nameKey, wordKey, isHan, isSign } = index;
  const equal = (one, other) => one.length === other.length && one.every((c, at) => c === other[at]);
  const list = (text, sign) => text.split(sign).map((part) => part.trim()).filter((part) => part);
  const folded = (name) => flatten(name).flat;
  const everyday = alike.split(";").map((names) => list(names, "=")).filter((names) => names.length > 1);
  const groups = [...start.names, ...everyday].map((group) => group.map(folded));
  // Longer names come first. The text of a name tells quickly that most names are not in a query.
  const names = groups.flatMap((group, number) => group.map((name) => ({ name, group: number, text: name.join("") })))
    .sort((one, other) => other.name.length - one.name.length || one.group - other.group);
  const [phrasing, defined] = [asking, defining]
    .map((own) => list(own, ";").map(folded).map((name) => ({ name, text: name.join("") })));
  const placesOf = (flat, text, own) => (text.includes(own.text) ? wholePlaces(flat, own.name) : []);

  // The names in a query that have synonyms: for each, its group, the name and its synonyms, and its places in the
  // query.
  const namedIn = (flat, text) => {
    const isGap = (at) => (flat[at] ?? " ") === " ";
    const found = [];
    for (const own of names) {
      const places = placesOf(flat, text, own)
        .filter(([from, to]) => (own.name.length > 1 || isGap(from - 1) && isGap(to))
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

  // Returns the keys for which a typed word may stand, and true if a typing error was accepted. A word that stands for
  // no word of the site is kept as it is; no page contains it.
  const meantBy = async (word) => {
    const [found, isForgiven] = osteonMatchingWords(word, await index.wordsFor(word));
    return found.length ? [[...new Set(found.map(wordKey))], isForgiven] : [[wordKey(word)], false];
  };
  const want = (alternative, keys, typed, isRequired) => {
    if (!alternative.keys.some((own) => equal(own.keys, keys)))
      alternative.keys.push({ keys, typed, isRequired, phrasing: NO, isInName: false });
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
  /** Adds a key for each Han character that stands alone between words of phrasing and names. */
  const addSingles = (alternative, begin, parts) => {
    const { flat } = alternative;
    const isOwn = (at) => at >= 0 && at < flat.length && isHan(flat[at])
      && !within(parts.phrasing, begin + at) && !within(parts.named, begin + at);
    for (let at = 0; at < flat.length && flat.length > 1; at += 1) {
      if (isOwn(at) && !isOwn(at - 1) && !isOwn(at + 1)) want(alternative, [flat[at]], [flat[at]], false);
    }
  };

  /** Limits the number of keys of a long question, so that a browser loads only a small part of the index. */
  const thinned = ({ keys, ...own }) => {
    const subject = keys.length > MOST_KEYS ? keys.filter((key) => key.phrasing !== YES) : keys;
    const most = subject.length ? subject : keys;
    const part = (at) => Math.floor(at * MOST_KEYS / Math.max(most.length, MOST_KEYS));
    return { ...own, keys: most.filter((_, at) => part(at + 1) > part(at)) };
  };

  // The range of a query that contains its subject: the query without words of phrasing at its start and its end. A
  // word of phrasing that is part of a name, such as `of`, belongs to the subject.
  const subjectOf = (flat, { phrasing: asked, named }) => {
    const isSubject = flat.map((c, at) => c !== " " && (within(named, at) || !within(asked, at)));
    const from = isSubject.indexOf(true);
    return from >= 0 ? [from, isSubject.lastIndexOf(true) + 1] : null;
  };
  /** For a query that asks what something means, adds the index keys of the names in it. */
  const addDefined = (query, flat, subject, named) => {
    if (subject) {
      const name = flat.slice(...subject);
      const last = name[name.length - 1];
      const other = last === "s" ? [name.slice(0, -1)] : /[a-z]/.test(last) ? [[...name, "s"]] : [];
      query.defined.push(...[name, ...other].map(nameKey));
    }
    for (const { names: all, places } of named) {
      const isSubject = subject && places.some(([from, to]) => from === subject[0] && to === subject[1]);
      if (isSubject) query.defined.push(...all.map(nameKey));
      else query.explained.push(nameKey(all[0]));
    }
  };

  const pieceOf = async ({ flat, across, needsAcross }, isAlone, [from, to], parts, named) => {
    const typed = await alternativeOf(flat, isAlone);
    markParts(typed, from, parts);
    addSingles(typed, from, parts);
    if (across) want(typed, [across], [...across], needsAcross);
    const alternatives = [start.pages > MANY_PAGES ? thinned(typed) : typed];
    for (const own of named) {
      if (!own.places.some(([begin, end]) => begin === from && end === to)) continue;
      for (const name of own.names) if (!equal(name, flat)) alternatives.push(await alternativeOf(name, true));
    }
    const { keys } = alternatives[0];
    const isPhrasing = !isAlone && keys.every((own) => own.phrasing === YES);
    return { alternatives, isRequired: !isPhrasing && keys.some(({ isRequired }) => isRequired) };
  };

  /** The parts of a query between spaces or punctuation. See src/search/query/typed.rs. */
  const partsOf = (typed) => {
    const parts = [];
    let hasSign = false;
    for (const word of typed.split(/\p{White_Space}+/u).map((own) => [...own]).filter((own) => own.length)) {
      hasSign ||= isSign(word[0]);
      for (const flat of folded(word.join("")).join("").split(" ").filter((own) => own).map((own) => [...own])) {
        const before = parts[parts.length - 1];
        const last = before?.flat[before.flat.length - 1];
        if (before && isHan(last) && isHan(flat[0]) && (flat.length === 1 || before.flat.length === 1))
          [before.across, before.needsAcross] = [last + (hasSign ? " " : "") + flat[0], hasSign];
        parts.push({ flat, across: null, needsAcross: false });
        hasSign = true;
      }
      hasSign = isSign(word[word.length - 1]);
    }
    const isSingle = parts.every(({ flat }) => flat.length === 1 && isHan(flat[0]));
    return parts.map((own) => ({ ...own, needsAcross: isSingle && own.needsAcross }));
  };
  /** Without the numbers of citations, such as `[1, 2]`, which readers copy together with a text. */
  const withoutCitations = (typed) => typed.trim()
    .replace(/^[, ，–-]*\d[\d, ，–-]*\]|\[[, ，–-]*\d[\d, ，–-]*(\]|$)/g, "").trim() || typed.trim();

  return async (asked) => {
    const typed = withoutCitations(asked);
    const parts = partsOf(typed);
    const whole = parts.flatMap(({ flat }, at) => (at ? [" ", ...flat] : flat));
    const text = whole.join("");
    const named = namedIn(whole, text);
    const asksFor = defined.flatMap((own) => placesOf(whole, text, own));
    const ranges = {
      phrasing: [...phrasing.flatMap((own) => placesOf(whole, text, own)), ...asksFor],
      named: named.flatMap(({ places }) => places),
    };
    // If the query has only phrasing, such as `when to`, the phrasing is its subject.
    if (!subjectOf(whole, ranges)) ranges.phrasing = [];
    const name = folded(typed);
    const query = { pieces: [], concepts: [], names: name.length ? [nameKey(name)] : [], defined: [], explained: [] };
    let begin = 0;
    for (const part of parts) {
      const place = [begin, begin + part.flat.length];
      query.pieces.push(await pieceOf(part, parts.length === 1, place, ranges, named));
      begin = place[1] + 1;
    }
    for (const own of named) {
      if (own.places.some(([from, to]) => from === 0 && to === whole.length))
        query.names.push(...own.names.map(nameKey));
      query.concepts.push({ alternatives: await Promise.all(own.names.map((other) => alternativeOf(other, true))) });
    }
    if (asksFor.length) addDefined(query, whole, subjectOf(whole, ranges), named);
    return query;
  };
};
