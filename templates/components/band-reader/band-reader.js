// The band reader: shows in which band of a table the measured numbers are, or why the table gives this reader no band.
// Care cards come before the result. All texts are in the page: the script shows, hides and fills them in. The answers
// stay in the input fields.
"use strict";
(() => {
  const { again, fill, focus, form: questionsOf, plain, program, read, truth, within } = osteon;

  // For each measure, the index of the band that contains its number: undefined without a number, -1 if it is
  // implausible.
  const places = ({ measures, bands }, { number, numbers = {} }) => measures.map(({ id, accepts, whole }, at) => {
    const own = id === undefined ? number : numbers[id];
    if (own === undefined || own === null) return undefined;
    const fits = Number.isFinite(own) && within(accepts, own) && (!whole || Number.isInteger(own));
    return fits ? bands.findIndex(({ ranges }) => ranges[at] && within(ranges[at], own)) : -1;
  });

  // The result for a reader for whom the table is valid. `found` has the band of each number, as `places` returns it.
  const verdict = ({ measures, decides, bands }, found) => {
    const those = (test) => measures.filter((own, at) => test(found[at])).map(({ id }) => id);
    const [several, rows] = [measures.some(({ id }) => id !== undefined), found.filter((row) => row >= 0)];
    if (found.includes(-1)) return { number: "implausible", ...several && { of: those((row) => row === -1) } };
    if (!rows.length) return { number: "missing" };
    const row = (decides === "first" ? Math.min : Math.max)(...rows);
    return {
      band: bands[row].id,
      ...several && { by: those((own) => own === row), missing: those((own) => own === undefined) },
    };
  };

  // The result: the band of the numbers, or why there is no band. There is none if a refusal holds, or if it is unknown
  // whether one holds. `care` are the ids of the bands whose care cards come before the result.
  const reader = osteon.reader = (tool, answers) => {
    const { questions, refusals, bands } = tool;
    const those = (value) => refusals.filter(({ when }) => truth(when, questions, answers) === value);
    const [refused, undecided, found] = [those(true), those(null), places(tool, answers)];
    const ids = (list) => list.map(({ id }) => id);
    // If a refusal holds, the number has another meaning, so care cards are hidden. They stay if every refusal that
    // holds keeps them, or if it is only unknown whether a refusal holds.
    const care = refused.every((refusal) => refusal["keeps-care"])
      ? ids(bands.filter((band, row) => band.care && found.includes(row))) : [];
    const said = refused.length ? { refused: ids(refused) }
      : undecided.length ? { undecided: ids(undecided) } : verdict(tool, found);
    return { ...said, ...care.length && { care } };
  };

  // The position of a value on the chart. It is linear between two `points`, and never outside the first and the last.
  const height = (points, value) => {
    const next = points.findIndex(([at]) => value < at);
    if (next < 1) return points[next ? points.length - 1 : 0][1];
    const [[low, from], [high, to]] = [points[next - 1], points[next]];
    return from + (value - low) / (high - low) * (to - from);
  };

  const start = (root) => {
    const data = program(root, "band-reader");
    const questions = questionsOf(root, "band-reader", data);
    const { part, all, shown, legend, add } = questions;
    const [form, result, title, by] = ["form", "result", "title", "by"].map(part);
    const numbers = all(".band-reader-number").map((box, at) => ({
      box, at, ...data.measures[at], field: box.querySelector(".band-reader-field"), name: box.dataset.name,
      label: box.querySelector("label").textContent,
    }));
    const figures = new Map(all(".band-reader-figure").map((figure) => [Number(figure.dataset.measure), figure]));
    const descriptions = new Map([...figures]
      .map(([at, figure]) => [at, figure.querySelector(".visually-hidden").textContent]));
    const box = part("care");

    /** What the reader has entered, in the form that `osteon answer` reads. */
    const given = () => {
      const answers = questions.said();
      for (const { id, box } of numbers) {
        const value = read(box);
        if (value === undefined) continue;
        if (id === undefined) answers.number = value;
        else answers.numbers = { ...answers.numbers, [id]: value };
      }
      return answers;
    };

    // Shows the care cards of these bands. If they are shown already, does not touch them: screen readers have read
    // them.
    const warn = (ids) => {
      if (!box || [...box.children].map((card) => card.dataset.band).join() === ids.join()) return;
      const cards = all(".band-reader-whole [data-care]").filter((card) => ids.includes(card.dataset.care));
      box.replaceChildren(...cards.map((card) => {
        const copy = document.createElement("div");
        copy.dataset.band = card.dataset.care;
        copy.append(...again(card));
        return copy;
      }));
    };

    // Hides questions that are not asked of the reader, and hides the result, because it no longer fits the answers.
    const choose = () => {
      result.hidden = true;
      root.classList.remove("band-reader-finished");
      questions.choose();
    };

    /** The number as the result shows it: with as many decimals as the reader typed. */
    const shownAs = ({ field, box }) => {
      const value = read(box);
      const digits = (field.value.normalize("NFKC").split(/[.,\u3002]/)[1] || "").trim().length;
      return Number.isFinite(value) ? value.toFixed(digits).replace("-", "\u2212") : field.value.trim();
    };

    /** Marks a number on the chart of its measure: a flag beside the strip, and the number as text in its step. */
    const draw = ({ at, points, box }, text) => {
      const figure = figures.get(at);
      if (!figure) return;
      figure.hidden = !text;
      for (const old of figure.querySelectorAll(".band-reader-flag")) old.remove();
      if (!text) return;
      const down = height(points, read(box));
      const steps = figure.querySelectorAll(".chart-scale-step");
      // A number at the boundary of two steps belongs to only one of the two bands.
      const row = data.bands[places(data, given())[at]];
      const holds = (step) => Boolean(row && step && step.dataset.bands.split(" ").includes(row.id));
      const floor = Math.min(Math.floor(down), steps.length - 1);
      const place = !holds(steps[floor]) && holds(steps[floor - 1]) ? floor - 1 : floor;
      const shape = (parent, tag, attributes, words = "") => {
        const made = parent.appendChild(document.createElementNS("http://www.w3.org/2000/svg", tag));
        for (const name of Object.keys(attributes)) made.setAttribute(name, attributes[name]);
        made.textContent = words;
        return made;
      };
      const flag = shape(steps[place].querySelector("svg"), "svg", {
        class: "band-reader-flag", y: `${(down - place) * 100}%`, overflow: "visible",
      });
      shape(flag, "line", { class: "chart-scale-pole", x1: "-.6em", x2: "100%" });
      shape(flag, "rect", {
        class: "chart-scale-flag", x: "-4.4em", y: "-.9em", width: "3.9em", height: "1.8em", rx: ".3em",
      });
      shape(flag, "text", { class: "chart-scale-flag-text", x: "-2.45em", dy: ".35em" }, text);
      const said = steps[place].querySelector(".chart-scale-name").appendChild(document.createElement("p"));
      said.className = "band-reader-flag";
      said.textContent = `${figure.dataset.label} ${text}`;
      figure.querySelector(".visually-hidden").textContent = descriptions.get(at) + title.textContent;
    };

    /** If there are several numbers, explains which of them decides the band, and which is missing. */
    const explain = ({ by: own, missing }) => {
      by.hidden = !own || numbers.length < 2;
      if (by.hidden) return;
      const names = (ids) => numbers.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
        .join(title.dataset.join);
      const said = fill(own.length === numbers.length ? by.dataset.all : by.dataset.one, { measures: names(own) });
      by.textContent = said + (missing.length ? fill(by.dataset.missing, { measures: names(missing) }) : "");
    };

    const show = () => {
      choose();
      const answers = given();
      const found = reader(data, answers);
      const { band, refused, undecided, number, care = [], of } = found;
      warn(care);
      const wrong = questions.wrong();
      for (const own of numbers) questions.flag(own.box, own.field, Boolean(number) && (!of || of.includes(own.id)));
      // If the table is not valid for the reader, the reason is shown, even if a number is wrong or missing.
      if (!refused && (wrong || number)) {
        const field = wrong || numbers.find(({ id }) => !of || of.includes(id)).field;
        return care.length ? focus(box.querySelector(".care-card-heading"), box)
          : focus(field, field.closest("fieldset, .band-reader-number"));
      }
      const texts = numbers.map(shownAs);
      for (const one of all(".band-reader-band")) one.hidden = one.dataset.id !== band;
      const name = band && plain(part("band:not([hidden]) .band-reader-name"));
      const named = numbers.map((own, at) => texts[at]
        && (numbers.length > 1 ? fill(title.dataset.each, { measure: own.name, range: texts[at] }) : texts[at]));
      title.textContent = fill(title.dataset[band ? "band" : refused ? "refused" : "undecided"], {
        number: named.filter(Boolean).join(title.dataset.join), band: name,
      });
      explain(found);
      part("positive").hidden = !band || !numbers.some((own) => signed(own) && read(own.box) > 0);
      part("found").hidden = !band;
      part("open").hidden = !undecided;
      const [open, reasons, list] = [part("open").querySelector("ul"), part("reasons"), part("said")];
      for (const filled of [open, reasons]) filled.textContent = "";
      for (const id of refused || undecided || []) {
        const reason = all("[data-refusal]").find((one) => one.dataset.refusal === id);
        reasons.append(...[...reason.childNodes].map((node) => node.cloneNode(true)));
      }
      for (const [id, fieldset] of shown())
        if ([undefined, "unsure"].includes(read(fieldset))) add(open, "li", legend(id));
      questions.repeat(list);
      numbers.forEach(({ label }, at) => {
        add(list, "dt", label);
        add(list, "dd", texts[at] || list.dataset.none);
      });
      result.hidden = false;
      root.classList.add("band-reader-finished");
      if (band) numbers.forEach((own, at) => draw(own, texts[at]));
      if (care.length) focus(box.querySelector(".care-card-heading"), box);
      else focus(title, result);
    };

    const clear = () => {
      questions.clear();
      for (const { box, field } of numbers) {
        field.value = "";
        questions.flag(box, field, false);
      }
      warn([]);
      choose();
    };

    // True if the number can be negative. A button for the sign is then shown, because on some phones the keyboard for
    // decimals has no minus, and readers easily forget it.
    const signed = ({ at }) => data.bands.some(({ ranges }) => Object.values(ranges[at] || {}).some((end) => end < 0));
    questions.begin();
    clear();
    if (questions.restore()) {
      choose();
      warn(reader(data, given()).care || []);
    }
    for (const own of numbers) {
      const sign = own.box.querySelector(".band-reader-sign");
      sign.hidden = !signed(own);
      sign.addEventListener("click", () => {
        const plain = own.field.value.normalize("NFKC").trim();
        own.field.value = /^[-\u2010-\u2015\u2212]/.test(plain) ? plain.slice(1) : `\u2212${plain}`;
        choose();
        warn(reader(data, given()).care || []);
        own.field.focus();
      });
    }
    form.addEventListener("input", () => {
      choose();
      // While a number is typed, it is not complete. So no new care card is shown, and cards that no longer fit are
      // removed.
      const { care = [] } = reader(data, given());
      const before = box ? [...box.children].map((card) => card.dataset.band) : [];
      warn(before.filter((id) => care.includes(id)));
    });
    form.addEventListener("change", () => warn(reader(data, given()).care || []));
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    part("clear").addEventListener("click", () => { clear(); focus(form.querySelector("legend, label"), root); });
  };

  document.querySelectorAll(".band-reader").forEach(start);
})();
