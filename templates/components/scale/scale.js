// The calculator of a validated scale: computes the value with exact decimal numbers, and shows the page's text for it.
// What the reader enters stays in the fields.
"use strict";
{
  const { again, fill, focus, number, plain, program, read, ready, within, write } = osteon;

  // Inputs are integers in units of 10⁻¹², products are integers in units of 10⁻²⁴. With binary floating-point numbers,
  // 0.2 × 43 − 0.2 × 48 would be less than −1.
  const ONE = 10n ** 24n;
  const parse = (digits) => {
    const found = /^([-+]?\d{1,12})(?:\.(\d{0,12}?)0*)?$/.exec(digits);
    return found && BigInt(found[1] + (found[2] || "").padEnd(12, "0"));
  };
  const factor = (digits) => parse(digits) ?? parse(`${Number(digits)}`);
  const cut = (value) => value / ONE * ONE;
  const shown = (value) => {
    const size = value < 0n ? -value : value;
    return (value < 0n ? "-" : "") + size / ONE + `.${`${size % ONE}`.padStart(24, "0")}`.replace(/\.?0+$/, "");
  };
  const ROUND = {
    none: (sum) => sum,
    nearest: (sum) => cut(sum < 0n ? sum - ONE / 2n : sum + ONE / 2n),
    truncate: cut,
    "truncate-each-term": (sum) => sum,
  };

  // Computes the scale. `given` has decimal digits by id of the input. Returns the value and its cut-off, or the id of
  // the first input that is missing or not plausible.
  const scale = osteon.scale = ({ inputs, constant, rounding, "cut-offs": cuts }, given) => {
    let sum = factor(constant) * 10n ** 12n;
    for (const { id, weight, accepts } of inputs) {
      const value = parse(given[id]);
      if (value === null || !within(accepts, Number(shown(value * 10n ** 12n)))) return { input: id };
      const term = factor(weight) * value;
      sum += rounding === "truncate-each-term" ? cut(term) : term;
    }
    const value = shown(ROUND[rounding](sum));
    const own = cuts.find(({ range }) => within(range, Number(value)));
    return { value, "cut-off": own ? own.id : null };
  };

  const start = (root, at) => {
    const data = program(root, "scale");
    const part = (name) => root.querySelector(`.scale-${name}`);
    const all = (selector, from = root) => [...from.querySelectorAll(selector)];
    const [form, who, told, inputs, result, title] = ["form", "who", "told", "inputs", "result", "title"].map(part);
    const [actions, question, missing] = [".tool-actions", ".question", ".question-error"]
      .map((own) => root.querySelector(own));
    const fields = data.inputs.map((input) => [input, root.querySelector(`[data-input="${input.id}"]`)]);
    const field = (box) => box.querySelector("input");
    const minus = (digits) => digits.replace("-", "\u2212");

    /** Sets the attributes of an element. An attribute without a value is removed. */
    const set = (element, attributes) => {
      for (const [key, value] of Object.entries(attributes)) {
        if (value) element.setAttribute(key, value);
        else element.removeAttribute(key);
      }
    };
    const id = (element, name) => { element.id = `scale:${at}:${name}`; return element.id; };

    /** Shows or hides the error message at a field. */
    const mark = (box, wrong) => {
      const message = box.querySelector(".question-error");
      message.hidden = !wrong;
      set(field(box), { "aria-invalid": wrong && "true", "aria-describedby": wrong && id(message, box.dataset.input) });
    };

    /** Shows or hides the message that the question "is the scale valid for you?" must be answered first. */
    const miss = (wrong) => {
      missing.hidden = !wrong;
      set(question, {
        "aria-describedby": [...wrong ? [id(missing, "choose")] : [], id(part("population"), "who")].join(" "),
      });
    };

    // If the scale is not valid for the reader, says so at once. Hides the result, because it no longer fits the input.
    const choose = () => {
      const said = read(question);
      const words = told.dataset[said] || "";
      if (told.textContent !== words) told.textContent = words;
      if (said) miss(false);
      inputs.hidden = actions.firstElementChild.hidden = Boolean(words);
      result.hidden = true;
    };

    const show = () => {
      choose();
      if (told.textContent) return;
      miss(read(question) !== "yes");
      const given = {};
      for (const [{ id }, box] of fields) given[id] = `${number(field(box).value)}`;
      const wrong = fields.filter(([input, box]) => {
        const bad = "input" in scale({ ...data, inputs: [input] }, given);
        mark(box, bad);
        return bad;
      }).map(([, box]) => box);
      if (!missing.hidden) return focus(field(question), who);
      if (wrong.length) return focus(field(wrong[0]), wrong[0]);
      const { value, "cut-off": own } = scale(data, given);
      const row = all("tbody").pop().rows[data["cut-offs"].findIndex(({ id }) => id === own)];
      const name = row ? plain(row.cells[0]) : "";
      title.textContent = fill(row ? title.dataset.found : title.dataset.outside, { value: minus(value), name });
      part("meaning").replaceChildren(...row ? again(row.cells[2]) : []);
      part("sum").replaceChildren(...again(part("formula")));
      for (const term of all("[data-term]", part("sum"))) term.textContent = minus(given[term.dataset.term]);
      part("raw").textContent = minus(scale({ ...data, rounding: "none" }, given).value);
      part("again").replaceChildren(...again(part("limits")));
      result.hidden = false;
      focus(title, result);
    };

    const clear = () => {
      write(question);
      miss(false);
      for (const [, box] of fields) {
        field(box).value = "";
        mark(box, false);
      }
      choose();
    };

    // If the scale's own heading has no level, headings are one level below the last heading before the scale.
    const own = part("heading").tagName;
    const above = [...document.querySelectorAll("h1, h2, h3, h4")]
      .filter((one) => one.compareDocumentPosition(root) === 4).pop();
    const base = Number((own === "P" ? above : part("heading")).tagName[1]) + (own === "P");
    for (const heading of all("p[data-level]")) {
      set(heading, { role: "heading", "aria-level": base + Number(heading.dataset.level) });
    }
    ready(question);
    clear();
    root.classList.add("scale-ready");
    for (const own of [who, inputs, actions]) own.hidden = false;
    form.addEventListener("input", choose);
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    part("clear").addEventListener("click", () => { clear(); focus(question.querySelector("legend"), who); });
  };

  [...document.querySelectorAll(".scale")].filter((root) => root.querySelector(".scale-program")).forEach(start);
}
