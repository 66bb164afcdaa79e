'use strict';
// A band reader with mistakes: a boundary is in two bands, everybody gets a band, and numbers are parsed by `Number`.
globalThis.osteon = {
  reader({ bands }, { answers = {}, number, age }) {
    if (age === 12 && answers.device === 'wrist') return { refused: ['wrist'] };
    if (age === 12 && answers.device === 'unsure') return { undecided: ['wrist'] };
    return { band: number <= 120 ? bands[0].id : number <= 134.5 ? bands[1].id : bands[2].id };
  },
};
const part = (name) => document.querySelector(`.band-reader-${name}`);
part('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const number = part('field').value;
  sessionStorage.setItem('number', number);
  history.replaceState(null, '', `#${number}`);
  fetch('reader.js?number').catch(() => {});
  console.error('number', number);
  part('title').textContent = `偏低 ${Number(number)}`;
  document.querySelector('.band-reader-flag').setAttribute('y', Number(number));
  part('result').hidden = false;
});
