'use strict';
// Scripts with mistakes: a planner that ignores red flags, a questionnaire that adds up answers, and no band reader.
globalThis.osteon = {
  questionnaire: (program, { answers = {} }) => ({ score: Object.keys(answers).length }),
  planner: () => ({ care: [], applies: [], 'may-apply': [], default: true, dates: true }),
};
