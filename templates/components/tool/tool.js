// Functions that questionnaire, planner and band reader share. The first part computes from a program and a reader's
// answers; the second part changes the page. The component `question` reads the answers from the page. A truth value is
// true, false, or null for unknown. Nothing is sent.
"use strict";
globalThis.osteon = (() => {
  const within = (range, number) => !range
    || !(number < range["at-least"] || number <= range.above || number > range["at-most"] || number >= range.below);

  // The answer to a question. Undefined if there is no answer, an unknown option, or a number that is not plausible.
  const answer = (question, { answers }) => {
    const { id, options = ["yes", "no"], accepts } = question;
    const given = answers && Object.prototype.hasOwnProperty.call(answers, id) ? answers[id] : undefined;
    if (given === "unsure") return given;
    const valid = question.answer === "number" ? Number.isFinite(given) && within(accepts, given)
      : options.includes(given);
    return valid ? given : undefined;
  };

  const not = (value) => (value === null ? null : !value);
  const any = (values) => values.includes(true) || (values.includes(null) ? null : false);

  /** The truth value of "this question is asked". `known` has the truth values for all earlier questions. */
  const reached = (questions, answers, at, known) => {
    const { sex, when } = questions[at];
    const other = sex && answers.sex && answers.sex !== sex;
    return !other && (when ? truth(when, questions, answers, known) : true);
  };

  /** For every question, the truth value of "it is asked". A question's `when` refers only to earlier questions. */
  const survey = (questions, answers) => {
    const known = [];
    for (let at = 0; at < questions.length; at += 1) known.push(reached(questions, answers, at, known));
    return known;
  };

  /** The truth value of "this question is asked". `known` has the truth values for all questions. */
  const asked = (questions, answers, at, known = survey(questions, answers)) => known[at];

  /** The indices of the questions to which a condition refers, without duplicates. */
  const named = ([kind, ...parts]) => {
    if (["any", "all", "not"].includes(kind)) return [...new Set(parts.flatMap(named))];
    return kind === "counts" ? parts : kind === "is" || kind === "number" ? [parts[0]] : [];
  };

  // Follows answers that change. `known` has for each question the truth value of "it is asked". Call `change(at)`
  // after the answer at index `at` has changed, or `all()` after any other change.
  const follow = (questions, answers) => {
    const after = questions.map(() => []);
    questions.forEach(({ when }, at) => { if (when) for (const one of named(when)) after[one].push(at); });
    const known = survey(questions, answers);
    const all = () => survey(questions, answers).forEach((own, at) => { known[at] = own; });
    const change = (first) => {
      // Computes the questions again that depend on the changed one, in order and each once.
      const open = new Set(after[first]);
      for (let at = first + 1; open.size && at < questions.length; at += 1) {
        if (!open.delete(at)) continue;
        const own = reached(questions, answers, at, known);
        if (own === known[at]) continue;
        known[at] = own;
        after[at].forEach((one) => open.add(one));
      }
    };
    return { known, all, change };
  };

  // The truth value of "the answer to this question counts", that is, of "it is the one that the question asks about".
  const counts = (questions, answers, at, known) => {
    const question = questions[at];
    // To save space, a program leaves out the usual case: the answers are yes and no, and yes counts.
    const wanted = question.counts || !question.answer && ["yes"];
    if (!wanted || wanted.length === 0) return false;
    const is = asked(questions, answers, at, known);
    if (is !== true) return is;
    const given = answer(question, answers);
    if (given === undefined || given === "unsure") return null;
    return question.answer === "number" ? within(wanted, given) : wanted.includes(given);
  };

  /** The truth value of a condition. */
  const truth = (condition, questions, answers, known = survey(questions, answers)) => {
    const [kind, first, ...rest] = condition;
    const parts = () => condition.slice(1).map((part) => truth(part, questions, answers, known));
    switch (kind) {
      case "any": return any(parts());
      case "all": return not(any(parts().map(not)));
      case "not": return not(truth(first, questions, answers, known));
      case "is": {
        const real = rest.some((word) => word !== "unsure" && word !== "unanswered");
        const is = known[first];
        if (is !== true) return real ? is : false;
        const given = answer(questions[first], answers);
        if (rest.includes(given === undefined ? "unanswered" : given)) return true;
        return real && (given === undefined || given === "unsure") ? null : false;
      }
      case "number": {
        const is = known[first];
        if (is !== true) return is;
        const given = answer(questions[first], answers);
        return typeof given === "number" ? within(rest[0], given) : null;
      }
      case "counts": return any(condition.slice(1).map((at) => counts(questions, answers, at, known)));
      case "some": return questions.some((question, at) => {
        if (known[at] !== true) return false;
        const given = answer(question, answers);
        switch (first) {
          case "counts": return counts(questions, answers, at, known) === true;
          case "unanswered": return given === undefined;
          case "unsure": return given === "unsure";
          default: return given !== undefined;
        }
      });
      case "age": {
        const { age } = answers;
        if (age === undefined || age === null) return null;
        const [low, high] = [].concat(age, age);
        const [top, from, to] = [high ?? Infinity, first ?? 0, rest[0] ?? Infinity];
        if (low >= from && top <= to) return true;
        return top < from || low > to ? false : null;
      }
      case "sex": return answers.sex ? answers.sex === first : null;
      // A newer version of osteon may write a condition that this script does not know. Its value is unknown.
      default: return null;
    }
  };

  /** Plans a schedule: the red flags, the rows that apply, and the rows that may apply. */
  const planner = ({ questions, rows }, answers) => {
    const known = survey(questions, answers);
    const red = (truth, also) => questions.filter((question, at) => question.care && known[at] === true
      && counts(questions, answers, at, known) === truth && also(answer(question, answers))).map(({ id }) => id);
    const care = red(true, () => true);
    const unsure = red(null, (given) => given === "unsure");
    const found = rows.map(({ when }) => (when ? truth(when, questions, answers, known) : true));
    const those = (value) => rows.filter((row, at) => found[at] === value).map(({ id }) => id);
    const [applies, may] = [those(true), those(null)];
    return {
      care, "care-unsure": unsure, applies, "may-apply": may,
      default: !applies.length && !may.length, dates: !care.length && !unsure.length,
    };
  };

  // Parses a number as readers type it. It may have full-width digits, any kind of minus sign, or a decimal comma. NaN
  // for any other text, and for "1,250", which could mean 1.25 or 1250.
  const number = (text) => {
    const plain = text.normalize("NFKC").replace(/\s/g, "").replace(/^[\u2010-\u2015\u2212\u30fc]/, "-")
      .replace("\u3002", ".").replace(/^([-+]?\d*),(?=\d)(?!\d{3}$)/, "$1.");
    return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
  };

  // From here on, functions that change the page.

  /** Gives a heading or legend the focus. Scrolls `frame` into view if it is not completely visible. */
  const focus = (heading, frame = heading) => {
    if (heading.tabIndex < 0) heading.tabIndex = -1;
    // Firefox can focus an element only after it has laid out the page. Asking for the position forces it to do so.
    const { top, bottom } = frame.getBoundingClientRect();
    heading.focus({ preventScroll: true });
    if (top < 0 || bottom > innerHeight) frame.scrollIntoView();
  };

  /** Makes screen readers announce a text in a live region, even if the same text is already there. */
  const say = (region, text) => {
    region.textContent = "";
    setTimeout(() => { region.textContent = text; }, 50);
  };

  /** The plural form of a text for a count. A text with plural forms is in the page as JSON. */
  const form = (text, count) => {
    if (!text.startsWith("{\"")) return text;
    const { language, forms } = JSON.parse(text);
    return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  };

  // Selects the plural form of a text for the value `count`, and replaces the placeholders such as `{count}` by values.
  const fill = (text, values) => form(text, values.count)
    .replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

  /** The program of a tool, which the page contains as JSON in the tool's root element. */
  const program = (root, name) => JSON.parse(root.querySelector(`.${name}-program`).textContent);

  /** Makes an element with the tag `tag`, the class `name` and these children. */
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };

  // Copies the children of an element, except those that match the selector `skip`. Ids must be unique on a page. So an
  // id to which a link in the copy leads gets a new name, and other ids are removed from the copy.
  let copies = 0;
  const again = (element, skip = "script") => {
    const copy = element.cloneNode(true);
    const links = [...copy.querySelectorAll("a[href^='#']")];
    copies += 1;
    for (const part of copy.querySelectorAll("[id]")) {
      const own = links.filter((link) => link.getAttribute("href") === `#${part.id}`);
      for (const link of own) link.href = `#copy:${copies}:${part.id}`;
      if (own.length) part.id = `copy:${copies}:${part.id}`;
      else part.removeAttribute("id");
    }
    for (const part of copy.querySelectorAll(skip)) part.remove();
    return [...copy.childNodes];
  };

  // The text of an element as plain text. Superscripts, subscripts, ruby and struck-out text keep their meaning: `10^9`
  // instead of `109`.
  const plain = (element) => {
    const copy = element.cloneNode(true);
    const each = (tag, change) => copy.querySelectorAll(tag).forEach(change);
    each("sup", (power) => power.prepend("^"));
    each("sub", (index) => {
      const before = index.previousSibling ? index.previousSibling.textContent : "";
      if (!/^\d/.test(index.textContent) || !/[a-z)\]]$/i.test(before)) index.prepend("_");
    });
    each("del", (struck) => { struck.prepend("~~"); struck.append("~~"); });
    if (!copy.querySelector("rp")) each("rt", (reading) => { reading.prepend("（"); reading.append("）"); });
    return copy.textContent;
  };

  // Stores answers to this version of the questions. With "localStorage", they stay on the device for 30 days, which
  // the reader must ask for. With "sessionStorage", they stay in this tab until it is closed.
  const store = (id, version, place = "localStorage") => {
    const key = `osteon:${id}`;
    // If the browser does not allow storage, nothing is stored, and the error is ignored.
    const drop = () => { try { window[place].removeItem(key); } catch (error) {} };
    const load = () => {
      let kept = null;
      try { kept = JSON.parse(window[place].getItem(key)); } catch (error) {}
      if (kept && kept.expires > Date.now() && kept.version === version && kept.answers) return kept;
      drop();
      return kept && kept.expires > Date.now() ? { outdated: true } : {};
    };
    const keep = (answers) => {
      try {
        window[place].setItem(key, JSON.stringify({ version, expires: Date.now() + 30 * 864e5, answers }));
      } catch (error) {}
      return load();
    };
    /** If the browser does not allow storage, the page says so instead of promising to keep the answers. */
    const warn = (root) => {
      try { window[place].setItem(`${key}?`, ""); window[place].removeItem(`${key}?`); } catch (error) {
        for (const promise of root.querySelectorAll("[data-forgets]")) promise.textContent = promise.dataset.forgets;
      }
    };
    return { drop, load, keep, warn };
  };

  return {
    truth, asked, named, counts, survey, follow, planner, within, answer, number,
    focus, say, fill, program, make, again, plain, store,
  };
})();
