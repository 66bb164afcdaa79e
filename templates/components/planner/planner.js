// The planner: shows the rows of a schedule that apply to a reader, and makes a reminder for a calendar. All texts are
// in the page: the script copies, shows, hides and fills them in. The answers stay in the input fields. The calendar
// file is made only if the reader wants it, and contains no answers.
"use strict";
(() => {
  const {
    addInterval, again, due, fill, focus, form: questionsOf, iso, make, plain, planner, program, say,
    survey, truth, uuid,
  } = osteon;

  // Builds the empty result from the schedule on the page: red flags, default text, and rows with a field for a date
  // each.
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
  /** What must be known to decide a condition that is unknown: ":sex", ":age", or the ids of questions. */
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
    // For each row with a field for the date of the last examination: the box around the field, the field, and the row.
    const lasts = all("[data-last]").map((box) => [box, box.querySelector("input"), rows.get(box.dataset.last)]);
    const long = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeZone: "UTC" });
    const inWords = (date) => long.format(new Date(date));
    const now = () => iso(new Date(Date.now() - new Date().getTimezoneOffset() * 60000));
    // `found` is the result, `applies` the ids of the rows that apply. `at` is the address at which the result was
    // shown, `depth` the length of the history at that time.
    let [found, applies] = [];
    let [at, depth] = [];
    const key = `planner:${data.id}`;
    const shown = () => Boolean(history.state && history.state[key]);
    // `uid` is the id of the reminder in its file. `chosen` is true if the reader has chosen the date of the reminder.
    let [uid, chosen] = [];

    const mark = (field, wrong) => flag(field.parentElement, field, wrong);

    /** The date in a field, or "" if it is not valid. While the reader types, no message says that it is not valid. */
    const day = (field, test) => {
      const wrong = field.validity.badInput || field.value && !test(field.value);
      if (!wrong || document.activeElement !== field) mark(field, wrong);
      return wrong ? "" : field.value;
    };

    // Shows the date of the reminder also as text, because some phones cannot open the file. Returns the date, or "".
    const note = () => {
      const date = day(remind, (value) => value > now() && value <= remind.max);
      part("copy").hidden = !date;
      part("day").textContent = date && inWords(date);
      return date;
    };

    /** Says for each row when the next examination is due. Proposes the earliest of these dates for the reminder. */
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
        // Screen readers read out a live region each time it is written, so it is written only if the text changes.
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
        // The red flags that the reader raised come before those that the reader answered "not sure".
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

    /** Shows the result instead of the questions; if `done` is false, the questions instead of the result. */
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
      // The browser's back button then leads to the questions. The history contains no answers.
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
    // If the reader changes the choice, the file no longer fits, so the message about it is removed.
    on("reminder", ["input"], () => { part("saved").textContent = ""; });
    on("save", ["click"], save);
    on("edit", ["click"], back);
    on("clear", ["click"], () => { clear(); back(); });
    // Following a link within the page also changes the history, but must not close the result.
    addEventListener("popstate", () => { if (!result.hidden && location.href === at && !shown()) turn(false); });
    // After the page was reloaded at the result: the answers stored for this tab are restored, so the result is shown
    // again.
    if (shown()) show();
  };

  document.querySelectorAll(".planner").forEach(start);
})();
