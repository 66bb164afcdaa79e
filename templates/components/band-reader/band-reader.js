// The band reader: says in which band of a table a measured number lies, or why the table does not hold for it. All its
// words stand in the page: this shows, hides and fills in. Answers stay in the fields.
"use strict";
(() => {
  const { fill, focus, form: questionsOf, program, read, truth, within } = osteon;

  /** The band of a number, unless the table does not hold for the reader, or too little is known to say that it does. */
  const reader = osteon.reader = ({ questions, refusals, bands, accepts }, answers) => {
    const those = (value) => refusals.filter(({ when }) => truth(when, questions, answers) === value).map(({ id }) => id);
    const [refused, undecided, measured] = [those(true), those(null), answers.number];
    if (refused.length) return { refused };
    if (undecided.length) return { undecided };
    if (measured === undefined || measured === null) return { number: "missing" };
    const band = Number.isFinite(measured) && within(accepts, measured) && bands.find(({ range }) => within(range, measured));
    return band ? { band: band.id } : { number: "implausible" };
  };

  /** How high a value stands on the chart: heights rise evenly from point to point, and no value stands beyond the ends. */
  const height = (points, value) => {
    const next = points.findIndex(([at]) => value < at);
    if (next < 1) return points[next ? points.length - 1 : 0][1];
    const [[low, from], [high, to]] = [points[next - 1], points[next]];
    return from + (value - low) / (high - low) * (to - from);
  };

  const start = (root) => {
    const data = program(root, "band-reader");
    const questions = questionsOf(root, "band-reader", data.questions);
    const { part, all, shown, legend, add } = questions;
    const [form, result, title, number, field] = ["form", "result", "title", "number", "field"].map(part);
    const svg = result.querySelector("svg");
    const description = svg && svg.querySelector("desc").textContent;

    /** Leaves out the questions that do not concern the reader, and a result that may not hold any more. */
    const choose = () => {
      result.hidden = true;
      root.classList.remove("band-reader-finished");
      questions.choose();
    };

    const mark = (wrong) => questions.flag(number, field, wrong);

    /** Marks the number on the chart. */
    const draw = (value, text) => {
      if (!svg) return;
      const mark = svg.querySelector("g") || document.createElementNS("http://www.w3.org/2000/svg", "g");
      const shape = (tag, attributes, words = "") => {
        const made = mark.appendChild(document.createElementNS("http://www.w3.org/2000/svg", tag));
        for (const name of Object.keys(attributes)) made.setAttribute(name, attributes[name]);
        made.textContent = words;
      };
      const { left, right, label } = part("figure").dataset;
      const [y, x] = [height(data.points, value), Number(right)];
      const foot = Math.min(y, svg.viewBox.baseVal.height - 20);
      mark.textContent = "";
      shape("path", { class: "chart-line chart-dashed", d: `M${left} ${y}H${x}` });
      shape("circle", { class: "chart-solid chart-dot", cx: left, cy: y, r: 6 });
      shape("path", { class: "chart-solid", d: `M${x - 2} ${y}l16 -8v16z` });
      shape("text", { class: "chart-strong", x: x + 22, y: foot + 1 }, text);
      shape("text", { x: x + 22, y: foot + 18 }, label);
      svg.append(mark);
      svg.querySelector("desc").textContent = description + title.textContent;
    };

    const show = () => {
      choose();
      const answers = { ...questions.said(), number: read(number) };
      const { band, refused, undecided, number: unread } = reader(data, answers);
      const wrong = questions.wrong();
      mark(Boolean(unread));
      // Whoever the table does not hold for is told so, whatever the number is.
      if (!refused && (wrong || unread)) return focus(wrong || field, (wrong || field).closest("fieldset, .band-reader-number"));
      const digits = (field.value.normalize("NFKC").split(/[.,\u3002]/)[1] || "").trim().length;
      const text = Number.isFinite(answers.number) ? answers.number.toFixed(digits).replace("-", "\u2212") : field.value.trim();
      for (const one of all(".band-reader-band")) one.hidden = one.dataset.id !== band;
      const name = band && part("band:not([hidden]) .band-reader-name").textContent;
      title.textContent = fill(title.dataset[band ? "band" : refused ? "refused" : "undecided"], { number: text, band: name });
      part("positive").hidden = !band || !signed || answers.number <= 0;
      part("found").hidden = !band;
      part("open").hidden = !undecided;
      const [open, reasons, list] = [part("open").querySelector("ul"), part("reasons"), part("said")];
      for (const filled of [open, reasons]) filled.textContent = "";
      for (const id of refused || undecided || []) {
        const reason = all("[data-refusal]").find((one) => one.dataset.refusal === id);
        reasons.append(...[...reason.childNodes].map((node) => node.cloneNode(true)));
      }
      for (const [id, fieldset] of shown()) if ([undefined, "unsure"].includes(read(fieldset))) add(open, "li", legend(id));
      questions.repeat(list);
      add(list, "dt", number.querySelector("label").textContent);
      add(list, "dd", text || list.dataset.none);
      result.hidden = false;
      root.classList.add("band-reader-finished");
      if (band) draw(answers.number, text);
      focus(title, result);
    };

    const clear = () => {
      questions.clear();
      field.value = "";
      mark(false);
      choose();
    };

    // Where numbers may be negative: the keys for decimals have no minus on some phones, and a minus is easily left out.
    const signed = data.bands.some(({ range }) => Object.values(range).some((end) => end < 0));
    questions.begin();
    clear();
    part("sign").hidden = !signed;
    form.addEventListener("input", choose);
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    part("sign").addEventListener("click", () => {
      const plain = field.value.normalize("NFKC").trim();
      field.value = /^[-\u2010-\u2015\u2212]/.test(plain) ? plain.slice(1) : `\u2212${plain}`;
      choose();
      field.focus();
    });
    part("clear").addEventListener("click", () => { clear(); focus(form.querySelector("legend, label"), root); });
  };

  document.querySelectorAll(".band-reader").forEach(start);
})();
