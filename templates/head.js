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
  // The list of contents stands open beside the text, where there is room.
  d.addEventListener('DOMContentLoaded', () => {
    t = matchMedia('(min-width:64rem)').matches;
    for (c of d.querySelectorAll('.contents-list-fold')) c.open = t;
  });
  onclick = ({ target: t }) => {
    if (t.name == 'print:') print();
    if (t.name == 'share:') navigator.share({ title: d.title, url: location.href }).catch(e => e);
  };
})(document, 'theme:');
