/** The program's own sentences in other languages: data/texts, which the screens read too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../kernel/language.ts';
import { english, type Voice, voiceIn } from '../../kernel/said.ts';
import { packageRoot } from './package-root.ts';

const known = new Map<Language, Voice>([['en', english]]);

export function voiceOf(language: Language): Voice {
  const held = known.get(language);
  if (held !== undefined) return held;
  const texts: Record<string, string> = JSON.parse(
    readFileSync(join(packageRoot(), 'data', 'texts', `${language}.json`), 'utf8'),
  );
  const voice = voiceIn(language, texts);
  known.set(language, voice);
  return voice;
}
