// The Nu HTML checker on every page, picture and stylesheet: no message at all, warnings included.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const title = 'Nu HTML checker: pages, pictures, stylesheet';
const JAR = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

// False alarms: for a file on a disk, the checker does not know what 'self' means, and it takes JSON data for a script.
// Browsers do not, and the links gate reports their messages.
const NOT_SO = /^Resource violates Content Security Policy \(meta tag\): external stylesheet “[^”]+” blocked by “style-src” directive|^Resource violates Content Security Policy \(meta tag\): image “[^”]+” blocked by “img-src” directive|^Inline style violates Content Security Policy \(meta tag\): blocked by “style-src” directive|^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive/;

export const broken = {
  'markup.html': [/markup\.html:\d+: error: .*alt/, /markup\.html:\d+: error: Stray end tag/],
  'markup.css': [/markup\.css:\d+: error: .*colr/],
};

/** One run reads all sites, because the checker takes two seconds to start. */
export const together = true;

export async function check(sites) {
  const files = sites.flatMap((site) => site.files.filter((file) => /\.(html|css|svg)$/.test(file) && (!site.only || site.only.includes(file)))
    .map((file) => join(site.folder, file)));
  const java = process.env.JAVA ?? 'java';
  // The run is so short that the optimising compiler and the parallel collector would not pay off.
  const words = ['-Xss2m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', JAR, '--also-check-css', '--also-check-svg', '--format', 'json', '--stdout', ...files];
  const out = await new Promise((resolve, reject) => {
    execFile(java, words, { maxBuffer: 1 << 27 }, (error, stdout, stderr) => (stdout ? resolve(stdout) : reject(new Error(`${java}: ${error?.message ?? ''} ${stderr}`))));
  });
  return JSON.parse(out).messages.filter(({ type, message }) => type !== 'info' || !NOT_SO.test(message)).map(({ url, lastLine, type, subType, message }) => {
    const file = url ? fileURLToPath(url) : '';
    const site = sites.find(({ folder }) => file.startsWith(`${folder}${sep}`));
    return `${site ? `${site.name}/${relative(site.folder, file)}` : file}:${lastLine ?? 0}: ${subType ?? type}: ${message}`;
  });
}
