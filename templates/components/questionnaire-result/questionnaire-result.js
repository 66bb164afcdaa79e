// Evaluates a questionnaire (lists of items, outcomes, rows of a schedule), and shows the result.
"use strict";
{
  const { again, answer, counts, fill, long, make, named, planner, read, survey, truth } = osteon;
  const LISTS = osteon.LISTS = ["see-doctor", "tell-doctor", "can-change", "good-to-know", "not-sure"];

  /** Evaluates the answers to a questionnaire: sorts the items into lists. Answers are never added up to a score. */
  osteon.questionnaire = ({ questions, outcomes, screening }, answers) => {
    const result = {};
    const known = survey(questions, answers);
    for (const list of LISTS) result[list] = [];
    questions.forEach((question, at) => {
      if (known[at] !== true) return;
      const unsure = answer(question, answers) === "unsure";
      if (!unsure && counts(questions, answers, at, known) !== true) return;
      const { id, flag, group } = question;
      const calm = group === "can-change" ? group : "good-to-know";
      result[unsure ? "not-sure" : flag === "see-doctor" || flag === "tell-doctor" ? flag : calm].push(id);
    });
    const holds = outcomes.map(({ when }) => Array.isArray(when) && truth(when, questions, answers, known) === true);
    const nothing = !holds.includes(true) && LISTS.every((list) => !result[list].length);
    result.outcomes = outcomes
      .filter(({ when }, at) => when === "always" || (when === "otherwise" ? nothing : holds[at]))
      .map(({ id }) => id);
    if (screening) {
      const said = {};
      const open = new Set(result["not-sure"]);
      /** True if a condition refers to an item that the reader answered "not sure". */
      const unsure = ([kind, ...parts]) => kind !== "age" && parts
        .some((part) => (Array.isArray(part) ? unsure(part) : open.has((questions[part] || {}).id)));
      screening.questions.forEach(({ id }, at) => {
        const when = screening.answers[at];
        if (when) said[id] = { true: "yes", false: "no", null: unsure(when) ? "unsure" : undefined }[
          truth(when, questions, answers, known)
        ];
      });
      result.screening = planner(screening, { ...answers, answers: said });
    }
    // The care cards, the most urgent first. Equally urgent cards are in this order: outcomes, red flags, red flags
    // that the reader answered "not sure".
    const flags = (ids, more) => (screening ? screening.questions : []).filter(({ id }) => ids.includes(id))
      .map(({ id, care }) => ({ care, question: id, ...more }));
    const { care = [], "care-unsure": unclear = [] } = result.screening || {};
    const cards = outcomes.filter((own) => own.care && result.outcomes.includes(own.id))
      .map((own) => ({ care: own.care, outcome: own.id }))
      .concat(flags(care), flags(unclear, { unsure: true }));
    result.care = ["emergency", "urgent", "non-urgent"].flatMap((own) => cards.filter((card) => card.care === own));
    return result;
  };

  // Adds the texts that the page leaves out for readers without scripts: notes below the questions, and the steps after
  // the questions. Returns false if these texts could not be loaded.
  osteon.complete = (root) => {
    if (root.querySelector(".questionnaire-result")) return true;
    if (!self.osteonTexts) return false;
    const box = document.createElement("template");
    box.innerHTML = osteonTexts();
    // The notes end with the link to the reasons. This link is already on the page, so it is moved into the notes.
    const notes = box.content.querySelectorAll(".questionnaire-more");
    root.querySelectorAll(".questionnaire-item").forEach((item, number) => {
      const link = item.querySelector(".question-notes-links");
      link.replaceWith(notes[number]);
      notes[number].append(link);
    });
    root.querySelector(".questionnaire-form").after(...box.content.children);
    return true;
  };

  /** Prepares the result. Returns the function that fills it for the current answers. */
  osteon.sheet = (root, { tool, answers, known, items, sets, about, text, reply, answered, open, isSaid }) => {
    const { questions } = tool;
    const one = (selector, from = root) => from.querySelector(selector);
    const all = (selector, from = root) => [...from.querySelectorAll(selector)];
    const part = (name, from) => one(`.questionnaire-${name}`, from);
    const note = (name, from) => one(`.question-notes-${name}`, from);
    const numbers = new Map(questions.map(({ id }, number) => [id, number]));
    const rows = new Map(all("[data-row]").map((row) => [row.dataset.row, row]));
    const words = part("review").dataset;

    /** Fills a list of the result with these items, or hides the list if it is empty. */
    const put = (name, ids, entries) => {
      const box = one(`[data-list=${name}]`);
      box.hidden = !ids.length;
      one("ul", box).replaceChildren(...ids.map((id) => {
        const number = numbers.get(id);
        return make("li", "", ...entries(items[number], sets[number]));
      }));
    };

    /** Makes each heading in a copy one level lower for screen readers. */
    const lower = (copy) => {
      for (const own of all("h2, h3, h4, h5", copy)) own.setAttribute("aria-level", Number(own.tagName[1]) + 1);
      return copy;
    };
    // Makes a care card: for an outcome, with the items that are the reason for it, or for a red flag of the schedule.
    const texts = new Map(all("[data-outcome]").map((own) => [own.dataset.outcome, own]));
    const flags = new Map(all("[data-flag]").map((own) => [own.dataset.flag, own]));
    const card = ({ outcome, question, unsure }) => {
      const copy = lower(make("div", "", ...again(
        flags.get(question) || texts.get(outcome), ".questionnaire-when" + (unsure ? "" : ", [data-unsure]"),
      )));
      for (const own of all("[data-unsure]", copy)) own.hidden = false;
      const own = tool.outcomes.find(({ id }) => id === outcome);
      const items = own && Array.isArray(own.when) ? named(own.when) : [];
      const met = items.filter((number) => counts(questions, answers, number, known) === true);
      if (met.length) one(".care-card-body", copy).prepend(
        make("p", "questionnaire-label questionnaire-concerns", ...again(part("concerns"))),
        make("ul", "", ...met.map((number) => make("li", "", ...text(sets[number])))),
      );
      return copy;
    };
    // The part of the result that shows an outcome. It depends on the flags and groups of the items in its condition.
    const place = ({ when }) => {
      const own = Array.isArray(when) ? named(when) : [];
      const are = (test) => own.length > 0 && own.every((number) => test(questions[number]));
      if (when === "always") return "general";
      if (are(({ flag }) => flag === "tell-doctor")) return "say";
      return are(({ group, flag }) => group === "can-change" && flag !== "see-doctor") ? "habits" : "do";
    };

    /** The name of a list: its label, or, if it has no label, the heading of its part. */
    const heading = (box) => (one(":scope > p", box) || box.parentNode.firstElementChild).textContent;

    // Lists all answers: first those that count or are "not sure"; the others are in a part that the reader can unfold.
    const record = (found) => {
      const listed = new Set(LISTS.flatMap((name) => found[name]));
      const [first, rest] = [[], []];
      for (const number of open()) (listed.has(questions[number].id) ? first : rest).push(answered(sets[number]));
      const [own, others] = all(".questionnaire-record dl");
      own.replaceChildren(...first.length ? first : rest);
      others.replaceChildren(...first.length ? rest : []);
      const folded = part("rest");
      folded.hidden = !others.children.length;
      const facts = about.map((set) => one(":checked:not([value=unsure])", set)).filter(Boolean)
        .map((own) => own.parentNode.textContent);
      const said = [fill(part("day").dataset.day, { date: long(Date.now()) }), ...facts];
      part("day").replaceChildren(...said.map((one, at) =>
        make("span", "phrase", one, at < said.length - 1 ? part("day").dataset.join : "")));
      const { some, each, join, none, left } = part("plain").dataset;
      const lists = LISTS.filter((name) => found[name].length)
        .map((name) => fill(each, { title: heading(one(`[data-list=${name}]`)), count: found[name].length }));
      const count = open().filter((number) => !isSaid(number)).length;
      part("plain").textContent =
        (lists.length ? fill(some, { lists: lists.join(join) }) : found.outcomes.length ? "" : none)
        + (count ? fill(left, { count }) : "");
    };

    /** Shows the rows of a schedule. Dates are hidden as long as a red flag says to see a doctor first. */
    const schedule = (screening) => {
      one("[data-undated]").hidden = screening.dates;
      one("[data-list=screening]").hidden = false;
      for (const dated of all("[data-dated]")) dated.hidden = !screening.dates;
      for (const box of all("[data-rows]")) {
        const ids = screening[box.dataset.rows];
        box.hidden = !(ids === true || ids.length);
        if (ids.length) one("ul", box).replaceChildren(...ids.map((id) => rows.get(id)));
      }
    };

    /** Fills the result with copies of texts on the page. */
    return () => {
      const found = osteon.questionnaire(tool, answers);
      part("care").replaceChildren(...found.care.map(card));
      const shown = new Set(found.outcomes);
      const others = tool.outcomes.filter((own) => !own.care && shown.has(own.id));
      for (const box of all("[data-for]")) {
        const own = others.filter((outcome) => place(outcome) === box.dataset.for);
        box.replaceChildren(...own.map(({ id }) =>
          lower(make("div", "", ...again(texts.get(id), ".questionnaire-when")))));
      }
      part("general").hidden = !one("[data-for=general]").children.length;
      put("say", [...found["see-doctor"], ...found["tell-doctor"]], (item, set) => {
        const statement = note("statement", item);
        if (!statement) return [...text(set), " ", reply(set)];
        const said = make("span", "", ...again(statement));
        const value = read(set);
        for (const blank of all(".question-notes-blank", said))
          blank.replaceWith(typeof value === "number" ? `${value}`.replace("-", "\u2212") : reply(set));
        return [said];
      });
      for (const name of LISTS) {
        put(name, found[name], (item, set) => {
          const asks = make("p", "questionnaire-asked", ...text(set));
          const how = (from) => (from ? [make("div", "", ...again(from))] : []);
          if (name === "not-sure")
            return [asks, ...how(note("unsure", item) || one(".question-hint:not(.question-for)", item))];
          // Links to further reading are left out where the reader should see or tell a doctor.
          const more = all(`.question-notes-conflicting${/doctor/.test(name) ? "" : ", .question-notes-links"}`, item)
            .map((own) => make("p", own.className, ...again(own)));
          return [asks, ...how(note("next", item)), ...more];
        });
      }
      if (found.screening) schedule(found.screening);
      record(found);
      for (const box of all("[data-part]"))
        box.hidden = box.dataset.part !== "answers" && ![...box.children].slice(1)
          .some((own) => !own.hidden && (own.matches("[data-list]") || own.children.length));
      part("last").replaceChildren(...again(part("closing")));
    };
  };
}
