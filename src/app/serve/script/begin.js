// Starts when the page is loaded, and listens for changes.
const restyle = (style) => {
  const old = document.head.querySelector('link[rel="stylesheet"]');
  if (!old) return loadAnew();
  const fresh = old.cloneNode();
  fresh.href = told.base + style;
  // Remove the old styles only when the new ones are loaded, so that the page does not flicker.
  fresh.onload = () => old.remove();
  fresh.onerror = () => fresh.remove();
  old.after(fresh);
};

const hear = async (news) => {
  const old = told.state;
  told.state = news;
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
      const response = await fetch(own(`news?after=${told.state.version}`), { cache: 'no-store' });
      if (!response.ok) throw new Error(response.status);
      const news = await response.json();
      if (tries > 0) {
        // Another run of the preview may have replaced this one.
        if (news.run !== told.state.run) return loadAnew();
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
