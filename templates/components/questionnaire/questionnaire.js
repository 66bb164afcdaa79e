// The questionnaire, step by step: start, questions, review, result. The answers are in the input fields of the page.
// They are stored for this tab until it is closed, and on the device if the reader wants it. The browser's history
// contains only the numbers of steps. All texts are in the page.
"use strict";
{
  const {
    answer, long, read, write, check, ready, track, focus, say, fill, program, make, again, store, sheet,
  } = osteon;

  const begin = (root) => {
    const one = (selector, from = root) => from.querySelector(selector);
    const all = (selector, from = root) => [...from.querySelectorAll(selector)];
    const part = (name, from) => one(`.questionnaire-${name}`, from);
    const tool = program(root, "questionnaire");
    const { id: key, questions } = tool;
    const { drop, load, keep } = store(key, tool.version);
    const tab = store(key, tool.version, "sessionStorage");
    const items = all(".questionnaire-item");
    const sets = items.map((item) => one(".question", item));
    const about = all(".tool-facts .question");
    const [review, result, top, bar, note, resume, status, sure] = [
      "review", "result", "progress", "bar", "note", "resume", "status", "sure",
    ].map((name) => part(name));
    const button = (name) => one(`[data-do=${name}]`, result);
    const words = review.dataset;
    const { title } = document;
    // Numbers of the steps: 0 is the start, 1 the questions for sex and age (and all items, if they are on one page), 2
    // the first item, 3 the second, and so on. If the reader changes an answer from the review, one half is added to
    // the number of its step: from there, the reader returns to the review.
    const [FIRST, REVIEW, RESULT] = [2, items.length + 2, items.length + 3];
    const together = tool.show === "all";
    let [step, entry, message] = [0, 0, ""];
    // `before` are the items that were asked before an answer was changed. `cleared` counts how often all answers were
    // cleared: entries of the history from before lead nowhere.
    let [before, cleared] = [new Set(), 0];
    // The last link within the page that the reader followed. Going back in the history returns to it.
    let left;
    const stage = () => Math.floor(step);
    const single = () => !together || step > stage();

    const { answers, known, takeAll, changed } = track(root, questions, sets);
    const isOpen = (number) => known[number] === true;
    /** The indices of the items that the reader is asked. */
    const open = () => [...items.keys()].filter(isOpen);
    // The step of the first item that is asked, beginning with the item `from`. If there is none, the step of the
    // review.
    const onward = (from) => FIRST + (open().find((own) => own >= from) ?? items.length);
    const isSaid = (number) => questions[number].id in answers.answers;

    const text = (set) => again(one(".question-text", set), ".question-number, .questionnaire-count");
    const reply = (set) => {
      const chosen = one(":checked", set);
      if (chosen) return chosen.parentNode.textContent;
      const value = read(set);
      if (value === undefined || Number.isNaN(value)) return words.unanswered;
      const unit = one(".question-unit", set);
      return unit ? fill(words.measured, { value, unit: unit.textContent }) : `${value}`;
    };
    const answered = (set, ...more) =>
      make("div", "", make("dt", "", ...text(set)), make("dd", "", reply(set)), ...more);

    /** Lists all answers in the review. Each has a button to change it. */
    const list = () => {
      const own = [...about.map((set) => [set, 1]), ...open().map((own) => [sets[own], FIRST + own])];
      one("dl", review).replaceChildren(...own.map(([set, to]) => {
        const more = make("button", "questionnaire-link", words.change,
          make("span", "visually-hidden", words.colon, ...text(set)));
        more.type = "button";
        more.addEventListener("click", () => { before = new Set(open()); go(to + 0.5); });
        return answered(set, make("dd", "", more));
      }));
    };

    /** Hides or shows an item. Does not touch the page if the item is already hidden or shown. */
    const hidden = items.map((item) => item.hidden);
    const hide = (number, is) => {
      if (hidden[number] !== is) items[number].hidden = hidden[number] = is;
    };
    // Shows the items of the current step, and how far the reader is. Screen readers announce a question that gets the
    // focus.
    const progress = () => {
      const own = stage() - FIRST;
      const [those, alone] = [open(), single()];
      for (const number of items.keys()) hide(number, alone ? number !== own : !isOpen(number));
      const number = alone ? those.indexOf(own) + 1 : those.filter(isSaid).length;
      top.textContent = alone && !number ? ""
        : fill(alone ? top.dataset.one : top.dataset.all, { number, count: those.length });
      bar.hidden = !top.textContent;
      bar.style.setProperty("--done", number / those.length || 0);
      bar.style.setProperty("--part", 1 / those.length || 1);
      for (const old of all(".questionnaire-count")) old.remove();
      if (alone && number) one("legend", sets[own]).prepend(
        make("span", "questionnaire-count visually-hidden", top.textContent, words.colon),
      );
    };

    const offer = () => {
      const kept = load();
      note.textContent = kept.answers ? fill(note.dataset.stored, { date: long(kept.expires) })
        : kept.outdated ? note.dataset.outdated : message;
      note.parentNode.hidden = !note.textContent;
      note.nextElementSibling.hidden = !kept.answers;
      resume.hidden = !Object.keys(answers.answers).length;
    };

    /** The title of the page: the name of the step, then that of the page. */
    const named = (now) => {
      const own = {
        result: () => fill(result.dataset.title, { title }),
        review: () => fill(top.dataset.title, { step: part("heading", review).textContent, title }),
        ask: () => {
          const at = stage() === 1 && about.length && !together ? one(".tool-heading").textContent : top.textContent;
          return at && single() ? fill(top.dataset.title, { step: at, title }) : title;
        },
      }[now];
      return own ? own() : title;
    };

    const tell = sheet(root, { tool, answers, known, items, sets, about, text, reply, answered, open, isSaid });

    const show = (moved) => {
      if (stage() >= FIRST && stage() < REVIEW && !isOpen(stage() - FIRST)) step = onward(stage() - FIRST);
      const now = { 0: "start", [REVIEW]: "review", [RESULT]: "result" }[stage()] || "ask";
      root.dataset.at = now;
      for (const own of root.children) if ("on" in own.dataset) own.hidden = !own.dataset.on.split(" ").includes(now);
      if (about.length) one(".tool-facts").hidden = stage() !== 1;
      for (const old of all(".questionnaire-count")) old.remove();
      ({ start: offer, ask: progress, review: list, result: tell })[now]();
      if (now === "result") {
        [status.textContent, sure.hidden] = ["", true];
        button("forget").hidden = !load().answers;
      }
      document.title = named(now);
      if (!moved) return;
      const heading = { start: note, review: part("heading", review), result: part("heading", result) }[now];
      const fact = stage() === 1 && about.length ? one(".tool-heading") : undefined;
      const item = items.findIndex((own, number) => !hidden[number]);
      const first = now === "start" ? one("[data-do=start]")
        : fact || (item < 0 ? top : one(".question-text", items[item]));
      focus(heading && heading.textContent ? heading : first, root);
    };
    const go = (to) => {
      step = to;
      tab.keep(answers);
      // The scroll position belongs to another step, so the browser must not restore it.
      history.scrollRestoration = "manual";
      history.pushState({ ...history.state, [key]: cleared * 1e4 + to }, "");
      show(true);
    };

    const enter = ({ answers: kept, ...facts }) => {
      for (const set of about) write(set, [].concat(facts[set.dataset.question.slice(1)]).join("-"));
      sets.forEach((set, number) => write(set, answer(questions[number], { answers: kept })));
      takeAll();
    };
    const actions = {
      start: () => { message = ""; go(together || about.length ? 1 : onward(0)); },
      resume: () => go(together ? 1 : FIRST + (open().find((number) => !isSaid(number)) ?? items.length)),
      back: () => (entry && step === entry ? go(0) : history.back()),
      next: () => {
        const shown = [...items.keys()].filter((number) => !hidden[number]);
        const wrong = shown.map((number) => check(sets[number], questions[number])).find(Boolean);
        if (wrong) wrong.focus();
        else {
          // After a change, questions may be asked that were not asked before. They come next.
          const fresh = step > stage() ? open().find((own) => !before.has(own)) : undefined;
          if (fresh !== undefined) before.add(fresh);
          go(fresh !== undefined ? FIRST + fresh + 0.5
            : together || step > stage() ? REVIEW : onward(stage() - FIRST + 1));
        }
      },
      finish: () => go(RESULT),
      review: () => go(REVIEW),
      print: () => { root.classList.add("questionnaire-printing"); print(); },
      keep: () => {
        const kept = keep(answers);
        button("forget").hidden = !kept.answers;
        say(status, kept.answers ? fill(status.dataset.kept, { date: long(kept.expires) }) : status.dataset.failed);
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
      empty: () => {
        drop();
        enter({});
        message = note.dataset.cleared;
        cleared += 1;
        go(0);
        tab.drop();
      },
    };
    root.addEventListener("click", ({ target }) => {
      const own = target.closest("[data-do]");
      if (own) actions[own.dataset.do]();
      else left = target.closest("a[href^='#']") || left;
    });
    root.addEventListener("input", ({ target }) => {
      changed(target.closest(".question"));
      tab.keep(answers);
      if (root.dataset.at === "ask") progress();
    });
    root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.type === "text" && root.dataset.at === "ask" && single())
        actions.next();
      if (event.key === "Escape" && !sure.hidden) actions.leave();
    });
    addEventListener("popstate", ({ state }) => {
      const kept = (state || {})[key];
      const to = Math.floor(kept / 1e4) === cleared ? kept % 1e4 : 0;
      if (kept === undefined) return;
      if (to !== step) { step = to; show(true); } else if (left) left.focus();
      left = undefined;
    });
    /** Makes links to items work, and unfolds the parts to which links lead. */
    const jump = () => {
      const target = document.querySelector(":target");
      const folded = target && target.closest("details:not([open])");
      if (folded) {
        for (let own = folded; own; own = own.parentNode.closest("details")) own.open = true;
        target.scrollIntoView();
      }
      const own = target ? items.findIndex((item) => item.contains(target)) : -1;
      if (own < 0) return;
      entry = step = together ? 1 : FIRST + own;
      show(!together);
      if (together) sets[own].scrollIntoView();
    };
    for (const set of [...about, ...sets]) ready(set);
    for (const promise of all(".questionnaire-tab")) promise.hidden = false;
    tab.warn(root);
    // After a reload, or when the reader comes back, restores the answers of this tab and the step in the history.
    const { answers: kept } = tab.load();
    const at = (history.state || {})[key];
    if (kept) enter(kept);
    else takeAll();
    if (kept && at >= 0) {
      cleared = Math.floor(at / 1e4);
      step = Math.min(at % 1e4, RESULT);
    }
    show(step > 0);
    // Other tools of the page start later and may move the focused element, so it is scrolled into view again.
    addEventListener("load", () => {
      if (step > 0 && root.contains(document.activeElement))
        document.activeElement.scrollIntoView({ block: "nearest" });
    });
    jump();
    history.replaceState({ ...history.state, [key]: cleared * 1e4 + step }, "");
    addEventListener("hashchange", jump);
    addEventListener("afterprint", () => root.classList.remove("questionnaire-printing"));
  };

  // The sources are on the page that explains the questions. Old links look for them on this page.
  const explained = document.querySelector(".questionnaire-beside > [data-search] > a");
  if (explained && location.hash.startsWith("#source:") && !document.querySelector(":target"))
    location.replace(explained.href + location.hash);
  for (const root of document.querySelectorAll(".questionnaire"))
    if (root.querySelector(".questionnaire-program") && osteon.complete(root)) begin(root);
}
