/** Collects every screen text from the source into data/texts/en.json, so that translators have one list. `npm run texts`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const textsFolder = fileURLToPath(new URL('../data/texts/', import.meta.url));
const root = fileURLToPath(new URL('../', import.meta.url));

const QUOTED = /(['"`])((?:\\.|(?!\1)[\s\S])*)\1/;
const CALL = new RegExp(`\\b(?:t|said)\\(\\s*(?:${QUOTED.source})`, 'g');
const SAY = new RegExp(
  `<Say\\s[^>]*?text=(?:"([^"]*)"|\\{\\s*(?:${QUOTED.source.replace('\\1', '\\2').replace('\\1', '\\2')}))`,
  'g',
);

/** Texts of the screens, sentences of the server that screens say again, and the names of channels, sorted; each is the key of its translation. */
export function screenTexts() {
  const texts = new Set();
  for (const file of sources(join(root, 'src'))) {
    const source = readFileSync(file, 'utf8');
    if (!/\/(text\.tsx|said\.ts)'/.test(source)) continue;
    for (const [, , text] of source.matchAll(CALL)) texts.add(unescaped(text));
    for (const [, plain, , braced] of source.matchAll(SAY)) texts.add(unescaped(plain ?? braced));
  }
  for (const { name } of JSON.parse(readFileSync(join(root, 'data', 'channels.json'), 'utf8')))
    texts.add(name);
  return [...texts].sort();
}

function unescaped(text) {
  return text
    .replace(/\\u\{?([0-9a-f]{4})\}?/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(['"`\\])/g, '$1');
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') yield* sources(path);
    } else if (/\.tsx?$/.test(entry.name) && !entry.name.includes('.test.')) yield path;
  }
}

if (process.argv[1]?.endsWith('texts.mjs'))
  writeFileSync(join(textsFolder, 'en.json'), `${JSON.stringify(screenTexts(), null, 1)}\n`);
