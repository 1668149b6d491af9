/** The people behind a row of the credits: who converted with it on their way, or with no touch known. */
import { z } from 'zod';
import { channelCode } from '../../gather/events/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { type FigurePeople, figurePeople, type ReportScope } from '../engine/public.ts';
import { goalOf, waysAsked } from './asked.ts';
import { AttributionQuery } from './contract.ts';
import { creditedBy, OTHERS, rowsOf } from './credited.ts';
import { type Converted, rowsOfCredited } from './credited-people.sql.ts';
import { foundWays } from './shared-credits.ts';

const shared = AttributionQuery.pick({ level: true, goal: true, lookBackDays: true });
const Credited = shared.extend({ touch: z.string().max(500) });

export const attributionFigures: readonly FigurePeople[] = [
  figurePeople('attribution.credited', Credited, async (scope, query) => {
    const { codes, name } = await touchOf(scope, query);
    const who = listed(scope, query, codes);
    return { ...who, words: `${who.words} with ${name} in the ${query.lookBackDays} days before` };
  }),
  figurePeople('attribution.unknown', shared, (scope, query) => {
    const who = listed(scope, query, 'unknown');
    return { ...who, words: `${who.words} with no touch known in the ${query.lookBackDays} days before` };
  }),
  figurePeople('attribution.converted', shared, (scope, query) => listed(scope, query, 'any')),
];

type Query = z.output<typeof shared>;

function listed(scope: ReportScope, query: Query, converted: Converted) {
  return {
    rows: rowsOfCredited(askedOf(scope, query), converted),
    words: whoConverted(scope, query),
    // A conversion counts through whatever it came, so the list looks at all that happened in the period.
    filter: { ...scope.filter, channels: [], devices: [], campaigns: [] },
  };
}

function askedOf(scope: ReportScope, query: Query) {
  const goal = goalOf(scope, query.goal);
  return waysAsked(scope, { ...query, halfLifeDays: 7, value: 'gross' }, goal?.code ?? null);
}

function whoConverted(scope: ReportScope, query: Query): string {
  const goal = goalOf(scope, query.goal);
  return goal ? `People who met “${goal.title}”` : 'People who bought';
}

/** A touch with its name; for all others those that the report makes one row of. */
async function touchOf(
  scope: ReportScope,
  query: z.output<typeof Credited>,
): Promise<{ readonly codes: readonly number[]; readonly name: string }> {
  const { level, touch } = query;
  const { source } = scope;
  if (touch === OTHERS.id) {
    const found = await foundWays(scope.events, askedOf(scope, query));
    const { rows, rowOfCode } = rowsOf(found, creditedBy(level, source));
    const codes = [...rowOfCode].flatMap(([code, row]) => (rows[row]?.id === OTHERS.id ? [code] : []));
    return { codes, name: 'one of the rarely met' };
  }
  const code =
    level === 'channel'
      ? channelCode(touch)
      : level === 'touchpoint'
        ? source.touchpoints.find(({ id }) => id === touch)?.code
        : source.labels.codeOf('campaign', touch);
  if (!code) throw new AppError('not_found', { thing: level });
  return { codes: [code], name: creditedBy(level, source)(code).name };
}
