// What answers to a questionnaire come to: lists of items, outcomes, rows of a schedule.
"use strict";
{
  const { answer, counts, planner, survey, truth } = osteon;
  const LISTS = osteon.LISTS = ["see-doctor", "tell-doctor", "can-change", "good-to-know", "not-sure"];

  /** Where answers lead: they are sorted, never summed. */
  osteon.questionnaire = ({ questions, outcomes, screening }, answers) => {
    const result = {};
    const known = survey(questions, answers);
    for (const list of LISTS) result[list] = [];
    questions.forEach((question, at) => {
      if (known[at] !== true) return;
      const unsure = answer(question, answers) === "unsure";
      if (!unsure && counts(questions, answers, at, known) !== true) return;
      const { id, flag, group } = question;
      const calm = group === "can-change" ? group : "good-to-know";
      result[unsure ? "not-sure" : flag === "see-doctor" || flag === "tell-doctor" ? flag : calm].push(id);
    });
    const holds = outcomes.map(({ when }) => Array.isArray(when) && truth(when, questions, answers, known) === true);
    const nothing = !holds.includes(true) && LISTS.every((list) => !result[list].length);
    result.outcomes = outcomes.filter(({ when }, at) => when === "always" || (when === "otherwise" ? nothing : holds[at]))
      .map(({ id }) => id);
    if (screening) {
      const said = {};
      const open = new Set(result["not-sure"]);
      /** Whether a condition looks at an item that the reader is not sure of. */
      const unsure = ([kind, ...parts]) => kind !== "age" && parts
        .some((part) => (Array.isArray(part) ? unsure(part) : open.has((questions[part] || {}).id)));
      screening.questions.forEach(({ id }, at) => {
        const when = screening.answers[at];
        if (when) said[id] = { true: "yes", false: "no", null: unsure(when) ? "unsure" : undefined }[truth(when, questions, answers, known)];
      });
      result.screening = planner(screening, { ...answers, answers: said });
    }
    // The care cards, the most urgent first; of those that are as urgent, outcomes, red flags, red flags that are not sure.
    const flags = (ids, more) => (screening ? screening.questions : []).filter(({ id }) => ids.includes(id))
      .map(({ id, care }) => ({ care, question: id, ...more }));
    const { care = [], "care-unsure": unclear = [] } = result.screening || {};
    const cards = outcomes.filter((own) => own.care && result.outcomes.includes(own.id)).map((own) => ({ care: own.care, outcome: own.id }))
      .concat(flags(care), flags(unclear, { unsure: true }));
    result.care = ["emergency", "urgent", "non-urgent"].flatMap((own) => cards.filter((card) => card.care === own));
    return result;
  };
}
