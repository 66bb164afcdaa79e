// The questionnaire, step by step: start, questions, review, result. The answers are what the fields of the page hold and
// nothing else; the history knows numbers of steps, the storage what the reader asks it to keep. All words are the page's.
"use strict";
{
  const {
    answer, counts, read, write, check, ready, track, focus, say, fill, program, make, again, store, LISTS,
  } = osteon;

  const begin = (root) => {
    const one = (selector, from = root) => from.querySelector(selector);
    const all = (selector, from = root) => [...from.querySelectorAll(selector)];
    const part = (name, from) => one(`.questionnaire-${name}`, from);
    const tool = program(root, "questionnaire");
    const { id: key, questions } = tool;
    const numbers = new Map(questions.map(({ id }, number) => [id, number]));
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
    let [before, cleared] = [new Set(), 0];
    const stage = () => Math.floor(step);
    const single = () => !together || step > stage();

    const { answers, known, takeAll, changed } = track(root, questions, sets);
    const isOpen = (number) => known[number] === true;
    /** The numbers of the items that are asked. */
    const open = () => [...items.keys()].filter(isOpen);
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
      const own = [...about.map((set) => [set, 1]), ...open().map((own) => [sets[own], FIRST + own])];
      one("dl", into).replaceChildren(...own.map(([set, to]) => {
        const row = make("div", "", make("dt", "", ...text(set)), make("dd", "", reply(set)));
        if (!change) return row;
        const more = make("button", "questionnaire-link", words.change, make("span", "visually-hidden", words.colon, ...text(set)));
        more.type = "button";
        more.addEventListener("click", () => { before = new Set(open()); go(to + 0.5); });
        row.append(make("dd", "", more));
        return row;
      }));
    };

    /** Hides an item, or shows it; of what stays as it is, the page is not touched. */
    const hidden = items.map((item) => item.hidden);
    const hide = (number, is) => {
      if (hidden[number] !== is) items[number].hidden = hidden[number] = is;
    };
    /** Which items stand on the page, and how far the reader is. */
    const progress = () => {
      const own = stage() - FIRST;
      const [those, alone] = [open(), single()];
      for (const number of items.keys()) hide(number, alone ? number !== own : !isOpen(number));
      const number = alone ? those.indexOf(own) + 1 : those.filter((one) => questions[one].id in answers.answers).length;
      top.textContent = alone && !number ? "" : fill(alone ? top.dataset.one : top.dataset.all, { number, count: those.length });
    };

    const offer = () => {
      const kept = load();
      note.textContent = kept.answers ? fill(note.dataset.stored, until(kept)) : kept.outdated ? note.dataset.outdated : message;
      note.parentNode.hidden = !note.textContent;
      note.nextElementSibling.hidden = !kept.answers;
    };
    const until = ({ expires }) => ({ date: new Date(expires).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }) });

    const show = (moved) => {
      if (stage() >= FIRST && stage() < REVIEW && !isOpen(stage() - FIRST)) step = onward(stage() - FIRST);
      const now = { 0: "start", [REVIEW]: "review", [RESULT]: "result" }[stage()] || "ask";
      root.dataset.at = now;
      for (const own of root.children) if ("on" in own.dataset) own.hidden = !own.dataset.on.split(" ").includes(now);
      document.title = now === "result" ? fill(result.dataset.title, { title }) : title;
      if (about.length) one(".tool-facts").hidden = stage() !== 1;
      ({ start: offer, ask: progress, review: () => list(review, true), result: tell })[now]();
      if (!moved) return;
      const heading = { start: note, review: part("heading", review), result: part("heading", result) }[now];
      const fact = stage() === 1 && about.length ? one(".tool-facts > p") : undefined;
      const item = items.findIndex((own, number) => !hidden[number]);
      const first = now === "start" ? one("[data-do=start]") : fact || (item < 0 ? top : one(".question-text", items[item]));
      focus(heading && heading.textContent ? heading : first, root);
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
        const number = numbers.get(id);
        return make("li", "", ...entries(items[number], sets[number], box.dataset.label));
      }));
    };

    /** A care card: an outcome with the items that it is shown for, or a red flag of the schedule. */
    const texts = new Map(all("[data-outcome]").map((own) => [own.dataset.outcome, own]));
    const flags = new Map(all("[data-flag]").map((own) => [own.dataset.flag, own]));
    const card = ({ outcome, question, unsure }) => {
      const copy = make("div", "", ...again(flags.get(question) || texts.get(outcome), ".questionnaire-when" + (unsure ? "" : ", [data-unsure]")));
      for (const own of all("[data-unsure]", copy)) own.hidden = false;
      const { items: own = [] } = tool.outcomes.find(({ id }) => id === outcome) || {};
      const named = own.filter((number) => counts(questions, answers, number, known) === true);
      if (named.length) one(".care-card-body", copy).append(make("p", "questionnaire-label", ...again(part("concerns"))), make("ul", "", ...named.map((number) => make("li", "", ...text(sets[number])))));
      return copy;
    };

    /** Fills the result with what the page says already. */
    const tell = () => {
      const found = osteon.questionnaire(tool, answers);
      part("care").replaceChildren(...found.care.map(card));
      const shown = new Set(found.outcomes);
      const others = tool.outcomes.filter((own) => !own.care && shown.has(own.id));
      part("outcomes").replaceChildren(...others.map(({ id }) => make("div", "", ...again(texts.get(id), ".questionnaire-when"))));
      const { some, each, join, none, left } = part("plain").dataset;
      const lists = LISTS.filter((name) => found[name].length)
        .map((name) => fill(each, { title: one(`[data-list=${name}] > *`).textContent, count: found[name].length }));
      const count = open().filter((number) => !(questions[number].id in answers.answers)).length;
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

    const enter = ({ answers: kept, ...facts }) => {
      for (const set of about) write(set, [].concat(facts[set.dataset.question.slice(1)]).join("-"));
      sets.forEach((set, number) => write(set, answer(questions[number], { answers: kept })));
      takeAll();
    };
    const actions = {
      start: () => { message = ""; go(together || about.length ? 1 : onward(0)); },
      back: () => (entry && step === entry ? go(0) : history.back()),
      next: () => {
        const shown = [...items.keys()].filter((number) => !hidden[number]);
        const wrong = shown.map((number) => check(sets[number], questions[number])).find(Boolean);
        if (wrong) wrong.focus();
        else {
          // A change may bring questions up that were not asked before: these come next.
          const fresh = step > stage() ? open().find((own) => !before.has(own)) : undefined;
          if (fresh !== undefined) before.add(fresh);
          go(fresh !== undefined ? FIRST + fresh + 0.5 : together || step > stage() ? REVIEW : onward(stage() - FIRST + 1));
        }
      },
      finish: () => go(RESULT),
      review: () => go(REVIEW),
      print: () => print(),
      keep: () => {
        const kept = keep(answers);
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
    root.addEventListener("input", ({ target }) => {
      changed(target.closest(".question"));
      if (root.dataset.at === "ask") progress();
    });
    root.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.type === "text" && root.dataset.at === "ask" && single()) actions.next(); });
    addEventListener("popstate", ({ state }) => {
      const kept = (state || {})[key];
      const to = Math.floor(kept / 1e4) === cleared ? kept % 1e4 : 0;
      if (kept !== undefined && to !== step) { step = to; show(true); }
    });
    /** A link to an item leads to it. */
    const jump = () => {
      const target = document.querySelector(":target");
      const own = target ? items.findIndex((item) => item.contains(target)) : -1;
      if (own < 0) return;
      entry = step = together ? 1 : FIRST + own;
      show(!together);
      if (together) sets[own].scrollIntoView();
    };
    for (const set of [...about, ...sets]) ready(set);
    takeAll();
    show();
    jump();
    history.replaceState({ ...history.state, [key]: step }, "");
    addEventListener("hashchange", jump);
  };

  for (const root of document.querySelectorAll(".questionnaire")) if (root.querySelector(".questionnaire-program")) begin(root);
}
