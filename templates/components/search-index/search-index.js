// Reads the search index: folded texts, keys, and the words that a typed word may stand for. The program writes the
// index by the same rules: see src/search/ and docs/search.md.
"use strict";
(() => {
  const [LONGEST_WORD, SLICE] = [24, 30];
  const [HAN, WORD, SPACE, SIGN] = [0, 1, 2, 3];
  const [COMMA, DOT] = [44, 46];

  const classes = new Map();
  const classOf = (c) => {
    let own = classes.get(c);
    if (own === undefined) {
      own = /[々〇\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u{20000}-\u{3ffff}]/u.test(c) ? HAN
        : /[\p{Alphabetic}\p{N}]/u.test(c) ? WORD : /\p{White_Space}/u.test(c) ? SPACE : SIGN;
      classes.set(c, own);
    }
    return own;
  };
  const inWord = (c) => c === "." || classOf(c) === WORD;
  const isDigit = (c) => c >= "0" && c <= "9";

  /** The number of a key in the index: see src/search/keys.rs. */
  const numberOf = (key) => {
    let own = 0x811c9dc5;
    for (let at = 0; at < key.length; at += 1) own = Math.imul(own ^ key.charCodeAt(at), 0x01000193);
    own = Math.imul(own ^ own >>> 16, 0x85ebca6b);
    return (own ^ own >>> 13) >>> 0;
  };

  /** Divides a folded text into tokens. A token is a pair of its class and its characters. */
  const tokens = (flat) => {
    const found = [];
    for (let at = 0; at < flat.length;) {
      const own = classOf(flat[at]);
      let end = at + 1;
      if (own === WORD) while (end < flat.length && inWord(flat[end])) end += 1;
      found.push([own, flat.slice(at, Math.min(end, at + LONGEST_WORD)).join("")]);
      at = end;
    }
    return found;
  };

  const keysOf = (flat) => {
    const [pairs, words, mixed] = [[], [], []];
    let [before, text, earlier] = [SPACE, "", ""];
    for (const [own, token] of tokens(flat)) {
      const isCut = Math.max(text.length, token.length) === LONGEST_WORD;
      if (before === HAN && own === HAN) pairs.push(text + token);
      else if (isCut) /* The end of a long word is not part of the key. */;
      else if (before === WORD && own === HAN || before === HAN && own === WORD) mixed.push(text + token);
      // Two Han characters with punctuation between them.
      if (own === HAN && before === SPACE && earlier) mixed.push(`${earlier} ${token}`);
      if (own === WORD) words.push(token);
      [before, text, earlier] = [own, token, before === HAN ? text : ""];
    }
    return { pairs, words, mixed };
  };

  /** The key of a word: the word without the `s` of an English plural. */
  const wordKey = (word) => (/^[a-z]{2,}[^siu]s$/.test(word) && /^[a-z]+$/.test(word) ? word.slice(0, -1) : word);
  const nameKey = (flat) => `=${flat.join("")}`;

  /** Reads the numbers that are packed in a text, one after another: see src/search/packed_integers.rs. */
  const reader = (text, from, to) => {
    const own = { at: from };
    own.next = () => {
      for (let [total, factor] = [0, 1]; own.at < to; factor *= 30) {
        const code = text.charCodeAt(own.at);
        const value = code - (code > 92 ? 36 : 35);
        total += value * factor;
        own.at += 1;
        if (value < 61) return total;
      }
      return 0;
    };
    return own;
  };

  // For each page with a key, the passages that contain the key. The value is true if the key is in the passage's name.
  const pagesOf = ([text, from, to]) => {
    const [places, known, numbers] = [new Map(), new Map(), reader(text, from, to)];
    for (let page = 0; numbers.at < to;) {
      page += numbers.next();
      places.set(page, numbers.at);
      while (numbers.at < to && !(numbers.next() & 1));
    }
    // The passages of a page are decoded only when they are asked for, because most pages are never asked for.
    const get = (page) => {
      if (known.has(page) || !places.has(page)) return known.get(page);
      const passages = new Map();
      numbers.at = places.get(page);
      for (let passage = 0, last = 0; !last && numbers.at < to;) {
        const number = numbers.next();
        passage += number >> 2;
        passages.set(passage, (number & 2) !== 0);
        last = number & 1;
      }
      known.set(page, passages);
      return passages;
    };
    return { size: places.size, keys: () => places.keys(), has: (page) => places.has(page), get };
  };

  /** Adds the postings `others` to `pages`. A key in both the name and the text of a passage counts as in the name. */
  const add = (pages, others) => {
    for (const page of others.keys()) {
      const known = pages.get(page) ?? new Map();
      for (const [passage, isName] of others.get(page)) known.set(passage, isName || (known.get(passage) ?? false));
      pages.set(page, known);
    }
    return pages;
  };

  // Interrupts long work, so that the page can react to input. `begin` is called before work that may last as long as
  // the page can wait without a reaction.
  const pauses = () => {
    let began = 0;
    const begin = () => { began = performance.now(); };
    return Object.assign(async () => {
      if (performance.now() - began < SLICE) return;
      await new Promise((go) => { setTimeout(go); });
      begin();
    }, { begin });
  };

  /** Opens an index. `load` returns the content of the file of the index that has the given name. */
  globalThis.osteonIndex = async (load) => {
    const start = await load("start");
    const folds = new Map();
    const pairs = [...start.folds];
    for (let at = 0; at < pairs.length; at += 2) folds.set(pairs[at], pairs[at + 1]);

    /** The folded form of a character: a list with a pair of character and class for each folded character. */
    const foldedOf = (c) => {
      const own = [];
      for (const part of c.normalize("NFKD")) {
        if (part < "\u0300" || part > "\u036f") for (const low of part.toLowerCase()) own.push(folds.get(low) ?? low);
      }
      return own.map((low) => [low, c === "\n" ? SIGN : classOf(low)]);
    };
    const known = new Map();
    const folded = (code) => {
      let own = known.get(code);
      if (own === undefined) known.set(code, own = foldedOf(String.fromCodePoint(code)));
      return own;
    };

    const flattened = (text) => {
      const [flat, places] = [[], []];
      let [gap, last] = [0, SIGN];
      const push = (c, place) => { flat.push(c); places.push(place); };
      for (let at = 0; at < text.length;) {
        const place = at;
        const code = text.codePointAt(at);
        at += code > 0xffff ? 2 : 1;
        if ((code === COMMA || code === DOT) && !gap
          && flat.length && isDigit(flat[flat.length - 1]) && isDigit(text[at] ?? "")) {
          if (code === DOT) push(".", place);
          continue;
        }
        for (const [own, kind] of folded(code)) {
          if (kind === SIGN) gap = 2;
          else if (kind === SPACE) gap = Math.max(gap, 1);
          else {
            if (flat.length && (gap === 2 || gap === 1 && last !== HAN && kind !== HAN)) push(" ", place);
            gap = 0;
            push(own, place);
            last = kind;
          }
        }
      }
      return { flat, places, text: flat.join("") };
    };
    // The folded form of a text, with the origin of each character: see src/search/fold.rs. It is made once for each
    // text.
    const flats = new Map();
    const flatten = (text) => {
      if (!flats.has(text)) flats.set(text, flattened(text));
      return flats.get(text);
    };

    // The index of `wanted` in `flat`, from the index `from` on; -1 if it is not there. A word matches only at its
    // start.
    const findFrom = (flat, wanted, from) => {
      if (!wanted.length) return -1;
      const isWord = classOf(wanted[0]) === WORD;
      for (let at = from; at + wanted.length <= flat.length; at += 1) {
        if (flat[at] !== wanted[0] || isWord && at && inWord(flat[at - 1])) continue;
        let same = 1;
        while (same < wanted.length && flat[at + same] === wanted[same]) same += 1;
        if (same === wanted.length) return at;
      }
      return -1;
    };

    const pause = pauses();
    const small = start.texts && await osteonTexts(
      start.texts, { flatten, inWord, classOf, wordKey, HAN, WORD, LONGEST_WORD }, pause,
    );

    const buckets = new Map();
    const bucketOf = (key) => Math.floor(numberOf(key) * start.buckets / 2 ** 32);
    const read = async (number) => {
      const [version, text, words] = await load(`k${number}`, start.version);
      if (version !== start.version) throw new Error("changed");
      const [places, numbers] = [new Map(), reader(text, 0, text.length)];
      for (let key = Math.ceil(number * 2 ** 32 / start.buckets); numbers.at < text.length;) {
        key += numbers.next();
        const length = numbers.next();
        places.set(key, [text, numbers.at, numbers.at + length]);
        numbers.at += length;
      }
      return { places, words };
    };
    const bucket = (number) => {
      if (!buckets.has(number)) buckets.set(number, read(number));
      return buckets.get(number);
    };
    const postings = async (key) => (await bucket(bucketOf(key))).places.get(numberOf(key)) ?? ["", 0, 0];

    /** The words of the site in the list with this name. A typed word is compared with them. */
    const listed = async (list) => ((await bucket(bucketOf(list))).words[list] ?? "").split(" ").filter((own) => own);
    const wordsFor = (word) => (small ? small.words : listed(start.letters ? `*${[...word][0]}` : "*"));

    // All ranges of `flat` that contain `wanted`. A range that ends inside a word is extended to the end of the word.
    const places = (flat, wanted) => {
      const found = [];
      for (let from = 0, at; (at = findFrom(flat, wanted, from)) >= 0;) {
        from = at + wanted.length;
        if (classOf(flat[from - 1]) === WORD) while (from < flat.length && inWord(flat[from])) from += 1;
        found.push([at, from]);
      }
      return found;
    };
    /** The ranges that contain `wanted` and end where a word ends. The `s` of an English plural may follow `wanted`. */
    const wholePlaces = (flat, wanted) => places(flat, wanted).filter(([from, to]) => to - from === wanted.length
      || to - from === wanted.length + 1 && flat[to - 1] === "s" && /[a-z]/.test(wanted[wanted.length - 1]));

    const pagesWith = async (key) => (small ? small.pagesWith(key) : pagesOf(await postings(key)));
    const page = (number) => start.texts?.[number] ?? load(`t${number}`, start.version);
    const open = (keys) => (small ? [] : Promise.all([...new Set(keys.map(bucketOf))].map(bucket)));
    return {
      start, pause, add, flatten, findFrom, wholePlaces, places, wordsFor, pagesWith, page, open,
      keysOf, nameKey, wordKey,
      isHan: (c) => classOf(c) === HAN,
      isSign: (c) => classOf(c) === SIGN,
      isWord: (c) => classOf(c) === WORD,
      lastWord: (flat) => {
        const [kind, word] = tokens(flat).pop();
        return kind === WORD ? word : null;
      },
    };
  };
})();
