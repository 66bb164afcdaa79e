// The questionnaire, step by step: start, questions, review, result. The answers are what the fields of the page hold and
// nothing else; the history knows numbers of steps, the storage what the reader asks it to keep. All words are the page's.
"use strict";
{
  const {
    answer, asked, counts, read, write, check, ready, facts, focus, say, fill, program, make, again, store, LISTS,
  } = osteon;

  const begin = (root) => {
    const one = (selector, from = root) => from.querySelector(selector);
    const all = (selector, from = root) => [...from.querySelectorAll(selector)];
    const part = (name, from) => one(`.questionnaire-${name}`, from);
    const tool = program(root, "questionnaire");
    const { id: key, questions } = tool;
    const { drop, load, keep } = store(key, tool.version);
    const items = all(".questionnaire-item");
    const sets = items.map((item) => one(".question", item));
    const about = all(".tool-facts .question");
    const [review, result, top, note, status, sure] = ["review", "result", "progress", "note", "status", "sure"].map((name) => part(name));
    const rows = new Map(all("[data-row]").map((row) => [row.dataset.row, row]));
    const button = (name) => one(`[data-do=${name}]`, result);
    const words = review.dataset;
    const { title } = document;
    // Steps: 0 start, 1 sex and age (and the items, where all stand on one page), 2 the first item, 3 … Half a step more is
    // an item that is changed from the review, to which it returns.
    const [FIRST, REVIEW, RESULT] = [2, items.length + 2, items.length + 3];
    const together = tool.show === "all";
    let [step, entry, message] = [0, 0, ""];
    // The items that were asked before a change; how often all was cleared: steps from before lead nowhere.
    let [before, cleared] = [[], 0];
    const place = () => Math.floor(step);
    const single = () => !together || step > place();

    /** What has been answered so far. */
    const given = () => {
      const answers = { ...facts(root), answers: Object.create(null) };
      questions.forEach((question, at) => {
        const value = answer(question, { answers: { [question.id]: read(sets[at]) } });
        if (value !== undefined) answers.answers[question.id] = value;
      });
      return answers;
    };
    /** The numbers of the items that are asked. */
    const open = (answers = given()) => [...items.keys()].filter((at) => asked(questions, answers, at) === true);
    /** The step of the first item from this one on that is asked, or of the review. */
    const onward = (from) => FIRST + (open().find((own) => own >= from) ?? items.length);

    const text = (set) => again(one(".question-text", set), ".question-number");
    const reply = (set) => {
      const chosen = one(":checked", set);
      if (chosen) return chosen.parentNode.textContent;
      const value = read(set);
      if (value === undefined || Number.isNaN(value)) return words.unanswered;
      const unit = one(".question-unit", set);
      return unit ? fill(words.measured, { value, unit: unit.textContent }) : `${value}`;
    };

    /** All answers below each other. */
    const list = (into, change) => {
      const own = [...about.map((set) => [set, 1]), ...open().map((at) => [sets[at], FIRST + at])];
      one("dl", into).replaceChildren(...own.map(([set, to]) => {
        const row = make("div", "", make("dt", "", ...text(set)), make("dd", "", reply(set)));
        if (!change) return row;
        const more = make("button", "questionnaire-link", words.change, make("span", "visually-hidden", words.colon, ...text(set)));
        more.type = "button";
        more.addEventListener("click", () => { before = open(); go(to + 0.5); });
        row.append(make("dd", "", more));
        return row;
      }));
    };

    /** Which items stand on the page, and how far the reader is. */
    const progress = () => {
      const answers = given();
      const those = open(answers);
      const at = place() - FIRST;
      items.forEach((item, own) => { item.hidden = single() ? own !== at : !those.includes(own); });
      const number = single() ? those.indexOf(at) + 1 : those.filter((own) => questions[own].id in answers.answers).length;
      top.textContent = single() && !number ? "" : fill(single() ? top.dataset.one : top.dataset.all, { number, count: those.length });
    };

    const offer = () => {
      const kept = load();
      note.textContent = kept.answers ? fill(note.dataset.stored, until(kept)) : kept.outdated ? note.dataset.outdated : message;
      note.parentNode.hidden = !note.textContent;
      note.nextElementSibling.hidden = !kept.answers;
    };
    const until = ({ expires }) => ({ date: new Date(expires).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }) });

    const show = (moved) => {
      if (place() >= FIRST && place() < REVIEW && !open().includes(place() - FIRST)) step = onward(place() - FIRST);
      const now = { 0: "start", [REVIEW]: "review", [RESULT]: "result" }[place()] || "ask";
      root.dataset.at = now;
      for (const own of root.children) if ("on" in own.dataset) own.hidden = !own.dataset.on.split(" ").includes(now);
      document.title = now === "result" ? fill(result.dataset.title, { title }) : title;
      if (about.length) one(".tool-facts").hidden = place() !== 1;
      ({ start: offer, ask: progress, review: () => list(review, true), result: tell })[now]();
      if (!moved) return;
      const heading = { start: note, review: part("heading", review), result: part("heading", result) }[now];
      focus(heading && heading.textContent ? heading : all("[data-do=start], .tool-facts > p, .question-text").find((own) => own.offsetParent), root);
    };
    const go = (to) => {
      step = to;
      history.pushState({ ...history.state, [key]: cleared * 1e4 + to }, "");
      show(true);
    };

    /** Fills a list of the result, or hides it. */
    const put = (name, ids, entries) => {
      const box = one(`[data-list=${name}]`);
      box.hidden = !ids.length;
      one("ul", box).replaceChildren(...ids.map((id) => {
        const at = questions.findIndex((question) => question.id === id);
        return make("li", "", ...entries(items[at], sets[at], box.dataset.label));
      }));
    };

    /** Fills the result with what the page says already. */
    const tell = () => {
      const answers = given();
      const found = osteon.questionnaire(tool, answers);
      for (const box of [part("care"), part("outcomes")]) box.replaceChildren();
      for (const care of ["emergency", "urgent", "non-urgent", undefined]) {
        for (const { id, items } of tool.outcomes.filter((own) => own.care === care && found.outcomes.includes(own.id))) {
          const copy = make("div", "", ...again(one(`[data-outcome="${id}"]`), ".questionnaire-when"));
          const named = care ? items.filter((at) => counts(questions, answers, at) === true) : [];
          if (named.length) one(".care-card-body", copy).append(make("p", "questionnaire-label", ...again(part("concerns"))), make("ul", "", ...named.map((at) => make("li", "", ...text(sets[at])))));
          part(care ? "care" : "outcomes").append(copy);
        }
      }
      const { some, each, join, none, left } = part("plain").dataset;
      const lists = LISTS.filter((name) => found[name].length)
        .map((name) => fill(each, { title: one(`[data-list=${name}] > *`).textContent, count: found[name].length }));
      const count = open(answers).filter((at) => !(questions[at].id in answers.answers)).length;
      part("plain").textContent = (lists.length ? fill(some, { lists: lists.join(join) }) : found.outcomes.length ? "" : none) + (count ? fill(left, { count }) : "");

      put("say", [...found["see-doctor"], ...found["tell-doctor"]], (item, set) => {
        const statement = part("statement", item);
        if (!statement) return [...text(set), " ", reply(set)];
        const said = make("span", "", ...again(statement));
        const value = read(set);
        for (const blank of all(".questionnaire-blank", said)) blank.replaceWith(typeof value === "number" ? `${value}`.replace("-", "\u2212") : reply(set));
        return [said];
      });
      for (const name of LISTS) {
        put(name, found[name], (item, set, label) => {
          const asks = make("p", "questionnaire-asked", ...text(set));
          const how = (from) => (from ? [make("p", "questionnaire-label", label), make("div", "", ...again(from))] : []);
          if (name === "not-sure") return [asks, ...how(part("unsure", item) || one(".question-hint:not(.question-for)", item))];
          const more = all(".questionnaire-conflicting, .questionnaire-links", item).map((own) => make("p", "", ...again(own)));
          return [asks, make("p", "questionnaire-reply", words.reply, words.colon, reply(set)), ...how(part("next", item)), ...more];
        });
      }
      const { screening } = found;
      if (screening) {
        for (const care of all("[data-first]")) care.hidden = (one("[data-unsure]", care).hidden = !screening["care-unsure"].includes(care.dataset.first)) && !screening.care.includes(care.dataset.first);
        one("[data-undated]").hidden = screening.dates;
        for (const box of all("[data-rows]")) {
          const ids = screening[box.dataset.rows];
          box.hidden = !(ids === true || ids.length);
          if (ids.length) one("ul", box).replaceChildren(...ids.map((id) => rows.get(id)));
        }
      }
      part("last").replaceChildren(...again(part("closing")));
      list(part("record"));
      status.textContent = "";
      sure.hidden = true;
      button("forget").hidden = !load().answers;
    };

    const enter = ({ answers, ...known }) => {
      for (const set of about) write(set, [].concat(known[set.dataset.question.slice(1)]).join("-"));
      sets.forEach((set, at) => write(set, answer(questions[at], { answers })));
    };
    const actions = {
      start: () => { message = ""; go(together || about.length ? 1 : onward(0)); },
      back: () => (entry && step === entry ? go(0) : history.back()),
      next: () => {
        const wrong = sets.map((set, at) => (items[at].hidden ? undefined : check(set, questions[at]))).find(Boolean);
        if (wrong) wrong.focus();
        else {
          // A change may bring questions up that were not asked before: these come next.
          const fresh = step > place() ? open().find((at) => !before.includes(at)) : undefined;
          if (fresh !== undefined) before.push(fresh);
          go(fresh !== undefined ? FIRST + fresh + 0.5 : together || step > place() ? REVIEW : onward(place() - FIRST + 1));
        }
      },
      finish: () => go(RESULT),
      review: () => go(REVIEW),
      print: () => print(),
      keep: () => {
        const kept = keep(given());
        button("forget").hidden = !kept.answers;
        say(status, kept.answers ? fill(status.dataset.kept, until(kept)) : status.dataset.failed);
      },
      forget: () => {
        drop();
        message = status.dataset.forgotten;
        if (!step) return show(true);
        button("keep").focus();
        button("forget").hidden = true;
        say(status, message);
      },
      restore: () => { enter(load().answers || {}); go(REVIEW); },
      clear: () => { sure.hidden = false; focus(one("p", sure)); },
      leave: () => { sure.hidden = true; button("clear").focus(); },
      empty: () => { drop(); enter({}); message = note.dataset.cleared; cleared += 1; go(0); },
    };
    root.addEventListener("click", ({ target }) => {
      const own = target.closest("[data-do]");
      if (own) actions[own.dataset.do]();
    });
    root.addEventListener("input", () => { if (root.dataset.at === "ask") progress(); });
    root.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.type === "text" && root.dataset.at === "ask" && single()) actions.next(); });
    addEventListener("popstate", ({ state }) => {
      const kept = (state || {})[key];
      const to = Math.floor(kept / 1e4) === cleared ? kept % 1e4 : 0;
      if (kept !== undefined && to !== step) { step = to; show(true); }
    });
    /** A link to an item leads to it. */
    const jump = () => {
      const at = items.findIndex((item) => item.contains(document.querySelector(":target")));
      if (at < 0) return;
      entry = step = together ? 1 : FIRST + at;
      show(!together);
      if (together) sets[at].scrollIntoView();
    };
    for (const set of [...about, ...sets]) ready(set);
    show();
    jump();
    history.replaceState({ ...history.state, [key]: step }, "");
    addEventListener("hashchange", jump);
  };

  for (const root of document.querySelectorAll(".questionnaire")) if (root.querySelector(".questionnaire-program")) begin(root);
}
