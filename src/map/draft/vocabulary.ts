/** What events of the field's vocabulary mean on a map: the list a draft from data is made from. */
import { z } from 'zod';
import type { Language } from '../../kernel/language.ts';
import { dataFile, sayer, Words } from './data-file.ts';

const VocabularyFile = z.object({
  /** In the order of the journey. */
  roles: z.array(z.object({ role: z.string(), stage: z.string() })),
  events: z.array(
    z.object({
      event: z.string(),
      role: z.string(),
      title: z.string(),
      /** Titles by channel id: each becomes a touchpoint of its own where the channel occurs. */
      byChannel: z.record(z.string(), z.string()).optional(),
    }),
  ),
  pages: z.array(z.object({ glob: z.string(), role: z.string(), title: z.string() })),
  /** Pages that none of these is. */
  otherPages: z.object({ role: z.string(), title: z.string() }),
  /** Words in the name of an unknown event that place it. */
  words: z.array(z.object({ pattern: z.string(), role: z.string() })),
});
export type Vocabulary = z.output<typeof VocabularyFile>;

export function vocabularyWords(language: Language): Words {
  return Words.parse(dataFile(`vocabulary.${language}.json`));
}

export function readVocabulary(language: Language): Vocabulary {
  const list = VocabularyFile.parse(dataFile('vocabulary.json'));
  const say = sayer(language, vocabularyWords);
  const titled = <T extends { title: string }>(each: T): T => ({ ...each, title: say(each.title) });
  return {
    ...list,
    roles: list.roles.map(({ role, stage }) => ({ role, stage: say(stage) })),
    events: list.events.map(({ byChannel = {}, ...event }) => ({
      ...titled(event),
      byChannel: Object.fromEntries(
        Object.entries(byChannel).map(([channel, title]) => [channel, say(title)]),
      ),
    })),
    pages: list.pages.map(titled),
    otherPages: titled(list.otherPages),
  };
}
