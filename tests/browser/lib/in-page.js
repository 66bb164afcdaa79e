// Functions for use within a page, as `gate`: names of elements, what is visible, colours as the browser paints them.
globalThis.gate ??= (() => {
  const name = (element) => {
    if (!element) return '(nothing)';
    if (element.id) return `#${CSS.escape(element.id)}`;
    const own = element.localName + (element.classList.length ? `.${[...element.classList].map(CSS.escape).join('.')}` : '');
    const parent = element.parentElement;
    if (!parent || element.localName === 'body') return own;
    const alike = [...parent.children].filter((child) => child.localName === element.localName);
    const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : '';
    let above = parent;
    while (above && above !== document.body && !above.id && !above.classList.length) above = above.parentElement;
    const prefix = !above || above === document.body ? '' : above.id ? `#${CSS.escape(above.id)} ` : `.${CSS.escape(above.classList[0])} `;
    return prefix + own + place;
  };
  const words = (element) => {
    const text = (element.innerText ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
    return text.length > 24 ? `「${text.slice(0, 24)}…」` : text ? `「${text}」` : '';
  };
  /** The visible text of an element: without text for screen readers only, and without white space. */
  const shown = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = '';
    while (walker.nextNode()) if (visible(walker.currentNode.parentElement)) text += walker.currentNode.data;
    return text.replace(/\s+/g, '');
  };
  const place = (element) => `${name(element)} ${words(element)}`.trim();

  // Cached properties of elements; call `forget` when the window or a style has changed.
  let hidden = new WeakMap();
  let grounds = new WeakMap();
  const forget = () => { hidden = new WeakMap(); grounds = new WeakMap(); };

  // Returns true for text for screen readers only: clipped, or in a box of one pixel.
  const clipped = (element) => {
    if (!element || element === document.body) return false;
    if (!hidden.has(element)) {
      const style = getComputedStyle(element);
      hidden.set(element, /inset\(50%/.test(style.clipPath) || /^rect\((0|1)px, (0|1)px, (0|1)px, (0|1)px\)$/.test(style.clip)
        || (style.overflow === 'hidden' && element.offsetWidth <= 1 && element.offsetHeight <= 1) || clipped(element.parentElement));
    }
    return hidden.get(element);
  };
  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !clipped(element);

  const SILENT = 'script, style, noscript, template, title, desc, metadata, option, datalist';
  /** All visible elements with text of their own. */
  const texts = (root = document.body) => {
    const found = new Set();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && !found.has(parent) && !parent.closest(SILENT) && visible(parent)) found.add(parent);
    }
    return [...found];
  };

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  /** Converts any CSS colour to [red, green, blue, alpha], the first three from 0 to 255. */
  const colour = (text) => {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = '#000';
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(text, [red, green, blue, alpha / 255]);
    }
    return known.get(text);
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const hex = (c) => `#${c.slice(0, 3).map((v) => Math.round(v).toString(16).padStart(2, '0')).join('')}`;
  const luminance = (c) => {
    const [red, green, blue] = c.slice(0, 3).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /** The contrast ratio by WCAG 2.2, from 1 to 21. */
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  const inGradient = (image) => (image.includes('gradient(')
    ? [...image.matchAll(/(?:rgba?|color|oklch|oklab|hsla?|lab|lch)\([^()]*\)|#[0-9a-f]{3,8}\b/gi)].map(([text]) => colour(text)).filter((c) => c[3] > 0)
    : []);
  /**
   * All colours that may be behind an element: the boxes around it, their gradients, and pictures before or after them.
   */
  const backgrounds = (element) => {
    if (!element) return [colour('#fff')];
    if (element instanceof SVGElement && element.localName !== 'svg') return backgrounds(element.parentElement);
    if (!grounds.has(element)) {
      const style = getComputedStyle(element);
      const extra = inGradient(style.backgroundImage);
      for (const pseudo of ['::before', '::after']) {
        const its = getComputedStyle(element, pseudo);
        if (its.content !== 'none' && its.position === 'absolute') extra.push(...inGradient(its.backgroundImage));
      }
      const own = colour(style.backgroundColor);
      const under = own[3] === 1 ? [own] : backgrounds(element.parentElement).map((ground) => over(own, ground));
      grounds.set(element, [...under, ...extra.flatMap((top) => under.map((ground) => over(top, ground)))]);
    }
    return grounds.get(element);
  };
  const SHAPES = 'rect, path, circle, ellipse, polygon, polyline, line';
  const paint = (element, what) => {
    const style = getComputedStyle(element);
    const value = style[what];
    if (value === 'none' || value.startsWith('url')) return null;
    const [r, g, b, a] = colour(value);
    return [r, g, b, a * Number(style[`${what}Opacity`]) * Number(style.opacity)];
  };
  /**
   * The colours under a point of a drawing: shapes that are painted there before `element`, and the background of the
   * page.
   */
  const underPoint = (svg, element, x, y) => {
    let ground = backgrounds(svg)[0];
    for (const shape of svg.querySelectorAll(SHAPES)) {
      if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      if (shape.closest('defs, clipPath, mask, marker, symbol') || !visible(shape)) continue;
      const matrix = shape.getScreenCTM();
      if (!matrix) continue;
      const point = new DOMPoint(x, y).matrixTransform(matrix.inverse());
      const fill = paint(shape, 'fill');
      if (fill && shape.isPointInFill(point)) ground = over(fill, ground);
    }
    return ground;
  };
  // Marks that must not begin a line, except the first line of a paragraph.
  const MARK = /[、。，．：；？！）」』】〉》]/g;
  // Latin words that fit into the narrowest column; "T-score" is one word. Parts of addresses are none.
  const WORD = /(?<![\p{L}\d.&_/-])(?:[A-Z]-(?=[a-z]))?[A-Za-z]{2,12}(?![\p{L}\d.&_/-])/gu;
  /**
   * Lines that begin within such a word, or with such a mark: its vertical position is lower than that of the Han
   * character before it. A Latin word that fills its line cannot move to the next line with the mark.
   */
  const lineStarts = (root = document.body) => texts(root).flatMap((element) => {
    if (element.closest('svg, pre, code')) return [];
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const at = (node, from) => {
      range.setStart(node, from);
      range.setEnd(node, from + 1);
      return range.getClientRects()[0];
    };
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      if (node.parentElement !== element) continue;
      for (const { index } of node.data.matchAll(MARK)) {
        if (!index || /[\s\p{Script=Latin}\d]/u.test(node.data[index - 1])) continue;
        const [before, mark] = [at(node, index - 1), at(node, index)];
        if (before && mark && mark.top > before.top + mark.height / 2) found.push(`${place(element)}: a line begins with 「${node.data[index]}」`);
      }
      for (const { 0: word, index } of node.data.matchAll(WORD)) {
        const [first, last] = [at(node, index), at(node, index + word.length - 1)];
        if (first && last && last.top > first.top + last.height / 2) found.push(`${place(element)}: a line breaks within 「${word}」`);
      }
    }
    return found;
  });
  return { name, place, words, shown, lineStarts, forget, clipped, visible, texts, colour, over, hex, contrast, luminance, backgrounds, SHAPES, paint, underPoint };
})();
undefined;
