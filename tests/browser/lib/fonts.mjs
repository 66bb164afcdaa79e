// The fonts that browsers use: named families from named packages, whatever else is installed on the machine.
//
// Widths of texts and heights of links depend on the font, so a gate that used the machine's fonts would pass on one
// machine and fail on another. `fontConfiguration(set, folder)` writes a fontconfig configuration that contains only
// one set; a browser that is started with its path in FONTCONFIG_FILE sees no other font. Gates that measure text run
// with each set.
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Font sets: the family for each generic name, and the Debian packages that hold them. The two differ in what matters
 * to a layout: DejaVu is wide and Noto CJK is tall; Liberation has Arial's metrics and AR PL UMing is low.
 */
export const FONT_SETS = {
  noto: {
    'sans-serif': ['DejaVu Sans', 'Noto Sans CJK TC'],
    serif: ['DejaVu Serif', 'Noto Sans CJK TC'],
    monospace: ['DejaVu Sans Mono', 'Noto Sans CJK TC'],
  },
  liberation: {
    'sans-serif': ['Liberation Sans', 'AR PL UMing TW'],
    serif: ['Liberation Serif', 'AR PL UMing TW'],
    monospace: ['Liberation Mono', 'AR PL UMing TW'],
  },
};

/** Writes the configuration of a set and returns its path. `folder` will contain it and its cache. */
export async function fontConfiguration(name, folder) {
  const set = FONT_SETS[name];
  const files = [...new Set(Object.values(set).flat().flatMap(filesOf))];
  const own = join(folder, `fonts-${name}`);
  await mkdir(own, { recursive: true });
  const path = join(own, 'fonts.conf');
  await writeFile(path, configuration(set, files, join(own, 'cache')));
  return path;
}

/**
 * The files of a family, as the machine's fontconfig finds them: upright, of normal width, in one regular and one bold
 * weight. Optional packages add more weights, which would make the set depend on them.
 */
function filesOf(family) {
  const { FONTCONFIG_FILE: _, ...env } = process.env;
  const files = ['Regular', 'Book', 'Light', 'Bold'].flatMap((style) =>
    execFileSync('fc-list', [`:family=${family}:style=${style}:width=100:slant=0`, '--format', '%{file}\n'], { env, encoding: 'utf8' })
      .split('\n').filter(Boolean));
  if (!files.length) throw new Error(`no font of the family ${family}: tests/browser/run installs it`);
  return files;
}

/** Generic names and unknown families resolve to families of the set; every font that is not listed is rejected. */
function configuration(set, files, cache) {
  const folders = [...new Set(files.map(dirname))];
  const string = (text) => `<string>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`;
  const glob = (text) => `<glob>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</glob>`;
  const families = (generic) => set[generic].map((family) => `<family>${family}</family>`).join('');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((folder) => `<dir>${folder}</dir>`).join('\n')}
<cachedir>${cache}</cachedir>
<selectfont>
<rejectfont>${glob('*')}</rejectfont>
<acceptfont>${[...folders, ...files].map(glob).join('')}</acceptfont>
</selectfont>
<match target="pattern">
<test qual="all" name="family" compare="not_eq"><string>sans-serif</string></test>
<test qual="all" name="family" compare="not_eq"><string>serif</string></test>
<test qual="all" name="family" compare="not_eq"><string>monospace</string></test>
<edit name="family" mode="append_last">${string('sans-serif')}</edit>
</match>
${Object.keys(set).map((generic) => `<alias><family>${generic}</family><prefer>${families(generic)}</prefer></alias>`).join('\n')}
<alias><family>system-ui</family><prefer>${families('sans-serif')}</prefer></alias>
</fontconfig>
`;
}
