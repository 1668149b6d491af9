/** Rows of cells to a map: finds out which of the two layouts it is, and says what it took for what. Pure. */
import { colours, mapKinds } from '../document.ts';
import { evidenceOf, feelingOf, scaleOf, separated } from './cell-text.ts';
import { channelOf, type Imported, MapBuilder, type Surroundings, Unreadable } from './imported.ts';
import { laneOf } from './lane-words.ts';
import { aboutHead, type Rows } from './to-table.ts';

const STAGE = /^(stages?|phases?|stufen?|abschnitte?|journey stages?)$/i;
const STEP = /^(steps?|schritte?)$/i;
const TOUCHPOINT = /^(touch ?-?points?|kontaktpunkte?|berührungspunkte?|customer actions?)$/i;
const CHANNEL = /^(channels?|kanal|kanäle)$/i;
const COLOUR = /^(colou?r|farbe)$/i;
const OWNER = /^(owner|responsible|verantwortlich)$/i;
const EVIDENCE = /^(evidence|belege?|sources?)$/i;

/** @throws Unreadable when there are no rows to speak of */
export function fromTable(given: Rows, around: Surroundings): Imported {
  const rows = given
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''));
  const perRow = rows.findIndex(
    (row) => row.some((cell) => STAGE.test(cell)) && row.some((cell) => TOUCHPOINT.test(cell)),
  );
  if (perRow >= 0) return fromRows(rows.slice(perRow), around);
  const across = rows.findIndex((row) => STAGE.test(row[0] ?? '') && row.length > 1);
  if (across >= 0) return fromAcross(rows, across, around);
  const headed = rows.findIndex(
    ([first, ...rest]) => first === '' && rest.filter((cell) => cell !== '').length > 1,
  );
  if (headed < 0 || headed === rows.length - 1) {
    throw new Unreadable(
      'it has neither the columns “Stage” and “Touchpoint” nor a row that begins with “Stage”',
    );
  }
  const imported = fromAcross(rows, headed, around);
  const text = 'The first row without a heading of its own was taken for the stages.';
  return { ...imported, notes: [{ kind: 'guessed', text }, ...imported.notes] };
}

interface Named {
  readonly title: string;
  readonly id: string;
}

function fromRows([head = [], ...body]: Rows, around: Surroundings): Imported {
  const builder = new MapBuilder(around);
  const find = (pattern: RegExp) => head.findIndex((cell) => pattern.test(cell));
  const at = {
    stage: find(STAGE),
    step: find(STEP),
    touchpoint: find(TOUCHPOINT),
    channel: find(CHANNEL),
    colour: find(COLOUR),
    owner: find(OWNER),
    evidence: find(EVIDENCE),
  };
  const touchpoints = builder.lane('touchpoints');
  const used = new Set(Object.values(at));
  const lanes = lanesFrom(
    builder,
    head.map((cell, index) => (used.has(index) ? '' : cell)),
  );
  const scales = scalesOf(builder, lanes, (index) => body.map((row) => row[index] ?? ''));
  let stage = null as Named | null;
  let step = null as Named | null;
  const filled = new Set<string>();
  for (const row of body) {
    const cell = (index: number) => row[index] ?? '';
    // A stage named once with rows below it, as merged cells leave it.
    const title: string = cell(at.stage) || (stage?.title ?? '');
    if (!stage || title !== stage.title) {
      stage = { title, id: builder.stage(title) };
      step = null;
    }
    const name = cell(at.step);
    if (name === '') step = null;
    else if (name !== step?.title) step = { title: name, id: builder.step(stage.id, name) };
    const column = step?.id ?? stage.id;
    for (const text of separated(cell(at.touchpoint)).slice(0, 1)) {
      const words = separated(cell(at.touchpoint)).join('\n');
      const colour = colours.find((each) => each === cell(at.colour)) ?? 'plain';
      const channel = cell(at.channel) === '' ? null : channelOf(around, cell(at.channel));
      const owner = cell(at.owner).slice(0, 200) || null;
      const card = builder.card(touchpoints, column, words || text, { channel, colour, owner });
      for (const line of separated(cell(at.evidence))) builder.evidence(card, evidenceOf(line));
    }
    for (const lane of lanes) addCell(builder, lane, column, cell(lane.index), { scales, filled, around });
  }
  return builder.done();
}

