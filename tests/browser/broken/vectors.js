'use strict';
// One that misses what a planner's reader must be told first, one that adds up, none that reads bands.
globalThis.osteon = {
  questionnaire: (program, { answers = {} }) => ({ score: Object.keys(answers).length }),
  planner: () => ({ care: [], applies: [], 'may-apply': [], default: true, dates: true }),
};
