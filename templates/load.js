// Loads the one script of a page that has tools. The page's policy allows no script file by its address: it knows this text
// by its hash, and what this text loads ('strict-dynamic'). What it loads is fixed here and checked against its hash; not on a
// disk, where browsers take no file as its own site's and would refuse it. Trusted Types: this policy gives one address.
((s, u) => {
  s.src = self.trustedTypes ? trustedTypes.createPolicy('osteon', { createScriptURL: () => u }).createScriptURL('') : u;
  if (location.protocol != 'file:') s.integrity = '{integrity}';
  document.head.append(s);
})(document.createElement('script'), '{src}');
