'use strict';
// A scale with mistakes: it computes in binary, accepts any input, shows a number to everybody, and stores and sends
// it.
globalThis.osteon = {
  scale({ rounding }, { weight, age }) {
    const sum = 0.2 * weight - 0.2 * age;
    const value = rounding === 'none' ? sum : rounding === 'nearest' ? Math.round(sum) : Math.trunc(sum);
    return { value: String(value), 'cut-off': value > -1 ? 'low' : value >= -4 ? 'middle' : 'high' };
  },
};
document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const [weight, age] = [...document.querySelectorAll('[data-input] input')].map((input) => input.value.normalize('NFKC'));
  const result = document.querySelector('.scale-result');
  const { value, 'cut-off': own } = osteon.scale({ rounding: 'truncate' }, { weight, age });
  result.hidden = false;
  result.firstChild.textContent = `您的數值是${value}`;
  result.style.color = { low: 'green', middle: 'orange', high: 'red' }[own];
  localStorage.setItem('scale', value);
  fetch('scale.js').catch(() => {});
  if (location.protocol === 'http:') history.replaceState(null, '', `?${value}`);
});
