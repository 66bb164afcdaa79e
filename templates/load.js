// Loads the script of a page with tools. The page's content security policy allows no script by address: it allows this
// text by its hash, and scripts that this text loads ('strict-dynamic'). The address of the script is fixed here, and
// its content is checked against a hash, except on a disk, where browsers refuse a check across origins. This Trusted
// Types policy allows only that address.
((s, u) => {
  s.src = self.trustedTypes ? trustedTypes.createPolicy('osteon', { createScriptURL: () => u }).createScriptURL('') : u;
  if (location.protocol != 'file:') s.integrity = '{integrity}';
  document.head.append(s);
})(document.createElement('script'), '{src}');
