// Loads the scripts of a page with tools, in order. The page's content security policy allows no script by address: it
// allows this text by its hash, and scripts that this text loads ('strict-dynamic'). The addresses of the scripts are
// fixed here, and their content is checked against hashes, except on a disk, where browsers refuse a check across
// origins. `f` lists the scripts, each by its address and hash. `p` is a Trusted Types policy, which allows only these
// addresses.
((d, f, p = { createScriptURL: n => f[n][0] }) => {
  if (self.trustedTypes) p = trustedTypes.createPolicy('osteon', p);
  for (const n in f) {
    const s = d.createElement('script');
    s.async = 0;
    s.src = p.createScriptURL(n);
    if (location.protocol != 'file:') s.integrity = f[n][1];
    d.head.append(s);
  }
})(document, {scripts});
