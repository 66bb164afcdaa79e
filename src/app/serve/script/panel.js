// The badge, the list of findings, and the frame around a text.
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
      lead.textContent = told.state.behind ? say('behind') : '';
      // Errors keep the page from being shown, so they come first.
      const order = ['error', 'warning', 'note'].flatMap((severity) => report.diagnostics.filter((finding) => finding.severity === severity));
      const items = order.map((finding) => item(finding, pages[finding.path]));
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
