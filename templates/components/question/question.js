// Questions on the page: reads their fieldsets, and shows their error messages. The answers are stored only in the
// input fields.
"use strict";
{
  const { answer, follow, number, within } = osteon;

  const long = osteon.long = (date) =>
    new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const field = (fieldset) => fieldset.querySelector("[type=text]");

  /** The answer in a fieldset: a word, or a number (NaN if the text is not a number). Undefined without an answer. */
  const read = (fieldset) => {
    const chosen = fieldset.querySelector(":checked");
    if (chosen) return chosen.value;
    const text = field(fieldset);
    const typed = text ? text.value.trim() : "";
    const unit = fieldset.querySelector(".question-unit");
    return typed
      ? number(unit && typed.endsWith(unit.textContent) ? typed.slice(0, -unit.textContent.length) : typed)
      : undefined;
  };

  /** Writes an answer to a fieldset. If `value` is undefined, clears the fieldset. */
  const write = (fieldset, value) => {
    for (const input of fieldset.querySelectorAll("input")) {
      if (input.type === "text") input.value = typeof value === "number" ? value : "";
      else input.checked = input.value === value;
    }
    mark(fieldset, false);
  };

  /** Shows or hides the error message at the field for a number. */
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

  // Reads the fieldset of a question, and shows a message if its number is wrong. Returns the wrong field, or
  // undefined.
  const check = (fieldset, { accepts }) => {
    const value = read(fieldset);
    const wrong = typeof value === "number" && (Number.isNaN(value) || !within(accepts, value));
    mark(fieldset, wrong);
    return wrong ? field(fieldset) : undefined;
  };

  // Prepares a fieldset. Its hints become its description for screen readers. It starts empty, even if the browser kept
  // earlier input. Typing a number removes "not sure", and "not sure" removes the number.
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

  /** The sex and the age that the reader has entered. What is missing or not plausible is left out. */
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

  // Follows the answers in these fieldsets. `known` says for each question whether it is asked. Only fieldsets that
  // change are read again, because reading all of them at each step would be slow if there are many.
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

  Object.assign(osteon, { read, write, check, ready, facts, years, track });
}
