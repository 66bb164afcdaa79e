// The Nu HTML checker over every page, picture and stylesheet: not one message, warnings included.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const title = 'Nu HTML checker: pages, pictures, stylesheet';
const JAR = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

// Of a file on a disk it does not know what 'self' is, and it takes data in JSON for a script. Browsers know, and the links gate listens to them.
const NOT_SO = /^Resource violates Content Security Policy \(meta tag\): external stylesheet “[^”]+” blocked by “style-src” directive|^Resource violates Content Security Policy \(meta tag\): image “[^”]+” blocked by “img-src” directive|^Inline style violates Content Security Policy \(meta tag\): blocked by “style-src” directive|^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive/;

export const broken = {
  'markup.html': [/markup\.html:\d+: error: .*alt/, /markup\.html:\d+: error: Stray end tag/],
  'markup.css': [/markup\.css:\d+: error: .*colr/],
};

export async function check(site) {
  const files = site.files.filter((file) => /\.(html|css|svg)$/.test(file) && (!site.only || site.only.includes(file)));
  if (!files.length) return [];
  const java = process.env.JAVA ?? 'java';
  // It is over before the better compiler and collector would pay.
  const words = ['-Xss2m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', JAR, '--also-check-css', '--also-check-svg', '--format', 'json', '--stdout', ...files.map((file) => join(site.folder, file))];
  const out = await new Promise((resolve, reject) => {
    execFile(java, words, { maxBuffer: 1 << 27 }, (error, stdout, stderr) => (stdout ? resolve(stdout) : reject(new Error(`${java}: ${error?.message ?? ''} ${stderr}`))));
  });
  return JSON.parse(out).messages.filter(({ type, message }) => type !== 'info' || !NOT_SO.test(message)).map(({ url, lastLine, type, subType, message }) => {
    const file = url ? fileURLToPath(url).slice(site.folder.length + 1) : '';
    return `${site.name}/${file}:${lastLine ?? 0}: ${subType ?? type}: ${message}`;
  });
}
