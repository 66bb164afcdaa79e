// A static server that does as little as a host may do: a folder below a prefix, 404.html for everything else, the
// headers of docs/hosting.
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

// Headers that a page cannot set itself. All other rules are in each page's own policy, which differs between pages.
const HEADERS = {
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Serves `folder` at `http://127.0.0.1:<port><prefix>`; `prefix` begins and ends with a slash. */
export async function serve(folder, prefix = '/') {
  const send = async (response, status, file) => {
    const bytes = await readFile(file);
    response.writeHead(status, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...HEADERS }).end(bytes);
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
