// Functions that every page has: light or dark mode, printing, sharing. The mode is as the reader chose: applied before
// the first paint, and again when somebody returns to a page or chooses in another tab. The choice is stored in this
// browser only; following the device stores nothing. Without storage (on a disk, in a private window) it lasts as long
// as the page. `k` is the name of the radio buttons, the prefix of their ids, and the key in the storage. `c` is
// "light", "dark" or empty.
((d, k, c) => {
  onchange = onpageshow = onstorage = ({ target: t }) => {
    try {
      if (t.name == k) (c = t.value) ? localStorage[k] = c : delete localStorage[k];
      c = localStorage[k];
    } catch (e) {}
    d.documentElement.dataset.theme = c = c || '';
    // Set the colour of the browser's own bar.
    for (t of d.querySelectorAll('[name=theme-color]')) {
      t.at = t.at || t.media;
      t.media = t.at.includes(c) ? c ? 'all' : t.at : 'not all';
    }
    t = d.getElementById(k + c);
    if (t) t.checked = true;
  };
  onchange({ target: d });
  // Show the buttons of the component `share-bar`. A cancelled share is no error.
  if (navigator.share) d.documentElement.dataset.share = '';
  const each = (name, act) => d.querySelectorAll(name).forEach(act);
  // The table of contents is open beside the text if there is room.
  d.addEventListener('DOMContentLoaded', () =>
    each('.contents-list-fold', e => e.open = matchMedia('(min-width:64rem)').matches));
  // The menu covers the page, so close it when the reader clicks or focuses something else.
  const leave = ({ target: t, key }) => each('.site-menu[open]', e => {
    if (key ? key != 'Escape' : e.contains(t)) return;
    e.open = false;
    if (key) e.firstElementChild.focus();
  });
  for (const event of ['focusin', 'pointerdown', 'keydown']) addEventListener(event, leave);
  onclick = ({ target: t }) => {
    if (t.name == 'print:') print();
    if (t.name == 'share:') navigator.share({ title: d.title, url: location.href }).catch(e => e);
  };
})(document, 'theme:');
