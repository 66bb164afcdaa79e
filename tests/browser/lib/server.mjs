// A static server as small as a host may be: a folder below a prefix, 404.html for the rest, a strict policy as header.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.atom': 'application/atom+xml', '.css': 'text/css; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8', '.ico': 'image/x-icon', '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.jsonld': 'application/ld+json',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json', '.xml': 'application/xml',
};

// What the strictest host would send; a page's own <meta> policy comes on top.
export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
  + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
  + "trusted-types 'none'";

/** Serves `folder` at `http://127.0.0.1:<port><prefix>`; `prefix` begins and ends with a slash. */
export async function serve(folder, prefix = '/') {
  const send = async (response, status, file) => {
    const bytes = await readFile(file);
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'referrer-policy': 'no-referrer' };
    // The page for unknown addresses has its style within; its own policy allows that one style by hash.
    if (status === 200 && !file.endsWith('404.html')) headers['content-security-policy'] = POLICY;
    response.writeHead(status, headers).end(bytes);
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const inside = path.startsWith(prefix) && !normalize(path).includes('..');
    try {
      if (!inside) throw new Error('outside');
      const name = path.slice(prefix.length);
      await send(response, 200, join(folder, name === '' || name.endsWith('/') ? `${name}index.html` : name));
    } catch {
      await send(response, 404, join(folder, '404.html')).catch(() => response.writeHead(404).end('not found'));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}
