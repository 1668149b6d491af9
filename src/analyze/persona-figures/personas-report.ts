/** The personas report: the rule of each persona, asked of the people of the report. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import { revenueShareWords, shareWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Persona } from '../../people/personas/contract.ts';
import type { Personas } from '../../people/personas/public.ts';
import { array, int } from '../../platform/eventdb/row.ts';
import { sql } from '../../platform/eventdb/sql.ts';
import type { ReportQuery } from '../engine/contract.ts';
import { dayNumberIn, openReport, type ReportParts, type ReportScope, shareOf } from '../engine/public.ts';
import { readScales, reportedAtAll } from '../feelings/public.ts';
import type { Segment } from '../segments/contract.ts';
import type { Segments } from '../segments/public.ts';
import { meanRange } from '../value/public.ts';
import type { PersonaFigures, personasReport } from './contract.ts';
import { personaDefinitions } from './definitions.ts';
import { personaFigures } from './figures.sql.ts';

type Reply = ReplyInputOf<typeof personasReport>;

export interface PersonasReportParts extends ReportParts {
  readonly personas: Pick<Personas, 'list' | 'get'>;
  readonly segments: Pick<Segments, 'get' | 'condition' | 'list'>;
}

interface WithRule {
  readonly persona: Persona;
  /** Null: none chosen, or gone. */
  readonly segment: Segment | null;
}

export async function answerPersonas(
  parts: PersonasReportParts,
  workspace: WorkspaceScope,
  query: ReportQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const [personas, segments] = await Promise.all([
    parts.personas.list(workspace.id),
    parts.segments.list(workspace.id),
  ]);
  const listed = personas.map(
    (persona): WithRule => ({
      persona,
      segment: segments.find(({ id }) => id === persona.segmentId) ?? null,
    }),
  );
  const { all, items } = await withFeelings(scope, parts.segments, listed);
  return {
    ...scope.head({
      sentence: sentenceOf(items),
      caveats: caveatsOf(items),
      definitions: personaDefinitions,
    }),
    all,
    items,
  };
}

async function figuresOf(
  scope: ReportScope,
  segments: Pick<Segments, 'condition'>,
  listed: readonly WithRule[],
): Promise<Pick<Reply, 'all' | 'items'>> {
  const { workspace, source, rows, filter, events, period } = scope;
  const ruled = listed.flatMap(({ segment }) => segment ?? []);
  const conditions = await Promise.all(ruled.map(({ rule }) => segments.condition(workspace, source, rule)));
  const names = ['people', 'customers', 'visits', 'orders', 'revenue'] as const;
  const dayOf = dayNumberIn(period.timezone, period.fromDay, period.toDay);
  const [row] = await events.query(personaFigures(rows, filter, dayOf, conditions), {
    ...Object.fromEntries(
      ['all', ...ruled.map((_, k) => `p${k}`)].flatMap((who) => names.map((name) => [`${who}_${name}`, int])),
    ),
    ...Object.fromEntries(ruled.map((_, k) => [`p${k}_each`, array(int)])),
  });
  const found = row as Record<string, unknown> | undefined;
  const of = (who: string) => {
    const figure = (name: (typeof names)[number]): number => Number(found?.[`${who}_${name}`] ?? 0);
    return {
      people: figure('people'),
      customers: figure('customers'),
      visits: figure('visits'),
      orders: figure('orders'),
      revenueMinor: figure('revenue'),
    };
  };
  const all = of('all');
  let k = 0;
  const items = listed.map(({ persona, segment }): PersonaFigures => {
    const base = { personaId: persona.id, name: persona.name, segmentId: persona.segmentId };
    if (segment === null) return { ...base, ...NOTHING_KNOWN };
    const who = `p${k++}`;
    const own = of(who);
    const range = meanRange((found?.[`${who}_each`] as number[] | undefined) ?? []);
    return {
      ...base,
      segment: segment.name,
      people: shareOf(own.people, all.people),
      customers: shareOf(own.customers, all.customers),
      visits: own.visits,
      visitsShare: all.visits === 0 ? null : own.visits / all.visits,
      orders: own.orders,
      revenueMinor: own.revenueMinor,
      revenueShare: all.revenueMinor <= 0 ? null : own.revenueMinor / all.revenueMinor,
      perCustomer: range && { mean: range.mean, low: range.low, high: range.high },
      feeling: null,
    };
  });
  return { all, items };
}

/** One after the other: there are few personas, and each is a question to the events themselves. */
async function withFeelings(
  scope: ReportScope,
  segments: Pick<Segments, 'condition'>,
  listed: readonly WithRule[],
): Promise<Pick<Reply, 'all' | 'items'>> {
  const { all, items } = await figuresOf(scope, segments, listed);
  const scales = readScales();
  const felt: PersonaFigures[] = [];
  for (const [index, item] of items.entries()) {
    const segment = listed[index]?.segment ?? null;
    if (segment === null) {
      felt.push(item);
      continue;
    }
    const who = await segments.condition(scope.workspace, scope.source, segment.rule);
    const rows = sql`SELECT * FROM (${scope.rows}) WHERE ${who}`;
    felt.push({ ...item, feeling: await reportedAtAll({ ...scope, rows }, scales) });
  }
  return { all, items: felt };
}

const NOTHING_KNOWN = {
  segment: null,
  people: null,
  customers: null,
  visits: null,
  visitsShare: null,
  orders: null,
  revenueMinor: null,
  revenueShare: null,
  perCustomer: null,
  feeling: null,
};

function sentenceOf(items: readonly PersonaFigures[]): string {
  if (items.length === 0) return 'No personas yet.';
  const dearest = items
    .filter(({ revenueShare }) => revenueShare !== null)
    .sort((a, b) => (b.revenueShare ?? 0) - (a.revenueShare ?? 0))[0];
  if (!dearest || dearest.revenueShare === null || dearest.people?.share == null)
    return `${items.length === 1 ? 'One persona' : `${items.length} personas`}; none has both a rule and revenue in this period.`;
  return `“${dearest.name}” brings most: ${shareWords(dearest.people.share)} people bring ${revenueShareWords(dearest.revenueShare)}.`;
}

function caveatsOf(items: readonly PersonaFigures[]): string[] {
  const without = items.filter(({ segment }) => segment === null).map(({ name }) => `“${name}”`);
  return [
    ...(items.length > 1
      ? ['One person may meet the rules of several personas, so the shares need not add up.']
      : []),
    ...(without.length === 0
      ? []
      : [`${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no rule, so there are no figures.`]),
  ];
}