function fromAcross(rows: Rows, at: number, around: Surroundings): Imported {
  const builder = new MapBuilder(around);
  readAbout(builder, rows.slice(0, at));
  const stages = (rows[at] ?? []).slice(1);
  const hasSteps = STEP.test(rows[at + 1]?.[0] ?? '');
  const steps = hasSteps ? (rows[at + 1] ?? []).slice(1) : [];
  const body = rows.slice(at + (hasSteps ? 2 : 1));
  const width = Math.max(...rows.slice(at).map((row) => row.length - 1));
  const columns: string[] = [];
  let stage = null as Named | null;
  for (let index = 0; index < width; index++) {
    const step = steps[index] ?? '';
    const title: string = stages[index] || (stage?.title ?? '');
    const goesOn: boolean = stage !== null && title === stage.title && (step !== '' || !stages[index]);
    if (!stage || !goesOn) stage = { title, id: builder.stage(title) };
    columns.push(step === '' ? stage.id : builder.step(stage.id, step));
  }
  const lanes = lanesFrom(
    builder,
    body.map(([heading = '']) => heading),
  );
  const scales = scalesOf(builder, lanes, (index) => (body[index] ?? []).slice(1));
  const filled = new Set<string>();
  for (const lane of lanes) {
    for (const [index, column] of columns.entries()) {
      addCell(builder, lane, column, body[lane.index]?.[index + 1] ?? '', { scales, filled, around });
    }
  }
  return builder.done();
}

function readAbout(builder: MapBuilder, rows: Rows): void {
  for (const [head = '', value = ''] of rows) {
    const [, field] =
      Object.entries(aboutHead).find(([name]) => name.toLowerCase() === head.toLowerCase()) ?? [];
    const kind = mapKinds.find((each) => each === value);
    if (field === 'kind') builder.set(kind ? { kind } : {});
    else if (field === 'reviewOn') builder.set(/^\d{4}-\d\d-\d\d$/.test(value) ? { reviewOn: value } : {});
    else if (field) builder.set({ [field]: value });
    else if (head !== '' && value !== '')
      builder.note('lost', `The line “${head}” above the stages has no place on a map.`);
  }
}

interface LaneAt {
  readonly id: string;
  readonly kind: string;
  /** Column or row of the table. */
  readonly index: number;
}

function lanesFrom(builder: MapBuilder, headings: readonly string[]): LaneAt[] {
  return headings.flatMap((heading, index) => {
    if (heading === '') return [];
    const { kind, title, guessed } = laneOf(heading);
    if (guessed) builder.note('guessed', `“${heading}” was taken for the lane ${kind}.`);
    return [{ id: builder.lane(kind, title), kind, index }];
  });
}

type Scales = ReadonlyMap<string, (value: number) => number>;

/** Curves on another scale than ours, by all the values of their lane. */
function scalesOf(
  builder: MapBuilder,
  lanes: readonly LaneAt[],
  cells: (index: number) => readonly string[],
): Scales {
  const scales = new Map<string, (value: number) => number>();
  for (const lane of lanes.filter(({ kind }) => kind === 'feeling')) {
    const values = cells(lane.index).flatMap((cell) => feelingOf(cell).value ?? []);
    const scale = scaleOf(values);
    if (!scale) continue;
    builder.note('guessed', `Feelings were taken for a scale of ${scale.words} and brought to -2 to +2.`);
    scales.set(lane.id, scale.to);
  }
  return scales;
}

function addCell(
  builder: MapBuilder,
  lane: LaneAt,
  column: string,
  cell: string,
  { scales, filled, around }: { scales: Scales; filled: Set<string>; around: Surroundings },
): void {
  if (cell === '' || lane.kind.startsWith('line-')) return;
  if (lane.kind === 'feeling') {
    const { value, text } = feelingOf(cell);
    const place = `${lane.id} ${column}`;
    if (filled.has(place)) {
      builder.note(
        'lost',
        'A stage has one feeling per lane; the first one was taken where there were more.',
      );
      return;
    }
    filled.add(place);
    const to = scales.get(lane.id) ?? ((given: number) => given);
    builder.feeling(lane.id, column, value === null ? null : to(value), text);
    return;
  }
  for (const text of separated(cell)) {
    const channel = lane.kind === 'touchpoints' ? /^(.+) \[([^\]]+)\]$/s.exec(text) : null;
    if (channel)
      builder.card(lane.id, column, channel[1] ?? '', { channel: channelOf(around, channel[2] ?? '') });
    else if (lane.kind === 'images' && /^(https?:\/\/|\/|picture:)\S+$/.test(text)) {
      builder.card(lane.id, column, '', { image: text.slice(0, 2000) });
    } else builder.card(lane.id, column, text);
  }
}
