/** What is known of a feeling beside what a map assumes: as whoever shows a map hands it to the map. Pure. */
import { z } from 'zod';

const Value = z.number().min(-2).max(2).nullable();

/** At one column of a feeling lane. */
export interface FeltHere {
  /** −2 … +2; null where too little is known. */
  readonly reported: number | null;
  readonly observed: number | null;
  /** Everything in words, with what it rests on. */
  readonly words: string;
  /** Where the layers part, in words; null where they do not. */
  readonly parting: string | null;
}

const Line = z.string().max(200);

/** Figures as they stand in a picture of a map: asked by who looks at it, for a map itself knows none. */
export const ShownFigures = z.object({
  /** By card, the lines its live number is told in. */
  cards: z.record(z.string().max(120), z.array(Line).max(3)).default({}),
  /** By feeling lane, then by column. */
  felt: z
    .record(
      z.string().max(120),
      z.record(z.string().max(120), z.object({ reported: Value, observed: Value })),
    )
    .default({}),
  /** Which days they are of. */
  note: Line.default(''),
});
export type ShownFigures = z.output<typeof ShownFigures>;

/** No figures at all: what strangers get. */
export const noFigures: ShownFigures = { cards: {}, felt: {}, note: '' };
