/** The lists a draft is made from: what events of the field's vocabulary mean on a map, and the trade templates. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../platform/files/package-root.ts';
import { Rule } from '../touchpoints/contract.ts';

const Vocabulary = z.object({
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
  /** Words in the name of an unknown event that place it. */
  words: z.array(z.object({ pattern: z.string(), role: z.string() })),
});
export type Vocabulary = z.output<typeof Vocabulary>;

const Line = z.string().trim().min(1).max(120);

/** What a trade usually has: its stages and touchpoints, what is behind each stage, what to ask and what to look at first. */
export const TemplateFile = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  stages: z.array(z.string()).min(2).max(10),
  touchpoints: z.array(
    z.strictObject({
      title: Line,
      stage: z.string(),
      channel: z.string().nullable(),
      /** What somebody looks at there who comes as a customer, unannounced. */
      look: Line,
      rule: Rule,
    }),
  ),
  /** One for each stage, in their order. */
  behind: z.array(
    z.strictObject({
      stage: z.string(),
      /** In the customer's voice. */
      wants: Line,
      people: z.array(Line).min(1),
      systems: z.array(Line).min(1),
    }),
  ),
  questions: z
    .array(
      z.strictObject({
        text: Line,
        /** Asked once this stage is over. */
        stage: z.string(),
        scale: z.enum(['ease', 'satisfaction', 'recommendation']),
      }),
    )
    .length(3),
  /** Questions to the data, in plain words. */
  checks: z.array(Line).min(3),
});
export type TemplateFile = z.output<typeof TemplateFile>;

function dataFile(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(packageRoot(), 'data', ...path), 'utf8'));
}

export function readVocabulary(): Vocabulary {
  return Vocabulary.parse(dataFile('vocabulary.json'));
}

/** All trade templates, by name. */
export function readTemplates(): TemplateFile[] {
  return readdirSync(join(packageRoot(), 'data', 'templates'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => TemplateFile.parse(dataFile('templates', file)))
    .sort((a, b) => a.name.localeCompare(b.name));
}
