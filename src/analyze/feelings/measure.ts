/** Asks the statements of both measured layers, alike for the people of a report and for those beside them. */
import { float, int, str } from '../../platform/eventdb/row.ts';
import type { Compared, ReportScope } from '../engine/public.ts';
import { askedOf, signsOf } from '../frictions/public.ts';
import { waitsOf } from '../funnel/public.ts';
import { type AnswersAsked, allAnswerSums, answerKinds, answerSums, type Scaled } from './answers.sql.ts';
import type { Reported } from './contract.ts';
import type { StayCount } from './observed.ts';
import { type AnswerSums, noAnswers, reportedOf } from './reported.ts';
import { type Declared, scaleOf } from './scales.ts';
import { purchaseStage, type StaysAsked, stayCounts } from './stays.sql.ts';

const DAY_MS = 86_400_000;
/** Nobody is waited for longer than this. */
const LONGEST_MS = 30 * DAY_MS;
const OFF_THE_MAP = 0;

/** Whose feelings: those of a report, or those beside them. */
export type Whose = Pick<
  ReportScope,
  'workspace' | 'source' | 'events' | 'now' | 'rows' | 'filter' | 'period'
>;

export function beside(scope: ReportScope, { rows, filter, period }: Compared): Whose {
  return { ...scope, rows, filter, period };
}

export interface Answers {
  /** By code of a touchpoint; of a stage by minus its position; of what is off the map by 0. */
  readonly places: ReadonlyMap<number, AnswerSums>;
  /** Answers whose scale nobody states, by name of their event. */
  readonly unscaled: ReadonlyMap<string, number>;
  /** Answers that their scale does not have; those of no touchpoint. */
  readonly outside: number;
  readonly nowhere: number;
}

export function answersAsked({ source, ...whose }: Whose): AnswersAsked {
  const { people, ...touches } = askedOf({ ...whose, source });
  const positions = new Map(source.stages.map(({ id, position }) => [id, position]));
  return {
    range: { workspace: whose.workspace.number, fromMs: touches.fromMs, toMs: touches.toMs, people },
    touches,
    touchpoints: source.touchpoints.map((touchpoint) => ({
      touchpoint,
      stagePosition: positions.get(touchpoint.stageId) ?? 0,
    })),
  };
}

/** The kinds of answers there are, and those whose scale is known. */
export async function kindsOf(whose: Whose, declared: Declared) {
  const kinds = await whose.events.query(answerKinds(answersAsked(whose)), {
    ...{ name: str, property: str, stated: str },
    answers: int,
  });
  const scaled = kinds.flatMap((kind): (Scaled & { answers: number })[] => {
    const scale = scaleOf(declared, kind);
    return scale === null ? [] : [{ ...kind, scale }];
  });
  return { kinds, scaled };
}

export async function answersOf(whose: Whose, declared: Declared): Promise<Answers> {
  const { kinds, scaled } = await kindsOf(whose, declared);
  const unscaled = new Map<string, number>();
  for (const { name, property, stated, answers } of kinds) {
    if (scaleOf(declared, { name, property, stated }) === null)
      unscaled.set(name, (unscaled.get(name) ?? 0) + answers);
  }
  if (scaled.length === 0) return { places: new Map(), unscaled, outside: 0, nowhere: 0 };
  const sums = await whose.events.query(answerSums(answersAsked(whose), scaled), sumColumns);
  const places = new Map(sums.map(({ place, ...each }) => [place, sumsOf(each)]));
  const said = scaled.reduce((sum, { answers }) => sum + answers, 0);
  const within = sums.reduce((sum, { place, answers }) => sum + (place < 0 ? 0 : answers), 0);
  return { places, unscaled, outside: said - within, nowhere: places.get(OFF_THE_MAP)?.answers ?? 0 };
}

/** What these people said they feel in all their answers, wherever they gave them. */
export async function reportedAtAll(whose: Whose, declared: Declared): Promise<Reported> {
  const { scaled } = await kindsOf(whose, declared);
  if (scaled.length === 0) return reportedOf(noAnswers);
  const [sums] = await whose.events.query(allAnswerSums(answersAsked(whose), scaled), sumColumns);
  return reportedOf(sums === undefined ? noAnswers : sumsOf(sums));
}

const sumColumns = {
  ...{ place: int, answers: int, people: int },
  ...{ w: float, a: float, ww: float, wa: float, aa: float },
};

function sumsOf(row: { readonly [K in keyof AnswerSums]: number | null }): AnswerSums {
  return {
    answers: row.answers ?? 0,
    people: row.people ?? 0,
    ...{ w: row.w ?? 0, a: row.a ?? 0, ww: row.ww ?? 0, wa: row.wa ?? 0, aa: row.aa ?? 0 },
  };
}

/** What going on is at each stage, and within which time it counts; the same for those beside. */
export interface Terms {
  /** Position of the stage in which things are bought; null where nothing is sold. */
  readonly purchase: number | null;
  /** By position less one: nine of ten who went on had done so; a day at least, thirty at most. */
  readonly horizons: readonly number[];
}

export async function termsOf(scope: ReportScope): Promise<Terms> {
  const { stages } = scope.source;
  const [waits, [sold]] = await Promise.all([
    waitsOf(scope.events, scope, stages.length),
    scope.events.query(purchaseStage(scope), { stage: int, orders: int }),
  ]);
  const purchase = sold?.stage ?? null;
  const horizons = stages.map(({ position }, index) => {
    const usual = purchase !== null && position >= purchase ? null : (waits[index]?.p90Ms ?? null);
    return Math.min(LONGEST_MS, Math.max(DAY_MS, usual ?? LONGEST_MS));
  });
  return { purchase, horizons };
}

/** The question about the stays. @param stage position of the one asked about, 1-based; null: each */
export async function staysAsked(whose: Whose, stage: number | null, terms: Terms): Promise<StaysAsked> {
  const { source, now, rows, filter } = whose;
  const span = await source.span();
  const names = source.labels.values('name');
  const { kindOf } = signsOf(names, new Map());
  const numbers = (wanted: readonly string[]): number[] =>
    names.flatMap((name, index) => {
      const code = source.labels.codeOf('name', name);
      return code !== undefined && wanted.includes(kindOf[index + 1] ?? '') ? [code] : [];
    });
  return {
    ...{ rows, filter, stage, ...terms },
    until: Math.min(now, filter.toMs, (span?.last ?? now) + 1),
    failures: numbers(['failure']),
    complaints: numbers(['complaint', 'refund']),
  };
}

/** What the people did at each stage, by its position less one. */
export async function staysOf(whose: Whose, terms: Terms): Promise<StayCount[][]> {
  const stages: StayCount[][] = whose.source.stages.map(() => []);
  if (stages.length === 0) return stages;
  const rows = await whose.events.query(stayCounts(await staysAsked(whose, null, terms)), {
    ...{ stage: int, of_code: int, first_step: int, closed: int, went_from: int, bought: int },
    ...{ people: int, in_trouble: int, repeated: int, in_either: int },
  });
  for (const row of rows) {
    stages[row.stage - 1]?.push({
      ...{ code: row.of_code, first: row.first_step, closed: row.closed, wentFrom: row.went_from },
      ...{ bought: row.bought === 1, people: row.people },
      ...{ troubled: row.in_trouble, again: row.repeated, either: row.in_either },
    });
  }
  return stages;
}
