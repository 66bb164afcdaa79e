// Gives the page's other script texts that readers see only if scripts run, as HTML. This Trusted Types policy allows
// only this HTML.
((html) => {
  const own = { createHTML: () => html };
  const policy = self.trustedTypes ? trustedTypes.createPolicy('osteon-texts', own) : own;
  self.osteonTexts = () => policy.createHTML('');
})({html});
