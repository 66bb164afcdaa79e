// The screening planner: shows the rows of a schedule that apply to a reader, and makes a reminder for a calendar. All
// texts are in the page: the script copies, shows, hides and fills them in. Answers stay in the input fields; the
// calendar file, made on request, contains none of them.
"use strict";
(() => {
  const {
    addInterval, again, due, fill, focus, form: questionsOf, iso, make, plain, planner, program, say,
    survey, truth, uuid,
  } = osteon;

  /** Builds the result from the schedule on the page: red flags, rows with a field for a date each, default text. */
  const build = (root, data) => {
    const one = (name, from = root) => from.querySelector(name);
    const all = (name, from = root) => [...from.querySelectorAll(name)];
    const part = (name, from) => one(`.planner-${name}`, from);
    const model = (name) => part(name).content.firstElementChild;
    const care = part("care");
    care.prepend(...all(".planner-whole .red-flags > div")
      .map((card) => make("div", card.className, ...again(card, ".red-flags-when, .question-for"))));
    for (const flag of all("[data-flag]", care)) {
      const question = one(`[data-question="${flag.dataset.flag}"] legend`);
      flag.prepend(make("p", "", make("strong", "", ...again(question)), make("br"), care.dataset.words));
      Object.assign(flag.firstElementChild, { hidden: true }).dataset.unsure = "";
    }
    for (const heading of all(".care-card-heading", care)) heading.dataset.level = 1;
    part("default").append(...all(".planner-whole .data-table-default")
      .flatMap((text) => again(text, ".data-table-nobody")));
    const columns = part("model").dataset.columns.split(" ");
    const rests = new Map(all(".planner-rest").map((rest) => [rest.dataset.row, rest]));
    const rows = [...one(".planner-whole table").tBodies[0].rows].map((row, at) => {
      const { id, interval } = data.rows[at];
      const rest = rests.get(id);
      const cell = (name) => row.cells[columns.indexOf(name)]
        || rest && one(`[data-fact=${name}]`, rest.content) || make("p");
      const copy = document.importNode(model("model"), true);
      copy.dataset.row = id;
      part("name", copy).append(...again(cell("name")));
      const link = one("a", copy);
      if (rest) link.href = rest.dataset.href;
      else link.setAttribute("href", `${link.getAttribute("href")}#${id}`);
      one("span", link).append(plain(cell("name")));
      for (const fact of all("dt", copy)) {
        const content = again(cell(fact.dataset.fact));
        const dd = make("dd", "", ...content);
        if ("dated" in fact.dataset) dd.dataset.dated = "";
        fact.after(dd);
        if (content.length) continue;
        fact.remove();
        dd.remove();
      }
      if (interval) {
        const field = document.importNode(model("last-model"), true);
        field.dataset.last = id;
        const [input, label, error, basis] = ["input", "label", ".question-error", ".planner-basis"]
          .map((name) => one(name, field));
        label.prepend(...again(cell("name")));
        input.id = label.htmlFor = `planner:${data.id}:last:${id}`;
        error.id = `${input.id}-error`;
        input.setAttribute("aria-describedby", error.id);
        basis.textContent = fill(basis.textContent, { interval: plain(cell("interval")) });
        basis.append(" ", ...again(cell("sources")));
        part("before").append(field);
      }
      return copy;
    });
    part("talk").before(...rows);
  };
  /** The facts that must be known to decide a condition: ":sex", ":age", ids of questions. */
  const unknown = osteon.unknown = (condition, questions, answers, known = survey(questions, answers)) => {
    const [kind, ...parts] = condition;
    const all = (conditions) => [...new Set(conditions.flatMap((one) => unknown(one, questions, answers, known)))];
    if (truth(condition, questions, answers, known) !== null) return [];
    if (["any", "all", "not"].includes(kind)) return all(parts);
    if (kind === "age" || kind === "sex") return [`:${kind}`];
    const open = kind === "counts" ? parts.filter((at) => osteon.counts(questions, answers, at, known) === null)
      : [parts[0]];
    const unclear = open.filter((at) => known[at] === null);
    return all(unclear.map((at) => questions[at].when))
      .concat(open.filter((at) => !unclear.includes(at)).map((at) => questions[at].id));
  };

  const start = (root) => {
    const data = program(root, "planner");
    build(root, data);
    const {
      part, all, legend, add, said, choose, wrong, repeat, flag, clear: empty, begin, restore,
    } = questionsOf(root, "planner", data);
    const [form, result, remind] = ["form", "result", "remind"].map(part);
    const rows = new Map(data.rows.map((row) => [row.id, row]));
    // The dates of the last examinations, one per row.
    const lasts = all("[data-last]").map((box) => [box, box.querySelector("input"), rows.get(box.dataset.last)]);
    const long = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeZone: "UTC" });
    const inWords = (date) => long.format(new Date(date));
    const now = () => iso(new Date(Date.now() - new Date().getTimezoneOffset() * 60000));
    // The result and the rows that apply; the address at which the result is shown, and the history state of that
    // address.
    let [found, applies] = [];
    let [at, depth] = [];
    const key = `planner:${data.id}`;
    const shown = () => Boolean(history.state && history.state[key]);
    // The reminder: its id in the file, and whether the reader has chosen the date.
    let [uid, chosen] = [];

    const mark = (field, wrong) => flag(field.parentElement, field, wrong);

    /** The date in a field, if it is valid. An incomplete year is not reported until the reader leaves the field. */
    const day = (field, test) => {
      const wrong = field.validity.badInput || field.value && !test(field.value);
      if (!wrong || document.activeElement !== field) mark(field, wrong);
      return wrong ? "" : field.value;
    };

    /** The date of the reminder, also as text, because some phones cannot open the file. */
    const note = () => {
      const date = day(remind, (value) => value > now() && value <= remind.max);
      part("copy").hidden = !date;
      part("day").textContent = date && inWords(date);
      return date;
    };

    /** Shows for each row the position of today in its interval; the reminder is for the earliest resulting date. */
    const plan = () => {
      const days = [];
      for (const [box, field, { id, interval }] of lasts) {
        box.hidden = !applies.has(id);
        const last = box.hidden ? "" : day(field, (date) => date > "1900" && date <= now());
        const sentence = box.querySelector("[data-coming]");
        sentence.parentElement.hidden = !last;
        if (!last) continue;
        const { state, from, until, remind: soonest } = due(interval, last, now());
        days.push(soonest);
        const words = fill(sentence.dataset[state], { date: inWords(from), last: inWords(until) });
        // A live region is announced only when it changes.
        if (sentence.textContent !== words) sentence.textContent = words;
      }
      if (!chosen) remind.value = days.sort()[0] || "";
      note();
    };

    const place = (answers) => {
      for (const card of part("care").querySelectorAll("[data-flag]")) {
        const unsure = found["care-unsure"].includes(card.dataset.flag);
        card.firstElementChild.hidden = !unsure;
        card.hidden = !unsure && !found.care.includes(card.dataset.flag);
        // Rows that certainly apply come first.
        if (unsure) card.parentElement.append(card);
      }
      for (const card of part("care").querySelectorAll(".care-card"))
        card.hidden = !card.querySelector("[data-flag]:not([hidden])");
      const known = survey(data.questions, answers);
      const lists = new Map(["applies", "may-apply"].flatMap((key) => found[key].map((id) => [id, part(key)])));
      for (const row of all(".planner-row")) {
        const { id, when } = rows.get(row.dataset.row);
        row.hidden = !lists.has(id);
        if (!row.hidden) lists.get(id).append(row);
        const [open, names] = [
          row.querySelector(".planner-open"), when ? unknown(when, data.questions, answers, known) : [],
        ];
        open.hidden = !names.length;
        open.querySelector("ul").textContent = "";
        for (const name of names) add(open.querySelector("ul"), "li", legend(name));
      }
      const sums = ["applies", "may-apply"].filter((key) => found[key].length);
      const sum = part("sum");
      sum.textContent = sums.map((key) => fill(sum.getAttribute(`data-${key}`), { count: found[key].length })).join("");
      const timed = lasts.some(([, , { id }]) => applies.has(id));
      const parts = {
        care: !found.dates, sum: sums.length, default: found.default && found.dates,
        reminder: found.dates, before: timed,
      };
      for (const key of ["applies", "may-apply"]) parts[key] = found[key].length;
      for (const key of Object.keys(parts)) part(key).hidden = !parts[key];
      for (const dated of all("[data-dated]")) dated.hidden = !found.dates;
    };

    /** Shows the result in place of the questions, or the reverse. */
    const turn = (done) => {
      form.hidden = done;
      result.hidden = !done;
      root.classList.toggle("planner-finished", done);
      focus(done ? result.querySelector(found.dates ? ".planner-title" : ".care-card:not([hidden]) [data-level]")
        : form.querySelector("legend"), root);
    };

    const show = () => {
      const field = wrong();
      if (field) return focus(field, field.closest("fieldset"));
      const answers = said();
      found = planner(data, answers);
      applies = new Set(found.applies);
      place(answers);
      repeat(part("said"));
      for (const [, field] of lasts) field.max = now();
      remind.min = addInterval(now(), 1, "day");
      remind.max = addInterval(now(), 100, "year");
      plan();
      turn(true);
      // The back button leads to the questions. The history contains no answers.
      if (!shown()) history.pushState({ ...history.state, [key]: true }, "");
      [at, depth] = [location.href, history.length];
    };

    const back = () => (shown() && history.length === depth ? history.back() : turn(false));

    const clear = () => {
      empty();
      for (const field of [remind, ...lasts.map(([, field]) => field)])
        mark(Object.assign(field, { value: "" }), false);
      part("details").checked = false;
      uid = chosen = undefined;
      part("saved").textContent = "";
      choose();
    };

    const save = () => {
      const [date, done] = [note(), part("saved")];
      done.textContent = "";
      if (!date) {
        mark(remind, true);
        return focus(remind, remind.parentElement);
      }
      uid = uid || uuid();
      const { summary, description, file, done: words } = part("save").dataset;
      const names = all(".planner-row:not([hidden]) .planner-name").map(plain).concat(document.title);
      const text = osteon.calendar({
        date, summary, description: [description].concat(part("details").checked ? names : []).join("\n"),
        uid, stamp: new Date(),
      });
      const href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
      Object.assign(document.createElement("a"), { href, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60000);
      say(done, words);
    };

    begin();
    clear();
    if (restore()) choose();
    const on = (name, types, act) => types.forEach((type) => part(name).addEventListener(type, act));
    on("form", ["input"], choose);
    on("form", ["submit"], (event) => { event.preventDefault(); show(); });
    for (const [, field] of lasts) for (const type of ["input", "focusout"]) field.addEventListener(type, plan);
    on("remind", ["input"], () => { chosen = true; });
    on("remind", ["input", "focusout"], note);
    // The file contains the earlier choice, so it is outdated.
    on("reminder", ["input"], () => { part("saved").textContent = ""; });
    on("save", ["click"], save);
    on("edit", ["click"], back);
    on("clear", ["click"], () => { clear(); back(); });
    // A link within the page also changes the history, but is not the back button.
    addEventListener("popstate", () => { if (!result.hidden && location.href === at && !shown()) turn(false); });
    // After a reload at the result: restore the answers of this tab and the result.
    if (shown()) show();
  };

  document.querySelectorAll(".planner").forEach(start);
})();
