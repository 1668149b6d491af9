/** Cells of a table into the lanes of a map, whichever way the table lies. Pure. */
import { said } from '../../../kernel/said.ts';
import type { LaneKind } from '../document/document.ts';
import { laneTitles } from '../document/first-drawing.ts';
import { feelingOf, isFace, scaleOf, separated } from './cell-text.ts';
import { channelOf, type MapBuilder, type Surroundings } from './imported.ts';
import { laneOf } from './lane-words.ts';

export interface LaneAt {
  readonly id: string;
  readonly kind: string;
  /** Columns or rows of the table. */
  readonly indexes: readonly number[];
}

/** One without a heading goes on with the lane before it where `goesOn`, as merged cells leave it. */
export function lanesFrom(builder: MapBuilder, headings: readonly string[], goesOn: boolean): LaneAt[] {
  const lanes: { id: string; kind: string; indexes: number[] }[] = [];
  for (const [index, heading] of headings.entries()) {
    if (heading === '') {
      const before = lanes.at(-1);
      if (!goesOn) continue;
      if (!before) {
        builder.note('lost', said('Rows without a heading above the first lane were left out.'));
        continue;
      }
      before.indexes.push(index);
      builder.note('guessed', said('Rows without a heading were taken for more of the lane above them.'));
      continue;
    }
    lanes.push({ ...laneHeaded(builder, heading), indexes: [index] });
  }
  return lanes;
}

/** Adds the lane that a heading means, and notes where that was guessed. */
export function laneHeaded(builder: MapBuilder, heading: string): { id: string; kind: LaneKind } {
  const { kind, title, guessed } = laneOf(heading);
  if (guessed)
    builder.note(
      'guessed',
      said(
        '“{heading}” was taken for the lane “{lane}”.',
        { heading },
        { words: { lane: [laneTitles[kind]] } },
      ),
    );
  return { id: builder.lane(kind, title), kind };
}

const IN_WORDS = said('Feelings that are no numbers stay texts; how high the curve runs is left open.');
const FACES = said('Faces and signs such as “++” were taken for feelings from -2 to +2.');

/** Fills cells of lanes; what it needs to know of those filled before is kept here. */
export class Cells {
  readonly #builder: MapBuilder;
  readonly #around: Surroundings;
  readonly #scales = new Map<string, (value: number) => number>();
  readonly #filled = new Set<string>();

  /** @param cells all of a column or row of the table: curves on another scale than ours are told by all their values */
  constructor(
    builder: MapBuilder,
    lanes: readonly LaneAt[],
    around: Surroundings,
    cells: (index: number) => readonly string[],
  ) {
    this.#builder = builder;
    this.#around = around;
    for (const { id, indexes } of lanes.filter(({ kind }) => kind === 'feeling')) {
      const given = indexes.flatMap((index) => cells(index)).filter((cell) => cell !== '');
      const values = given.flatMap((cell) => feelingOf(cell).value ?? []);
      if (given.length > 0 && values.length === 0) builder.note('guessed', IN_WORDS);
      if (given.some(isFace)) builder.note('guessed', FACES);
      const scale = scaleOf(values);
      if (!scale) continue;
      builder.note(
        'guessed',
        said(
          'Feelings were taken for a scale of {from, number} to {to, number} and brought to -2 to +2.',
          scale.ends,
        ),
      );
      this.#scales.set(id, scale.to);
    }
  }

  add(lane: LaneAt, column: string, cell: string): void {
    if (cell === '') return;
    if (lane.kind.startsWith('line-')) {
      this.#builder.note(
        'lost',
        said('A line between lanes holds no texts; what stood in its cells was left out.'),
      );
    } else if (lane.kind === 'feeling') this.#addFeeling(lane.id, column, cell);
    else for (const text of separated(cell)) this.#addCard(lane, column, text);
  }

  #addFeeling(lane: string, column: string, cell: string): void {
    const place = `${lane} ${column}`;
    if (this.#filled.has(place)) {
      this.#builder.note(
        'lost',
        said('A stage has one feeling per lane; the first one was taken where there were more.'),
      );
      return;
    }
    this.#filled.add(place);
    const { value, text } = feelingOf(cell);
    const to = this.#scales.get(lane) ?? ((given: number) => given);
    this.#builder.feeling(lane, column, value === null ? null : to(value), text);
  }

  #addCard({ id, kind }: LaneAt, column: string, text: string): void {
    const channel = kind === 'touchpoints' ? /^(.*?) ?\[([^[\]]*)\]$/s.exec(text) : null;
    if (channel) {
      const [, words = '', name = ''] = channel;
      this.#builder.card(id, column, words, { channel: channelOf(this.#around, name) });
    } else if (kind === 'images' && /^(https?:\/\/|\/|picture:)\S+$/.test(text)) {
      this.#builder.card(id, column, '', { image: text.slice(0, 2000) });
    } else this.#builder.card(id, column, text);
  }
}
