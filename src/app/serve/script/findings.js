// Fetches the findings and shows each with its position in the file and in the page.
const item = (finding, page) => {
  const { before, marked, after } = finding.excerpt;
  const where = `${finding.path}:${finding.start.line}:${finding.start.column}`;
  const query = `path=${encodeURIComponent(finding.path)}&line=${finding.start.line}&column=${finding.start.column}`;
  const button = element('button', { className: 'link', type: 'button', textContent: where, title: say('openFile'), onclick: () => openInEditor(query) });
  const help = [finding.suggestion ? say('meant', { name: finding.suggestion.includes('`') ? finding.suggestion : `\`${finding.suggestion}\`` }) : null, finding.help].filter(Boolean).join('\n');
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

// Finds the text at a position of a file: the one that contains it, otherwise the last one that begins before it.
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
  // The answer is `null` until the first check is done.
  if (findings) panel.show(findings);
};
