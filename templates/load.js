// Loads the script of a page with tools. The page's content security policy allows no script by address: it allows this text by
// its hash, and what this text loads ('strict-dynamic'). The loaded file is fixed here and checked against its hash, except on a
// disk, where browsers would refuse a check across origins. Trusted Types: this policy allows one address.
((s, u) => {
  s.src = self.trustedTypes ? trustedTypes.createPolicy('osteon', { createScriptURL: () => u }).createScriptURL('') : u;
  if (location.protocol != 'file:') s.integrity = '{integrity}';
  document.head.append(s);
})(document.createElement('script'), '{src}');
