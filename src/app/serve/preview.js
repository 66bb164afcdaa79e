// The preview, in the page: takes over what changed, shows mistakes, leads from a text to the file that it is written in.
(() => {
  const told = JSON.parse(document.currentScript.dataset.preview);
  const policy = self.trustedTypes?.createPolicy('osteon-preview', { createHTML: (html) => html });
  const html = (text) => policy ? policy.createHTML(text) : text;
  const own = (path) => `${told.base}_osteon/${path}`;
  const say = (name, values = {}) => WORDS[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const STATE = 'osteon-preview';

  // ——— Taking over what changed ———

  const parse = (text) => new DOMParser().parseFromString(html(text), 'text/html');
  const HIDDEN = / data-at="[^"]*"| open=""/g;
  let keys = new WeakMap();
  // What a node says, whatever its place in the file is and whether it stands open.
  const key = (node) => {
    if (!keys.has(node)) keys.set(node, node.outerHTML?.replace(HIDDEN, '') ?? `${node.nodeType}:${node.data}`);
    return keys.get(node);
  };
  const place = (from, to) => {
    if (from.nodeType !== 1) return;
    if (to.dataset?.at !== from.dataset?.at) {
      if (to.dataset.at) from.dataset.at = to.dataset.at;
      else from.removeAttribute('data-at');
    }
  };
  // Two nodes that say the same: only places in files may differ.
  const replace = (from, to) => {
    place(from, to);
    const [olds, news] = [from.querySelectorAll?.('[data-at]') ?? [], to.querySelectorAll?.('[data-at]') ?? []];
    olds.forEach((old, at) => news[at] && place(old, news[at]));
  };
  const attributes = (from, to) => {
    for (const { name } of [...from.attributes]) {
      if (!to.hasAttribute(name) && !(name === 'open' && from.localName === 'details')) from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
      if (from.getAttribute(name) !== value && name !== 'open') from.setAttribute(name, value);
    }
  };
  const changed = new Set();
  const morph = (from, to) => {
    if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || from.namespaceURI !== to.namespaceURI) {
      from.replaceWith(to);
      if (to.nodeType === 1) changed.add(to);
      return;
    }
    if (from.nodeType !== 1) {
      if (from.data !== to.data) {
        from.data = to.data;
        changed.add(from.parentElement);
      }
      return;
    }
    attributes(from, to);
    const [olds, news] = [[...from.childNodes], [...to.childNodes]];
    let [start, end] = [0, 0];
    const same = (old, fresh) => old && fresh && key(old) === key(fresh);
    while (start < news.length && same(olds[start], news[start])) {
      replace(olds[start], news[start]);
      start += 1;
    }
    while (end < Math.min(olds.length, news.length) - start && same(olds[olds.length - 1 - end], news[news.length - 1 - end])) {
      replace(olds[olds.length - 1 - end], news[news.length - 1 - end]);
      end += 1;
    }
    const [left, right] = [olds.slice(start, olds.length - end), news.slice(start, news.length - end)];
    const behind = olds[olds.length - end] ?? null;
    // What has an id goes on as itself, wherever it stands now.
    const known = new Map(left.filter((node) => node.id).map((node) => [node.id, node]));
    const rest = left.filter((node) => !(node.id && right.some((fresh) => fresh.id === node.id)));
    let at = from.childNodes[start] ?? null;
    for (const fresh of right) {
      const old = fresh.id ? known.get(fresh.id) : rest.find((node) => !node.id && node.nodeName === fresh.nodeName);
      if (old) {
        rest.splice(rest.indexOf(old), rest.includes(old) ? 1 : 0);
        if (old !== at) from.insertBefore(old, at);
        at = old.nextSibling;
        morph(old, fresh);
      } else {
        from.insertBefore(fresh, at ?? behind);
        if (fresh.nodeType === 1) changed.add(fresh);
      }
    }
    rest.forEach((node) => node.remove());
  };

  // What runs in a page runs once: a page whose scripts are other ones, or that has a tool, is loaded anew.
  const scripts = (page) => [...page.querySelectorAll('script:not([type]):not([data-preview])')].map((one) => one.textContent).join('\n');
  const hasTool = () => document.head.querySelectorAll('script:not([type]):not([data-preview])').length > 1;
  const PARTS = ['header', 'main', 'footer'];

  const takeOver = (text) => {
    const page = parse(text);
    const fits = PARTS.every((name) => !document.querySelector(`body > ${name}`) === !page.querySelector(`body > ${name}`));
    if (hasTool() || !fits || scripts(page) !== scripts(document)) return loadAnew();
    document.title = page.title;
    for (const name of ['lang', 'dir']) document.documentElement.setAttribute(name, page.documentElement.getAttribute(name) ?? '');
    changed.clear();
    // What a node said before it was changed the last time does not count.
    keys = new WeakMap();
    document.querySelectorAll('body > header, body > main, body > footer, body > nav').forEach((part) => {
      const fresh = page.querySelector(`body > ${part.localName}`);
      if (fresh && key(fresh) !== key(part)) morph(part, fresh);
      else if (fresh) replace(part, fresh);
    });
    if (matchMedia('(min-width:64rem)').matches) document.querySelectorAll('.contents-list-fold').forEach((fold) => { fold.open = true; });
    for (const part of changed) flash(part);
  };
  const flash = (element) => {
    if (!element?.isConnected || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.animate?.([{ outline: '3px solid #2a7', outlineOffset: '3px' }, { outline: '3px solid transparent', outlineOffset: '3px' }], 900);
  };

  // Loading anew keeps the place, the focus, and what stands open. Answers are kept by the tools themselves.
  const pathOf = (element) => {
    if (!element || element === document.body) return null;
    if (element.id) return `#${CSS.escape(element.id)}`;
    const at = [...element.parentElement?.children ?? []].indexOf(element) + 1;
    const above = pathOf(element.parentElement) ?? 'body';
    return `${above} > :nth-child(${at})`;
  };
  const loadAnew = () => {
    const open = [...document.querySelectorAll('details')].map((one) => [pathOf(one), one.open]);
    const state = { file: told.file, y: scrollY, focus: pathOf(document.activeElement), open };
    try { sessionStorage.setItem(STATE, JSON.stringify(state)); } catch { /* then the page begins at its top */ }
    location.reload();
  };
  const restore = () => {
    let state = null;
    try {
      state = JSON.parse(sessionStorage.getItem(STATE));
      sessionStorage.removeItem(STATE);
    } catch { /* nothing was kept */ }
    if (state?.file !== told.file) return;
    for (const [path, open] of state.open) {
      const part = path && document.querySelector(path);
      if (part) part.open = open;
    }
    if (state.focus) document.querySelector(state.focus)?.focus({ preventScroll: true });
    scrollTo({ top: state.y, behavior: 'instant' });
  };

  const fetchPage = async () => {
    const response = await fetch(location.pathname + location.search, { cache: 'no-store', headers: { 'If-None-Match': `"${told.tag}"` } });
    if (response.status === 304) return;
    // Where the page cannot be made, the last good one stays; the list of mistakes says why.
    if (response.status >= 500) return;
    if (response.status !== 200) return loadAnew();
    const essence = response.headers.get('X-Osteon-Essence');
    const text = await response.text();
    told.tag = response.headers.get('ETag')?.replaceAll('"', '') ?? told.tag;
    if (essence === told.essence && !hasTool()) return takeOver(text);
    if (essence === told.essence) return;
    told.essence = essence;
    try {
      takeOver(text);
    } catch {
      loadAnew();
    }
  };

  const restyle = (style) => {
    const old = document.head.querySelector('link[rel="stylesheet"]');
    if (!old) return loadAnew();
    const fresh = old.cloneNode();
    fresh.href = told.base + style;
    // The old styles stay until the new ones are there, so that nothing flickers.
    fresh.onload = () => old.remove();
    fresh.onerror = () => fresh.remove();
    old.after(fresh);
  };

  const hear = async (news) => {
    const old = told.standing;
    told.standing = news;
    if (news.style !== old.style) restyle(news.style);
    if (news.files !== old.files) return loadAnew();
    if (news.content !== old.content) await fetchPage();
    if (news.findings !== old.findings || news.behind !== old.behind) await fetchFindings();
  };

  const rest = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
  const listen = async () => {
    let tries = 0;
    for (;;) {
      if (document.hidden) await new Promise((seen) => { document.addEventListener('visibilitychange', seen, { once: true }); });
      try {
        const response = await fetch(own(`news?after=${told.standing.version}`), { cache: 'no-store' });
        if (!response.ok) throw new Error(response.status);
        const news = await response.json();
        if (tries > 0) {
          // Another preview may have taken its place.
          if (news.run !== told.standing.run) return loadAnew();
          tries = 0;
          panel.lost(false);
        }
        await hear(news);
      } catch {
        tries += 1;
        if (tries > 2) panel.lost(true);
        await rest(Math.min(250 * tries, 2000));
      }
    }
  };

  // ——— Mistakes ———

  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    Object.assign(made, properties);
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };

  // Words with names of the format in them, between backquotes.
  const written = (text) => text.split('`').map((part, at) => (at % 2 ? element('code', { textContent: part }) : part));

  const openInEditor = async (query) => {
    if (!told.has_editor) return panel.tell(say('noEditor'));
    await fetch(own('open'), { method: 'POST', headers: { 'X-Osteon-Token': told.token }, body: query }).catch(() => {});
  };

  const STYLE = `
    :host { all: initial; color-scheme: light dark; --paper: light-dark(#fff, #1d2126); --ink: light-dark(#1a1a1a, #eee);
      --line: light-dark(#c8ccd0, #50565e); --soft: light-dark(#f3f5f7, #2a3037); --error: light-dark(#b3261e, #ff8a80);
      --warning: light-dark(#8a5a00, #ffc65c); --note: light-dark(#175c8f, #8cc8f5); --good: light-dark(#1b6e3c, #7fd8a0); }
    @media print { :host { display: none; } }
    * { box-sizing: border-box; font: inherit; color: inherit; }
    .badge, .panel { font: 15px/1.5 system-ui, "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif; color: var(--ink); }
    .badge { position: fixed; z-index: 2147483646; inset: auto auto 12px 12px; display: flex; gap: 8px; align-items: center; min-height: 36px;
      padding: 4px 14px; border: 1px solid var(--line); border-radius: 18px; background: var(--paper); box-shadow: 0 2px 8px #0003; cursor: pointer; }
    .badge.has-error { border-color: var(--error); color: var(--error); }
    .badge.has-warning { color: var(--warning); }
    .badge .dot { width: 9px; height: 9px; border-radius: 50%; background: var(--good); }
    .has-error .dot { background: var(--error); } .has-warning .dot { background: var(--warning); } .has-note .dot { background: var(--note); }
    .is-lost .dot { background: var(--line); }
    .cover { position: fixed; z-index: 2147483647; inset: 0; display: grid; place-items: start center; padding: 4vh 12px; overflow: auto; background: #0007; }
    .cover[hidden] { display: none; }
    .panel { width: min(880px, 100%); padding: 20px clamp(14px, 3vw, 28px); border-radius: 10px; background: var(--paper); box-shadow: 0 8px 40px #0006; }
    .head { display: flex; gap: 12px; align-items: start; justify-content: space-between; }
    h2 { margin: 0; font-size: 20px; font-weight: 700; }
    p { margin: 6px 0; } ol { margin: 12px 0 0; padding: 0; list-style: none; }
    li.finding { padding: 14px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
    .level { margin-inline-end: 8px; font-weight: 700; } .error .level { color: var(--error); } .warning .level { color: var(--warning); } .note .level { color: var(--note); }
    .message { font-weight: 600; }
    pre { margin: 8px 0; padding: 8px 12px; border-radius: 6px; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere;
      font: 14px/1.6 ui-monospace, "Noto Sans Mono CJK TC", Menlo, Consolas, monospace; }
    code { padding: 1px 4px; border-radius: 4px; background: var(--soft); font: 0.94em/1.4 ui-monospace, "Noto Sans Mono CJK TC", Menlo, Consolas, monospace; }
    mark { padding: 1px 2px; border-radius: 3px; background: light-dark(#ffd9d5, #6b2622); color: inherit; text-decoration: underline wavy var(--error); text-underline-offset: 4px; }
    .warning mark, .note mark { background: light-dark(#ffedc2, #5a4310); text-decoration-color: var(--warning); }
    .help { white-space: pre-line; } .rule, .said { color: light-dark(#555, #aaa); font-size: 14px; }
    button, a { cursor: pointer; } a, .link { padding: 0; border: 0; background: none; color: var(--note); text-decoration: underline; text-align: start; }
    .close, .action { min-height: 36px; padding: 4px 14px; border: 1px solid var(--line); border-radius: 6px; background: var(--soft); white-space: nowrap; }
    :focus-visible { outline: 3px solid var(--note); outline-offset: 2px; }
    .place { position: fixed; z-index: 2147483646; padding: 3px 9px; border-radius: 5px; background: #111; color: #fff; font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; pointer-events: none; max-width: 90vw; overflow-wrap: anywhere; }
    .place[hidden] { display: none; }
    .frame { position: fixed; z-index: 2147483645; border: 2px solid #2a7; border-radius: 3px; background: #2aa77718; pointer-events: none; }
    .frame[hidden] { display: none; }`;

  const panel = (() => {
    const host = element('osteon-preview');
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const text = element('span');
    const badge = element('button', { className: 'badge', type: 'button' }, element('span', { className: 'dot' }), text);
    const list = element('ol');
    const title = element('h2');
    const lead = element('p', { className: 'said' });
    const said = element('p', { className: 'said' });
    said.setAttribute('role', 'status');
    const close = element('button', { className: 'close', type: 'button', textContent: say('close') });
    const changes = element('button', { className: 'action', type: 'button', textContent: say('changes') });
    const dialog = element('section', { className: 'panel' }, element('div', { className: 'head' }, title, close), lead, list,
      element('p', { className: 'said', textContent: say('tip') }), changes, said);
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-label', say('preview'));
    const cover = element('div', { className: 'cover', hidden: true }, dialog);
    const place = element('div', { className: 'place', hidden: true });
    const frame = element('div', { className: 'frame', hidden: true });
    root.append(badge, cover, place, frame);
    let before = null;
    let counts = { errors: 0, warnings: 0, notes: 0 };
    const shut = () => {
      cover.hidden = true;
      if (before?.isConnected) before.focus({ preventScroll: true });
    };
    const open = (withFocus) => {
      before = document.activeElement;
      cover.hidden = false;
      if (withFocus) close.focus();
    };
    badge.onclick = () => open(true);
    close.onclick = shut;
    cover.onclick = ({ target }) => { if (target === cover) shut(); };
    root.addEventListener('keydown', (event) => { if (event.key === 'Escape') shut(); });
    addEventListener('keydown', (event) => { if (event.key === 'Escape' && !cover.hidden) shut(); });
    changes.onclick = () => markChanges();
    const name = () => {
      const parts = [['errors', counts.errors], ['warnings', counts.warnings], ['notes', counts.notes]].filter(([, n]) => n > 0);
      badge.className = `badge ${counts.errors ? 'has-error' : counts.warnings ? 'has-warning' : counts.notes ? 'has-note' : ''}`;
      text.textContent = parts.map(([word, n]) => say(word, { n })).join(' · ') || say('preview');
      title.textContent = parts.map(([word, n]) => say(word, { n })).join(' · ') || say('nothing');
    };
    return {
      host,
      show(findings) {
        const { report, pages, trouble } = findings;
        counts = { errors: report.errors + (trouble ? 1 : 0), warnings: report.warnings, notes: report.notes };
        name();
        lead.textContent = told.standing.behind ? say('behind') : '';
        const items = report.diagnostics.map((finding) => item(finding, pages[finding.path]));
        if (trouble) items.unshift(element('li', { className: 'finding error' }, element('span', { className: 'message', textContent: trouble[0] }), element('p', { className: 'help', textContent: trouble[1] ?? '' })));
        if (report['held-back']) items.push(element('li', { className: 'finding said', textContent: say('held', { n: report['held-back'] }) }));
        list.replaceChildren(...items);
        if (counts.errors) {
          if (cover.hidden) open(false);
        } else if (this.isOfErrors) shut();
        this.isOfErrors = counts.errors > 0;
      },
      shut,
      lost(isLost) {
        if (isLost) {
          text.textContent = say('lost');
          badge.className = 'badge is-lost';
        } else name();
      },
      tell(words) {
        said.textContent = words;
        if (cover.hidden) open(true);
      },
      point(target, words) {
        frame.hidden = place.hidden = !target;
        if (!target) return;
        const box = target.getBoundingClientRect();
        Object.assign(frame.style, { left: `${box.left - 4}px`, top: `${box.top - 4}px`, width: `${box.width + 8}px`, height: `${box.height + 8}px` });
        place.textContent = words;
        Object.assign(place.style, { left: `${Math.max(4, box.left)}px`, top: `${box.top > 40 ? box.top - 34 : Math.min(box.bottom + 8, innerHeight - 34)}px` });
      },
    };
  })();

  const item = (finding, page) => {
    const { before, marked, after } = finding.excerpt;
    const where = `${finding.path}:${finding.start.line}:${finding.start.column}`;
    const query = `path=${encodeURIComponent(finding.path)}&line=${finding.start.line}&column=${finding.start.column}`;
    const button = element('button', { className: 'link', type: 'button', textContent: where, title: say('openFile'), onclick: () => openInEditor(query) });
    const help = [finding.suggestion ? say('meant', { name: finding.suggestion }) : null, finding.help].filter(Boolean).join('\n');
    const there = () => {
      const at = `${page[1]}:${finding.start.offset}`;
      const fileOf = (address) => address === '' || address.endsWith('/') ? `${address}index.html` : address;
      if (fileOf(page[0]) === told.file) return showPlace(at);
      try { sessionStorage.setItem(`${STATE}-show`, at); } catch { /* then it is not shown there */ }
      location.assign(told.base + page[0].split('/').map(encodeURIComponent).join('/'));
    };
    const elsewhere = page ? element('button', { className: 'link', type: 'button', textContent: say('show'), onclick: there }) : null;
    return element('li', { className: `finding ${finding.severity}` },
      element('div', {}, element('span', { className: 'level', textContent: say(finding.severity) }), element('span', { className: 'message' }, ...written(finding.message))),
      element('div', {}, button, ' ', element('span', { className: 'rule', textContent: finding.rule })),
      before + marked + after ? element('pre', {}, before, element('mark', { textContent: marked }), after) : null,
      help ? element('p', { className: 'help' }, ...written(help)) : null, elsewhere);
  };

  // The text that holds a place of a file, or begins last before it.
  const showPlace = (at) => {
    const [file, offset] = at.split(':').map(Number);
    let nearest = null;
    for (const one of document.querySelectorAll('main [data-at]')) {
      const [own, start] = one.dataset.at.split(':').map(Number);
      if (own === file && start <= offset && start >= (nearest?.start ?? 0)) nearest = { one, start };
    }
    if (!nearest) return;
    panel.shut();
    for (let fold = nearest.one.closest('details:not([open])'); fold; fold = fold.parentElement.closest('details:not([open])')) fold.open = true;
    nearest.one.scrollIntoView({ block: 'center', behavior: 'instant' });
    flash(nearest.one);
  };

  const fetchFindings = async () => {
    const response = await fetch(own('findings'), { cache: 'no-store' });
    const findings = await response.json();
    // A file that is just being written is wrong for a moment only.
    if (findings) panel.show(findings);
  };

  // ——— From a text to its file ———

  const placeOf = new Map();
  const whereIs = async (at) => {
    const key = `${told.tag}/${at}`;
    if (!placeOf.has(key)) {
      const response = await fetch(own(`place?at=${at}`), { cache: 'no-store' });
      placeOf.set(key, response.ok ? await response.json() : null);
    }
    return placeOf.get(key);
  };
  let pointed = null;
  // The text itself; or the first that stands with it in one row, entry or card, as a name that the theme writes does.
  const markedBy = (target) => {
    for (let one = target; one?.closest?.('main'); one = one.parentElement) {
      if (one.dataset?.at) return one;
      const within = one.querySelector('[data-at]');
      if (within) return within;
    }
    return null;
  };
  const point = async (target) => {
    const marked = markedBy(target);
    pointed = marked;
    if (!marked) return panel.point(null);
    const where = await whereIs(marked.dataset.at);
    if (where && pointed === marked) panel.point(marked, `${where.path}:${where.line}`);
  };
  let under = null;
  addEventListener('mousemove', ({ target, altKey }) => {
    under = target;
    if (altKey) point(target);
    else if (pointed) point(null);
  }, { passive: true });
  addEventListener('keydown', (event) => {
    if (event.key === 'Alt') point(under);
    // For those without a mouse: what has the focus, or the first text that is seen.
    if (event.altKey && event.code === 'KeyE') {
      event.preventDefault();
      const seen = [...document.querySelectorAll('main [data-at]')].find((one) => one.getBoundingClientRect().top >= 0);
      const target = pointed ?? (document.activeElement === document.body ? null : markedBy(document.activeElement)) ?? seen;
      if (target) point(target).then(() => openInEditor(`at=${target.dataset.at}`));
    }
  });
  addEventListener('keyup', ({ key: name }) => { if (name === 'Alt') point(null); });
  addEventListener('blur', () => point(null));
  addEventListener('click', (event) => {
    const marked = event.altKey && markedBy(event.target);
    if (!marked) return;
    event.preventDefault();
    event.stopPropagation();
    openInEditor(`at=${marked.dataset.at}`);
  }, { capture: true });

  // ——— What changed since the last build ———

  const MARK = 'osteon-changed';
  const marks = new CSSStyleSheet();
  marks.replaceSync(`.${MARK} { box-shadow: -6px 0 0 -1px #2a7; }`);
  const markChanges = async () => {
    const response = await fetch(own(`built?file=${encodeURIComponent(told.file)}`), { cache: 'no-store' });
    if (!response.ok) return panel.tell(say('isNew'));
    const built = parse(await response.text());
    const text = (one) => one.textContent.replace(/\s+/g, ' ').trim();
    const BLOCKS = 'main :is(h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, legend, label)';
    const known = new Set([...built.querySelectorAll(BLOCKS)].map(text));
    const blocks = [...document.querySelectorAll(BLOCKS)];
    blocks.forEach((one) => one.classList.remove(MARK));
    const others = blocks.filter((one) => text(one) && !known.has(text(one)) && !one.querySelector('p, li, td, dd'));
    others.forEach((one) => one.classList.add(MARK));
    if (!document.adoptedStyleSheets.includes(marks)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];
    panel.tell(others.length ? say('changed', { n: others.length }) : say('unchanged'));
    if (others.length) {
      panel.shut();
      others[0].scrollIntoView({ block: 'center' });
    }
  };

  const begin = () => {
    document.documentElement.append(panel.host);
    restore();
    fetchFindings().catch(() => {}).then(() => {
      try {
        const at = sessionStorage.getItem(`${STATE}-show`);
        sessionStorage.removeItem(`${STATE}-show`);
        if (at) showPlace(at);
      } catch { /* nothing was kept */ }
    });
    listen();
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
})();
