// Shared by all parts of the preview: the data that the server sent, the preview's own addresses and texts, and
// functions that make elements.
const told = JSON.parse(document.currentScript.dataset.preview);
const policy = self.trustedTypes?.createPolicy('osteon-preview', { createHTML: (html) => html });
const html = (text) => policy ? policy.createHTML(text) : text;
const own = (path) => `${told.base}_osteon/${path}`;
const say = (name, values = {}) => WORDS[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const STATE = 'osteon-preview';

const element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};

// Makes elements from a text: parts between backticks become code.
const written = (text) => text.split('`').map((part, at) => (at % 2 ? element('code', { textContent: part }) : part));

const openInEditor = async (query) => {
  if (!told.has_editor) return panel.tell(say('noEditor'));
  await fetch(own('open'), { method: 'POST', headers: { 'X-Osteon-Token': told.token }, body: query }).catch(() => {});
};
