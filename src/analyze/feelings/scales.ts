/**
 * Which scale an answer was given on, and where on −2 … +2 it lies. A scale is stated by the event itself (`scale: "1-7"`, from worst to
 * best) or declared for its name in data/answer-scales.json; it is never guessed from the answers. Where people answer in words is declared
 * there too. Pure but for reading the list.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../platform/files/package-root.ts';

const Ends = { worst: z.number(), best: z.number() };
const Declared = z.strictObject({
  events: z.array(z.strictObject({ event: z.string(), ...Ends })),
  properties: z.array(z.strictObject({ property: z.string(), ...Ends })),
  words: z.strictObject({
    /** A pattern of the names, in large or small letters, of events in which people say what they think. Others carry texts nobody wrote: labels, titles, errors. */
    events: z.string(),
    /** Which of their properties hold it, most telling first. */
    properties: z.array(z.string()),
  }),
});
export type Declared = z.output<typeof Declared>;

/** The worst and the best answer one can give; the best may be the smaller number. */
export interface Scale {
  readonly worst: number;
  readonly best: number;
}

/** The property in which an event states its scale. */
export const SCALE_PROPERTY = 'scale';
/** Half of the height of the scale of feelings. */
export const MOST = 2;

const STATED = /^\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|\.\.|to)\s*(-?\d+(?:\.\d+)?)\s*$/;

export function readScales(): Declared {
  return Declared.parse(JSON.parse(readFileSync(join(packageRoot(), 'data', 'answer-scales.json'), 'utf8')));
}

/** Null where nobody says what the number means: what an event states wrongly is not replaced by what is usual. */
export function scaleOf(
  declared: Declared,
  { name, property, stated }: { readonly name: string; readonly property: string; readonly stated: string },
): Scale | null {
  if (stated.trim() !== '') return read(stated);
  const known =
    declared.properties.find((each) => each.property === property) ??
    declared.events.find(({ event }) => event === name);
  return known ? { worst: known.worst, best: known.best } : null;
}

function read(stated: string): Scale | null {
  const [, from, to] = STATED.exec(stated) ?? [];
  const scale = { worst: Number(from), best: Number(to) };
  return from === undefined || to === undefined || scale.worst === scale.best ? null : scale;
}
