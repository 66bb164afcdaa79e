// A simulated reader of a questionnaire, with a mouse or only the keyboard, in Chromium (playwright) or Firefox
// (puppeteer). Uses only the functions that both have: page.click, page.keyboard.press, page.keyboard.type, and
// page.evaluate with one argument.
const TABS = 80;

export class Reader {
  /** `number`: index of the questionnaire on the page, from 0. `say`: receives complaints. */
  constructor(page, { keyboard = false, number = 0, say }) {
    Object.assign(this, { page, keyboard, number, say });
  }

  /** The state of the questionnaire, as a reader can perceive it. */
  look() {
    return this.page.evaluate((number) => {
      const root = document.querySelectorAll('.questionnaire')[number];
      const seen = (element) => element.checkVisibility({ visibilityProperty: true });
      const focus = document.activeElement;
      return {
        at: root.dataset.at,
        questions: [...root.querySelectorAll('.question')].filter(seen).map((set) => set.dataset.question),
        heading: [...root.querySelectorAll('legend, .questionnaire-heading, .tool-heading, .questionnaire-note')].filter(seen).includes(focus),
        focused: focus !== document.body && root.contains(focus) && seen(focus),
        focus: `${focus.localName} ${focus.textContent.trim().slice(0, 20)}`,
        progress: root.querySelector('.questionnaire-progress')?.textContent ?? '',
        title: document.title,
        address: location.href,
        state: JSON.stringify(Object.values(history.state ?? {})),
        // The tab may store the answers until it is closed; the page says so.
        kept: (() => { try { return Object.keys(localStorage).concat(Object.keys(sessionStorage).filter((key) => !key.startsWith('osteon:'))).filter((key) => key !== 'theme:'); } catch { return []; } })(),
        inView: (({ top, bottom }) => top >= 0 && bottom <= innerHeight)(focus.getBoundingClientRect()),
        cookies: document.cookie,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        buttons: [...root.querySelectorAll('button')].filter(seen).map((button) => button.dataset.do ?? 'change'),
      };
    }, this.number);
  }

  /**
   * A selector for a visible element of this questionnaire that `find` returns; the element gets a temporary attribute.
   */
  async mark(find, argument) {
    const found = await this.page.evaluate(([number, source, own]) => {
      for (const old of document.querySelectorAll('[data-gate]')) old.removeAttribute('data-gate');
      const root = document.querySelectorAll('.questionnaire')[number];
      const element = [...root.querySelectorAll(source)].filter((one) => one.checkVisibility({ visibilityProperty: true }))[own];
      element?.setAttribute('data-gate', '');
      return Boolean(element);
    }, [this.number, find, argument ?? 0]);
    if (!found) throw new Error(`there is no ${find}`);
    return '[data-gate]';
  }

  /**
   * Moves the focus to an element with Tab. If the element is earlier, goes back, because after the last element
   * Firefox leaves the page.
   */
  async reach(selector) {
    for (let i = 0; i < TABS; i += 1) {
      this.tabs = i;
      const way = await this.page.evaluate((own) => {
        const [focus, wanted] = [document.activeElement, document.querySelector(own)];
        if (focus === wanted || focus.type === 'radio' && focus.name === wanted.name) return 0;
        return focus.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1;
      }, selector);
      if (!way) return;
      if (way < 0) await this.page.keyboard.down('Shift');
      await this.page.keyboard.press('Tab');
      if (way < 0) await this.page.keyboard.up('Shift');
    }
    throw new Error(`Tab does not come to ${await this.page.evaluate((own) => document.querySelector(own).outerHTML.slice(0, 80), selector)}`);
  }

  async press(find, at = 0) {
    const selector = await this.mark(find, at);
    if (!this.keyboard) return this.page.click(selector);
    await this.reach(selector);
    return this.page.keyboard.press('Enter');
  }

  /** Answers a question: with an option, "unsure", or text to type. */
  async answer(question, reply) {
    const scope = `.question[data-question="${question}"]`;
    const radio = `${scope} input[value="${reply}"]`;
    const isOption = await this.page.evaluate((own) => Boolean(document.querySelector(own)), radio);
    const selector = await this.mark(isOption ? radio : `${scope} input[type=text]`);
    if (!this.keyboard) await this.page.click(selector);
    else {
      await this.reach(selector);
      if (isOption) await this.page.keyboard.press(' ');
      for (let i = 0; i < TABS && isOption; i += 1) {
        if (await this.page.evaluate((own) => document.querySelector(own).checked, selector)) break;
        await this.page.keyboard.press('ArrowDown');
      }
    }
    if (isOption) {
      if (!await this.page.evaluate((own) => document.querySelector(own).checked, selector)) this.say(`${question}: ${reply} cannot be chosen`);
      return;
    }
    await this.page.evaluate((own) => { document.querySelector(own).select(); }, selector);
    await this.page.keyboard.type(reply);
  }
}

/** An answer for every question: the options in turn, some "not sure", some unanswered. */
export function replies(program, turn) {
  return new Map(program.questions.flatMap((question, at) => {
    const options = question.answer === 'number' ? [numberFor(question)] : question.options ?? ['yes', 'no'];
    const reply = [...options, 'unsure', undefined][(at + turn) % (options.length + 2)];
    return reply === undefined ? [] : [[question.id, reply]];
  }));
}

/** A number that counts, otherwise one that is accepted. */
export function numberFor({ counts, accepts }) {
  const range = counts ?? accepts ?? {};
  return range['at-least'] ?? range['at-most'] ?? (range.above ?? (range.below ?? 5) - 2) + 1;
}
