/** The people behind a row of the credits: who converted with it on their way, or with no touch known. */
import { z } from 'zod';
import { channelCode } from '../../gather/events/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { type FigurePeople, figurePeople, type ReportScope } from '../engine/public.ts';
import { goalOf, waysAsked } from './asked.ts';
import { AttributionQuery } from './contract.ts';
import { creditedBy } from './credited.ts';
import { rowsOfCredited } from './credited-people.sql.ts';

const shared = AttributionQuery.pick({ level: true, goal: true, lookBackDays: true });
const Credited = shared.extend({ touch: z.string().max(500) });

export const attributionFigures: readonly FigurePeople[] = [
  figurePeople('attribution.credited', Credited, (scope, query) => {
    const code = codeOf(scope, query);
    const { name } = creditedBy(query.level, scope.source)(code);
    const who = listed(scope, query, code);
    return { ...who, words: `${who.words} with ${name} in the ${query.lookBackDays} days before` };
  }),
  figurePeople('attribution.unknown', shared, (scope, query) => {
    const who = listed(scope, query, null);
    return { ...who, words: `${who.words} with no touch known in the ${query.lookBackDays} days before` };
  }),
  figurePeople('attribution.converted', shared, (scope, query) => listed(scope, query, 'any')),
];

type Query = z.output<typeof shared>;

function listed(scope: ReportScope, query: Query, code: number | null | 'any') {
  const goal = goalOf(scope, query.goal);
  const asked = waysAsked(scope, { ...query, halfLifeDays: 7, value: 'gross' }, goal?.code ?? null);
  return {
    rows: rowsOfCredited(asked, code),
    words: goal ? `People who met “${goal.title}”` : 'People who bought',
    // A conversion counts through whatever it came, so the list looks at all that happened in the period.
    filter: { ...scope.filter, channels: [], devices: [], campaigns: [] },
  };
}

function codeOf({ source }: ReportScope, { level, touch }: z.output<typeof Credited>): number {
  const code =
    level === 'channel'
      ? channelCode(touch)
      : level === 'touchpoint'
        ? source.touchpoints.find(({ id }) => id === touch)?.code
        : source.labels.codeOf('campaign', touch);
  if (!code) throw new AppError('not_found', { thing: level });
  return code;
}
