/** A table with one row per touchpoint to a map. Pure. */
import { said } from '../../../kernel/said.ts';
import { colours } from '../document/document.ts';
import { evidenceOf, feelingOf, separated } from './cell-text.ts';
import { channelOf, type Imported, MapBuilder, ownerOf, type Surroundings } from './imported.ts';
import { readAbout } from './table-about.ts';
import { type Columns, columnsOf, type Manner, touchpointLane } from './table-heads.ts';
import { Cells, type LaneAt, lanesFrom } from './table-lanes.ts';
import type { Rows } from './to-table.ts';

interface Named {
  readonly title: string;
  readonly id: string;
}

/** @param at the row of the headings */
export function fromRows(rows: Rows, at: number, manner: Manner, around: Surroundings): Imported {
  const [head = [], body] = [rows[at], rows.slice(at + 1)];
  const columns = columnsOf(head, manner);
  if (!columns) throw new Error('No head of rows.');
  const builder = new MapBuilder(around);
  readAbout(builder, rows.slice(0, at));
  sayHeads(builder, head, columns, body);
  const named = touchpointLane(head[columns.touchpoint] ?? '');
  const touchpoints = builder.lane('touchpoints', named ?? undefined);
  const used = new Set(Object.values(columns));
  const lanes = lanesFrom(
    builder,
    head.map((cell, index) => (used.has(index) ? '' : cell)),
    false,
  );
  const cells = new Cells(builder, lanes, around, (index) => body.map((row) => row[index] ?? ''));
  for (const { row, column } of placedRows(builder, body, columns, lanes)) {
    addTouchpoint(builder, touchpoints, column, { row, columns, around });
    for (const lane of lanes) for (const index of lane.indexes) cells.add(lane, column, row[index] ?? '');
  }
  return builder.done();
}

const takenForStages = (heading: string) => said('“{heading}” was taken for the stages.', { heading });
const takenForTouchpoints = (heading: string) =>
  said('“{heading}” was taken for the touchpoints.', { heading });

/** What was taken for stages and touchpoints where they are called otherwise, and what has no heading. */
function sayHeads(
  builder: MapBuilder,
  head: readonly string[],
  { stage, touchpoint }: Columns,
  body: Rows,
): void {
  for (const [at, taken] of [
    [stage, takenForStages],
    [touchpoint, takenForTouchpoints],
  ] as const) {
    const heading = head[at] ?? '';
    if (
      heading !== '' &&
      !/^(stages?|phases?|phasen|touch ?-?points?|kontaktpunkte?|.*\[touchpoint\])$/i.test(heading)
    )
      builder.note('guessed', taken(heading));
  }
  if (body.some((row) => row.some((cell, at) => cell !== '' && (head[at] ?? '') === '')))
    builder.note('lost', said('Columns without a heading were left out.'));
}

/** Each row with its column of the map: a stage named once goes on in the rows below it, as merged cells leave it. */
function placedRows(
  builder: MapBuilder,
  body: Rows,
  columns: Columns,
  lanes: readonly LaneAt[],
): { row: readonly string[]; column: string }[] {
  const titles = stageTitles(body, columns);
  const feelings = lanes.flatMap(({ kind, indexes }) => (kind === 'feeling' ? indexes : []));
  const seen = new Set<string>();
  const placed: { row: readonly string[]; column: string }[] = [];
  for (let from = 0, to = 0; from < body.length; from = to) {
    const title = titles[from] ?? '';
    while (to < body.length && titles[to] === title) to++;
    if (seen.has(title))
      builder.note(
        'guessed',
        said('The stage “{title}” comes again further down; it became one of its own.', { title }),
      );
    seen.add(title);
    const rows = body.slice(from, to);
    const stage = builder.stage(title);
    const apart = feelApart(rows, columns, feelings);
    if (apart)
      builder.note('guessed', said('Touchpoints with a feeling of their own became steps of their stage.'));
    let step = null as Named | null;
    for (const row of rows) {
      const name = row[columns.step] ?? (apart ? (row[columns.touchpoint] ?? '') : '');
      if (name === '') step = null;
      else if (apart || name !== step?.title) step = { title: name, id: builder.step(stage, name) };
      placed.push({ row, column: step?.id ?? stage });
    }
  }
  return placed;
}

function stageTitles(body: Rows, { stage }: Columns): string[] {
  let title = '';
  return body.map((row) => {
    title = row[stage] || title;
    return title;
  });
}

/** A stage has one feeling: where several of its touchpoints have one, each has to be a step. */
function feelApart(rows: Rows, { step, touchpoint }: Columns, feelings: readonly number[]): boolean {
  if (step >= 0 || touchpoint < 0) return false;
  return feelings.some((at) => rows.filter((row) => feelingOf(row[at] ?? '').value !== null).length > 1);
}

function addTouchpoint(
  builder: MapBuilder,
  lane: string,
  column: string,
  { row, columns, around }: { row: readonly string[]; columns: Columns; around: Surroundings },
): void {
  const cell = (index: number) => row[index] ?? '';
  const text = separated(cell(columns.touchpoint)).join('\n');
  const more = [columns.channel, columns.colour, columns.owner, columns.evidence].map(cell);
  if (text === '') {
    if (more.some((each) => each !== ''))
      builder.note('lost', said('Channels, owners and evidence of rows without a touchpoint were left out.'));
    return;
  }
  const [channel = '', colour = '', owner = '', evidence = ''] = more;
  const known = colours.find((each) => each === colour.toLowerCase());
  if (colour !== '' && !known)
    builder.note('lost', said('The colour “{colour}” has no meaning here.', { colour }));
  const card = builder.card(lane, column, text, {
    channel: channel === '' ? null : channelOf(around, channel),
    colour: known ?? 'plain',
    owner: ownerOf(around, owner),
  });
  for (const line of separated(evidence)) builder.evidence(card, evidenceOf(line));
}
