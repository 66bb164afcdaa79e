// A form of questions, which planner and band reader share: decides which questions are shown, shows error messages,
// and stores the answers until the tab is closed.
"use strict";
{
  const { again, check, facts, fill, long, plain, read, ready, store, survey, write, years } = osteon;

  /** Prepares the form of a tool that shows all questions at once. Returns functions for the script of the tool. */
  osteon.form = (root, name, { id, questions }) => {
    const part = (own) => root.querySelector(`.${name}-${own}`);
    const all = (selector) => [...root.querySelectorAll(selector)];
    // To keep the page small, only the first yes-or-no question contains its answers. The others get copies.
    const first = questions.find((question) => (question.answer || "yes-no") === "yes-no");
    for (const box of all(".question-answers:empty")) {
      box.append(...again(root.querySelector(`[data-question="${first.id}"] .question-answers`)));
      for (const input of box.querySelectorAll("input"))
        input.name = `${name}:${id}/${box.parentElement.dataset.question}`;
    }
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

    /** Hides the questions that are not asked of the reader, and shows the others. */
    const choose = () => {
      const known = survey(questions, said());
      questions.forEach(({ id }, at) => { fieldsets.get(id).parentElement.hidden = known[at] !== true; });
    };

    /** Shows an error message at each invalid field. Returns the first such field; undefined if all are valid. */
    const wrong = () => {
      const known = new Map([{ id: ":age", ...years }, ...questions].map((question) => [question.id, question]));
      return shown().map(([id, fieldset]) => known.has(id) && check(fieldset, known.get(id))).find(Boolean);
    };

    /** Lists the answers, and says on which day they were given. This is for readers who print the page. */
    const repeat = (list) => {
      list.textContent = "";
      const day = list.previousElementSibling;
      if (day.dataset.day) day.textContent = fill(day.dataset.day, { date: long(Date.now()) });
      for (const [id, fieldset] of shown()) {
        const [box, typed] = [":checked", "[type=text]"].map((selector) => fieldset.querySelector(selector));
        add(list, "dt", legend(id));
        add(list, "dd", box ? box.parentElement.textContent
          : typed && typed.value.normalize("NFKC") || list.dataset.none);
      }
    };

    /** Shows or hides the error message about the field `own`. The message is in the element `box`. */
    const flag = (box, own, wrong) => {
      box.querySelector(".question-error").hidden = !wrong;
      if (wrong) own.setAttribute("aria-invalid", "true");
      else own.removeAttribute("aria-invalid");
    };

    // The input fields whose content is stored for this tab. The key is the id of the question or field; for a radio
    // button or checkbox, also its value.
    const tab = store(`${name}:${id}`, "1", "sessionStorage");
    const kept = new Map(all(`input:not(.${name}-unkept)`).map((input) => {
      const own = input.closest("[data-question]");
      const is = /radio|checkbox/.test(input.type);
      return [
        `${own ? own.dataset.question : input.id}${is ? `=${input.value}` : ""}`,
        [input, is ? "checked" : "value"],
      ];
    }));
    const before = Object.entries(tab.load().answers || {}).filter(([key]) => kept.has(key));
    const save = () => tab.keep(Object.fromEntries(
      [...kept].map(([key, [input, what]]) => [key, input[what]]).filter(([, value]) => value),
    ));
    /** Fills in the answers that are stored for this tab. Returns true if any were stored. */
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

    /** Shows the form. Its headings are one level below the heading on the page that contains the tool. */
    const begin = () => {
      const own = part("form");
      const above = [...document.querySelectorAll("h1, h2, h3, h4")]
        .filter((one) => one.compareDocumentPosition(own) & 4).pop();
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
}
