/** The trade templates: one file each with what they are made of, in English, and beside them the same words in other languages. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Language } from '../../kernel/language.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { Rule } from '../touchpoints/contract.ts';
import { dataFile, sayer, Words } from './data-file.ts';

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

/** In a language, and how stages and touchpoints are called in the others: a business may have them under those names. */
export interface TradeTemplate extends TemplateFile {
  readonly alsoCalled: ReadonlyMap<string, readonly string[]>;
}

export function templateWords(language: Language, id: string): Words {
  return Words.parse(dataFile('templates', language, `${id}.json`));
}

/** All trade templates in a language, by their name in it. @throws Error for one that has no words in the language */
export function readTemplates(language: Language): TradeTemplate[] {
  return readdirSync(join(packageRoot(), 'data', 'templates'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const english = TemplateFile.parse(dataFile('templates', file));
      const said = Language.options.map((each) => saidIn(each, english));
      const own = said[Language.options.indexOf(language)] ?? english;
      return { ...own, alsoCalled: otherNames(own, said) };
    })
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The template in other words; what it is bound to stays. */
function saidIn(language: Language, template: TemplateFile): TemplateFile {
  const said = sayer(language, () => templateWords(language, template.id));
  return TemplateFile.parse({
    ...{ id: template.id, name: said(template.name), description: said(template.description) },
    stages: template.stages.map(said),
    touchpoints: template.touchpoints.map(({ title, stage, look, ...bound }) => ({
      ...{ title: said(title), stage: said(stage), look: said(look), ...bound },
    })),
    behind: template.behind.map(({ stage, wants, people, systems }) => ({
      ...{ stage: said(stage), wants: said(wants) },
      ...{ people: people.map(said), systems: systems.map(said) },
    })),
    questions: template.questions.map(({ text, stage, scale }) => ({
      ...{ text: said(text), stage: said(stage), scale },
    })),
    checks: template.checks.map(said),
  });
}

function otherNames(own: TemplateFile, all: readonly TemplateFile[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const other of all.filter((each) => each !== own)) {
    const pairs = [
      ...own.stages.map((name, at) => [name, other.stages[at]] as const),
      ...own.touchpoints.map(({ title }, at) => [title, other.touchpoints[at]?.title] as const),
    ];
    for (const [name, called = name] of pairs) names.set(name, [...(names.get(name) ?? []), called]);
  }
  return names;
}
