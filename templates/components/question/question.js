// Questions on the page: reading a fieldset, its error messages, and a form of such fieldsets, as planner and band
// reader use it. The input fields are the only place where answers are stored.
"use strict";
{
  const { answer, fill, follow, number, plain, store, survey, within } = osteon;

  const long = osteon.long = (date) => new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const field = (fieldset) => fieldset.querySelector("[type=text]");

  /** The answer in a fieldset: a word, a number (NaN if it is not valid), or undefined. */
  const read = (fieldset) => {
    const chosen = fieldset.querySelector(":checked");
    if (chosen) return chosen.value;
    const text = field(fieldset);
    const typed = text ? text.value.trim() : "";
    const unit = fieldset.querySelector(".question-unit");
    return typed ? number(unit && typed.endsWith(unit.textContent) ? typed.slice(0, -unit.textContent.length) : typed) : undefined;
  };

  /** Writes an answer to a fieldset; undefined clears it. */
  const write = (fieldset, value) => {
    for (const input of fieldset.querySelectorAll("input")) {
      if (input.type === "text") input.value = typeof value === "number" ? value : "";
      else input.checked = input.value === value;
    }
    mark(fieldset, false);
  };

  /** Shows or hides the error message of a number. */
  const mark = (fieldset, wrong) => {
    const text = field(fieldset);
    if (!text) return;
    const message = fieldset.querySelector(".question-error");
    message.hidden = !wrong;
    message.id = `${fieldset.querySelector("[type=checkbox]").name}:`;
    for (const [name, value] of [["aria-invalid", "true"], ["aria-describedby", message.id]]) {
      if (wrong) text.setAttribute(name, value);
      else text.removeAttribute(name);
    }
  };

  /** Reads the fieldset of a question and shows a message for a wrong value. Returns the wrong field, or undefined. */
  const check = (fieldset, { accepts }) => {
    const value = read(fieldset);
    const wrong = typeof value === "number" && (Number.isNaN(value) || !within(accepts, value));
    mark(fieldset, wrong);
    return wrong ? field(fieldset) : undefined;
  };

  /** Prepares a fieldset: its hints describe it; it starts empty, even if the browser kept earlier input; "not sure" and a number exclude each other. */
  const ready = (fieldset) => {
    const hints = [...fieldset.querySelectorAll(".question-hint")];
    const { name } = fieldset.querySelector(".question-answers input");
    hints.forEach((hint, at) => { hint.id = `${name}:${at}`; });
    if (hints.length) fieldset.setAttribute("aria-describedby", hints.map(({ id }) => id).join(" "));
    for (const input of fieldset.querySelectorAll("input")) input.autocomplete = "off";
    write(fieldset);
    const text = field(fieldset);
    if (!text) return;
    const box = fieldset.querySelector("[type=checkbox]");
    text.addEventListener("input", () => { box.checked = false; });
    box.addEventListener("input", () => {
      if (box.checked) text.value = "";
      mark(fieldset, false);
    });
  };

  /** Sex and age from the component `tool`; missing or implausible values are omitted. */
  const years = { accepts: { "at-least": 0, "at-most": 120 } };
  const facts = (root) => {
    const said = {};
    for (const fact of ["sex", "age"]) {
      const fieldset = root.querySelector(`[data-question=":${fact}"]`);
      const value = fieldset ? read(fieldset) : undefined;
      if (value === undefined || value === "unsure") continue;
      if (fact === "sex") said.sex = value;
      else if (typeof value === "string") {
        const [from, to] = value.split("-");
        said.age = [Number(from), to ? Number(to) : null];
      } else if (value >= 0 && value <= 120) said.age = value;
    }
    return said;
  };

  // Tracks the answers in these fieldsets, and whether each question is asked (`known`). Only changed fieldsets are
  // read, because reading all of them at each step is slow if there are many.
  const track = (root, questions, sets) => {
    const answers = { answers: Object.create(null) };
    const { known, all, change } = follow(questions, answers);
    const places = new Map(sets.map((set, at) => [set, at]));
    const take = (at) => {
      const { id } = questions[at];
      const value = answer(questions[at], { answers: { [id]: read(sets[at]) } });
      if (value === undefined) delete answers.answers[id];
      else answers.answers[id] = value;
    };
    const takeAll = () => {
      delete answers.sex;
      delete answers.age;
      Object.assign(answers, facts(root));
      sets.forEach((set, at) => take(at));
      all();
    };
    const changed = (set) => {
      if (!places.has(set)) return takeAll();
      take(places.get(set));
      return change(places.get(set));
    };
    return { answers, known, takeAll, changed };
  };

  /** A tool whose questions are on one form. */
  const form = (root, name, { id, questions }) => {
    const part = (own) => root.querySelector(`.${name}-${own}`);
    const all = (selector) => [...root.querySelectorAll(selector)];
    const fieldsets = new Map(all("[data-question]").map((fieldset) => [fieldset.dataset.question, fieldset]));
    const shown = () => [...fieldsets].filter(([, fieldset]) => !fieldset.parentElement.hidden);
    const legend = (id) => plain(fieldsets.get(id).querySelector("legend"));
    const add = (list, tag, text) => { list.appendChild(document.createElement(tag)).textContent = text; };

    const said = () => {
      const answers = {};
      for (const { id } of questions) {
        const value = read(fieldsets.get(id));
        if (value !== undefined && !Number.isNaN(value)) answers[id] = value;
      }
      const { age, ...sex } = facts(root);
      return { ...sex, ...age >= 0 && { age: Math.floor(age) }, answers };
    };

    /** Hides the questions that do not apply to the reader. */
    const choose = () => {
      const known = survey(questions, said());
      questions.forEach(({ id }, at) => { fieldsets.get(id).parentElement.hidden = known[at] !== true; });
    };

    /** Shows an error message at each invalid field; returns the first one, or undefined. */
    const wrong = () => {
      const known = new Map([{ id: ":age", ...years }, ...questions].map((question) => [question.id, question]));
      return shown().map(([id, fieldset]) => known.has(id) && check(fieldset, known.get(id))).find(Boolean);
    };

    /** Repeats the answers and says on which day they were given, for the printed page. */
    const repeat = (list) => {
      list.textContent = "";
      const day = list.previousElementSibling;
      if (day.dataset.day) day.textContent = fill(day.dataset.day, { date: long(Date.now()) });
      for (const [id, fieldset] of shown()) {
        const [box, typed] = [":checked", "[type=text]"].map((selector) => fieldset.querySelector(selector));
        add(list, "dt", legend(id));
        add(list, "dd", box ? box.parentElement.textContent : typed && typed.value.normalize("NFKC") || list.dataset.none);
      }
    };

    /** Shows or hides the error message at a field of the tool, within this element. */
    const flag = (box, own, wrong) => {
      box.querySelector(".question-error").hidden = !wrong;
      if (wrong) own.setAttribute("aria-invalid", "true");
      else own.removeAttribute("aria-invalid");
    };

    // The content of the input fields, stored for this tab: each by its question or id, a radio button also by its
    // value.
    const tab = store(`${name}:${id}`, "1", "sessionStorage");
    const kept = new Map(all(`input:not(.${name}-unkept)`).map((input) => {
      const own = input.closest("[data-question]");
      const is = /radio|checkbox/.test(input.type);
      return [`${own ? own.dataset.question : input.id}${is ? `=${input.value}` : ""}`, [input, is ? "checked" : "value"]];
    }));
    const before = Object.entries(tab.load().answers || {}).filter(([key]) => kept.has(key));
    const save = () => tab.keep(Object.fromEntries([...kept].map(([key, [input, what]]) => [key, input[what]]).filter(([, value]) => value)));
    /** Restores the answers that this tab has stored; returns true if there were any. */
    const restore = () => {
      for (const [key, value] of before) {
        const [input, what] = kept.get(key);
        input[what] = value;
      }
      if (before.length) save();
      return before.length > 0;
    };

    const clear = () => {
      fieldsets.forEach((fieldset) => write(fieldset));
      tab.drop();
    };

    /** Shows the form, with headings one level below the heading that contains the tool. */
    const begin = () => {
      const own = part("form");
      const above = [...document.querySelectorAll("h1, h2, h3, h4")].filter((one) => one.compareDocumentPosition(own) & 4).pop();
      for (const heading of all("[data-level]")) {
        heading.setAttribute("role", "heading");
        heading.setAttribute("aria-level", Number(above ? above.tagName[1] : 1) + Number(heading.dataset.level));
      }
      fieldsets.forEach(ready);
      root.classList.add(`${name}-ready`);
      root.addEventListener("input", save);
      tab.warn(root);
      for (const hidden of [own, ...all(".tool-facts")]) hidden.hidden = false;
      part("print").addEventListener("click", () => { root.classList.add(`${name}-printing`); print(); });
      addEventListener("afterprint", () => root.classList.remove(`${name}-printing`));
    };

    return { part, all, shown, legend, add, said, choose, wrong, repeat, flag, clear, begin, restore };
  };

  Object.assign(osteon, { read, write, check, ready, facts, form, track });
}
