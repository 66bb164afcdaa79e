// What answers to a questionnaire come to: lists of items, outcomes, rows of a schedule.
"use strict";
{
  const { answer, asked, counts, truth, planner } = osteon;
  const LISTS = osteon.LISTS = ["see-doctor", "tell-doctor", "can-change", "good-to-know", "not-sure"];

  /** Where answers lead: they are sorted, never summed. */
  osteon.questionnaire = ({ questions, outcomes, screening }, answers) => {
    const result = {};
    for (const list of LISTS) result[list] = [];
    questions.forEach((question, at) => {
      if (asked(questions, answers, at) !== true) return;
      const unsure = answer(question, answers) === "unsure";
      if (!unsure && counts(questions, answers, at) !== true) return;
      const { id, flag, group } = question;
      const calm = group === "can-change" ? group : "good-to-know";
      result[unsure ? "not-sure" : flag === "see-doctor" || flag === "tell-doctor" ? flag : calm].push(id);
    });
    const holds = outcomes.map(({ when }) => Array.isArray(when) && truth(when, questions, answers) === true);
    const nothing = !holds.includes(true) && LISTS.every((list) => !result[list].length);
    result.outcomes = outcomes.filter(({ when }, at) => when === "always" || (when === "otherwise" ? nothing : holds[at]))
      .map(({ id }) => id);
    if (screening) {
      const said = {};
      /** Whether a condition looks at an item that the reader is not sure of. */
      const unsure = ([kind, ...parts]) => kind !== "age" && parts
        .some((part) => (Array.isArray(part) ? unsure(part) : result["not-sure"].includes((questions[part] || {}).id)));
      screening.questions.forEach(({ id }, at) => {
        const when = screening.answers[at];
        if (when) said[id] = { true: "yes", false: "no", null: unsure(when) ? "unsure" : undefined }[truth(when, questions, answers)];
      });
      result.screening = planner(screening, { ...answers, answers: said });
    }
    return result;
  };
}
