/** A whole map of a trade's template: touchpoints, wants, who and what is behind them, what to ask customers. The feeling stays empty: nobody knows it yet. Pure. */
import type { Language } from '../../../kernel/language.ts';
import type { Stage } from '../../stages/contract.ts';
import type { Touchpoint } from '../../touchpoints/contract.ts';
import type { LaneKind, MapDocument, MapFields } from './document.ts';
import { drawnMap, type FirstDrawing } from './first-drawing.ts';

/** As the map needs it; the draft slice keeps the templates. */
export interface MapTemplate {
  readonly stages: readonly string[];
  readonly touchpoints: readonly {
    readonly title: string;
    readonly stage: string;
    readonly channel: string | null;
  }[];
  readonly behind: readonly {
    readonly stage: string;
    readonly wants: string;
    readonly people: readonly string[];
    readonly systems: readonly string[];
  }[];
  readonly questions: readonly { readonly text: string; readonly stage: string }[];
  /** Names of stages and touchpoints in other languages. */
  readonly alsoCalled?: ReadonlyMap<string, readonly string[]>;
}

const templateLanes: readonly LaneKind[] = [
  'touchpoints',
  'wants',
  'thinks',
  'feeling',
  'pains',
  'opportunities',
  'line-of-visibility',
  'people',
  'systems',
  'free',
];

const questionLane: Readonly<Record<Language, string>> = {
  en: 'What to ask customers',
  de: 'Was Kunden zu fragen ist',
};

/** Stages and touchpoints that the business has under the same name, in whichever language, are linked, so that their numbers show. */
export function mapOfTemplate(
  map: Partial<MapFields>,
  template: MapTemplate,
  world: { readonly stages: readonly Stage[]; readonly touchpoints: readonly Touchpoint[] },
  newId: (prefix: string) => string,
  language: Language,
): MapDocument {
  const stages = template.stages.map((title) => ({
    ...{ key: title, title },
    workspaceStage: called(template, title, world.stages, ({ name }) => name)?.id ?? null,
  }));
  const cards = cardsOf(template, world.touchpoints);
  const titles = { free: questionLane[language] };
  const drawing = { stages, lanes: templateLanes, cards, titles, language };
  return drawnMap(map, drawing, newId);
}

function cardsOf(template: MapTemplate, known: readonly Touchpoint[]): FirstDrawing['cards'] {
  const touchpoints = template.touchpoints.map(({ title: text, stage, channel }) => {
    const touchpoint = called(template, text, known, ({ title }) => title)?.id ?? null;
    return { lane: 'touchpoints' as const, stage, text, channel, touchpoint };
  });
  const behind = template.behind.flatMap(({ stage, wants, people, systems }) => [
    { lane: 'wants' as const, stage, text: wants },
    ...people.map((text) => ({ lane: 'people' as const, stage, text })),
    ...systems.map((text) => ({ lane: 'systems' as const, stage, text })),
  ]);
  const asked = template.questions.map(({ text, stage }) => {
    return { lane: 'free' as const, stage, text, colour: 'question' as const };
  });
  return [...touchpoints, ...behind, ...asked];
}

/** Of those the one of this name; else one that has it in another language. */
function called<T>(
  { alsoCalled }: MapTemplate,
  name: string,
  among: readonly T[],
  nameOf: (each: T) => string,
): T | undefined {
  const names = [name, ...(alsoCalled?.get(name) ?? [])];
  return names
    .map((each) => among.find((one) => isSame(nameOf(one), each)))
    .find((found) => found !== undefined);
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
