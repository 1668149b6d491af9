/** Reads into which parts a funnel is split, and what each part is called. */
import { AppError } from '../../platform/errors/app-error.ts';
import { count, type Sql, sql } from '../../platform/eventdb/sql.ts';
import type { ReportScope } from '../engine/public.ts';
import type { Segments } from '../segments/public.ts';
import {
  allThatHold,
  firstChannel,
  firstTouch,
  groupOf,
  lastChannel,
  lastTouch,
  type TouchArray,
  touchAt,
} from './breakdown.sql.ts';
import type { FunnelQuery } from './contract.ts';
import { numberOf, type PartName, partNames, UNKNOWN } from './part-names.ts';
import type { FunnelAsked } from './step-meetings.sql.ts';

export type BreakdownSegments = Pick<Segments, 'list' | 'condition' | 'traitValues'>;

export interface Breakdown {
  /** What `because` of the funnel has to hold. */
  readonly because: NonNullable<FunnelAsked['because']>;
  /** Over the columns of `levels`: the numbers of the parts somebody is in; who is split. */
  readonly parts: Sql;
  readonly split: Sql;
  nameOf(part: number): PartName;
  /** Undefined for a part there cannot be. */
  partOf(value: string): number | undefined;
}

type Asked = Pick<FunnelQuery, 'by' | 'atStep' | 'trait'>;

/** More values of a trait, or segments, than a table holds; the rest are one part. */
const MOST_GROUPS = 12;
const ALL = sql`1`;

/** @throws AppError `invalid_input` for a step the funnel does not have, or a breakdown by no trait */
export async function breakdownOf(
  scope: ReportScope,
  segments: BreakdownSegments,
  funnel: FunnelAsked,
  asked: Asked,
): Promise<Breakdown> {
  const { by, atStep } = asked;
  if (by === 'trait') return byTrait(scope, segments, asked.trait);
  if (by === 'segment') return bySegment(scope, segments);
  const codes = funnel.steps[atStep - 1];
  if (!codes) throw new AppError('invalid_input', { problem: `the funnel has no step ${atStep}` });
  const arrays: Partial<Record<FunnelQuery['by'], TouchArray>> = {
    touchpoint: 'codes',
    channel: 'via',
    device: 'using',
    campaign: 'because',
    page: 'because',
  };
  const array = arrays[by];
  const ends = {
    first_touch: firstTouch,
    first_channel: firstChannel,
    last_touch: lastTouch,
    last_channel: lastChannel,
  };
  const part = array ? touchAt(array, atStep, codes) : by in ends ? ends[by as keyof typeof ends] : sql`0`;
  return {
    because: by === 'page' ? 'pages' : 'campaigns',
    parts: sql`[toUInt16(${part})]`,
    split: array && atStep > 1 ? sql`level >= ${count(atStep)}` : ALL,
    nameOf: partNames(by, scope.source),
    partOf: (value) => numberOf(by, value, scope.source),
  };
}

async function byTrait(
  { workspace }: ReportScope,
  segments: BreakdownSegments,
  trait: string | undefined,
): Promise<Breakdown> {
  if (!trait)
    throw new AppError('invalid_input', { problem: 'say which trait people are to be split by (`trait`)' });
  const said = await segments.traitValues(workspace.id, trait);
  const people = new Map<string, string[]>();
  for (const [person, value] of said) {
    const those = people.get(value);
    if (those) those.push(person);
    else people.set(value, [person]);
  }
  const values = [...people].sort(
    ([a, those], [b, these]) => these.length - those.length || (a < b ? -1 : 1),
  );
  const own = values.slice(0, MOST_GROUPS);
  const rest = values.slice(MOST_GROUPS).flatMap(([, those]) => those);
  const names = own.map(([value]): PartName => ({ value, name: value }));
  return grouped(sql`[toUInt16(${groupOf([...own.map(([, those]) => those), rest])})]`, [...names, OTHERS]);
}

const OTHERS: PartName = { value: '(other)', name: 'other' };

async function bySegment(
  { workspace, source, rows }: ReportScope,
  segments: BreakdownSegments,
): Promise<Breakdown> {
  const listed = (await segments.list(workspace.id)).slice(0, MOST_GROUPS);
  const conditions = await Promise.all(listed.map(({ rule }) => segments.condition(workspace, source, rule)));
  return grouped(
    allThatHold(rows, conditions),
    listed.map(({ id, name }) => ({ value: id, name })),
  );
}

function grouped(parts: Sql, names: readonly PartName[]): Breakdown {
  return {
    because: 'campaigns',
    parts,
    split: ALL,
    nameOf: (part) => names[part - 1] ?? UNKNOWN,
    partOf: (value) => {
      if (value === UNKNOWN.value) return 0;
      const place = names.findIndex((each) => each.value === value);
      return place < 0 ? undefined : place + 1;
    },
  };
}
