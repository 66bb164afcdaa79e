// What every page can do: light or dark, print, share. Light or dark is as the reader chooses: before anything is painted,
// and again when somebody comes back to a page or chooses in another tab. The choice is kept in this browser alone; to
// follow the device is to keep nothing. Where there is no storage (on a disk, in a private window) it lasts as long as the
// page.
// k: the name of the radio buttons, the start of their ids, the key in the storage. c: "light", "dark" or nothing.
((d, k, c) => {
  onchange = onpageshow = onstorage = ({ target: t }) => {
    try {
      if (t.name == k) (c = t.value) ? localStorage[k] = c : delete localStorage[k];
      c = localStorage[k];
    } catch (e) {}
    d.documentElement.dataset.theme = c = c || '';
    // The colour of the browser's own bar.
    for (t of d.querySelectorAll('[name=theme-color]')) {
      t.at = t.at || t.media;
      t.media = t.at.includes(c) ? c ? 'all' : t.at : 'not all';
    }
    t = d.getElementById(k + c);
    if (t) t.checked = true;
  };
  onchange({ target: d });
  // The buttons of the component `share-bar`. Whoever changes their mind about sharing has done nothing wrong.
  if (navigator.share) d.documentElement.dataset.share = '';
  const each = (name, act) => d.querySelectorAll(name).forEach(act);
  // The table of contents is open beside the text if there is room.
  d.addEventListener('DOMContentLoaded', () => each('.contents-list-fold', e => e.open = matchMedia('(min-width:64rem)').matches));
  // The menu lies over the page: it closes when the reader goes on to something else.
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
