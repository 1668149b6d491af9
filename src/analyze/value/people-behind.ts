/** The people behind the figures of the value report: all customers, kinds, channels, segments, and those to look after. */
import { z } from 'zod';
import { channelCode, channels } from '../../gather/events/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { sql } from '../../platform/eventdb/sql.ts';
import { type FigurePeople, figurePeople, type ReportScope, rowsOfPeople } from '../engine/public.ts';
import type { Segments } from '../segments/public.ts';
import { states } from './care.ts';
import { ValueQuery } from './contract.ts';
import { rfmKinds } from './groups.ts';
import { rfmSegments } from './model/rfm.ts';
import type { ValueBook, ValueEntry } from './value-book.ts';

export interface ValueFigureParts {
  readonly book: ValueBook;
  readonly segments: Pick<Segments, 'get' | 'condition'>;
}

const terms = ValueQuery.pick({ months: true, discount: true, margin: true });

const kindWords = {
  best: 'Best customers',
  loyal: 'Loyal customers',
  growing: 'Customers on their way to loyal',
  new: 'New customers',
  fading: 'Fading customers',
  missed: 'Good customers gone silent',
  lost: 'Customers probably lost',
};

export function valueFigures({ book, segments }: ValueFigureParts): readonly FigurePeople[] {
  const entryOf = (scope: ReportScope, asked: z.output<typeof terms>) => book.open(scope, asked);
  return [
    figurePeople(
      'value.customers',
      terms.extend({ cameBack: z.enum(['yes', 'no']).default('no') }),
      async (scope, asked) => {
        const { cameBack, ...rest } = asked;
        const entry = await entryOf(scope, rest);
        const is = (i: number): boolean => cameBack === 'no' || (entry.observed.buyers.bought[i] ?? 0) > 1;
        const words = 'People who first bought in this time';
        return listed(scope, entry, is, cameBack === 'no' ? words : `${words} and came back`);
      },
    ),
    figurePeople('value.tenth', terms, async (scope, asked) => {
      const entry = await entryOf(scope, asked);
      const best = bestTenth(entry.observed);
      return listed(scope, entry, (i) => best.has(i), 'The tenth of customers who bring most');
    }),
    figurePeople(
      'value.kind',
      terms.extend({ kind: z.enum(rfmSegments) }),
      async (scope, { kind, ...asked }) => {
        const entry = await entryOf(scope, asked);
        const kinds = rfmKinds(entry.observed.buyers, entry.observed.lastDay);
        return listed(scope, entry, (i) => kinds?.[i]?.segment === kind, kindWords[kind]);
      },
    ),
    figurePeople(
      'value.channel',
      terms.extend({ channel: z.string().max(100) }),
      async (scope, { channel, ...asked }) => {
        const code = channel === '' ? 0 : channelCode(channel);
        if (channel !== '' && code === 0) throw new AppError('not_found', { thing: 'channel' });
        const entry = await entryOf(scope, asked);
        const name = channels().find(({ id }) => id === channel)?.name;
        const words = name
          ? `Customers who came by ${name}`
          : 'Customers of whom the first touch is not known';
        return listed(scope, entry, (i) => entry.observed.buyers.via[i] === code, words);
      },
    ),
    figurePeople('value.segment', terms.extend({ of: z.string() }), async (scope, { of, ...asked }) => {
      const segment = await segments.get(scope.workspace.id, of);
      const condition = await segments.condition(scope.workspace, scope.source, segment.rule);
      const entry = await entryOf(scope, asked);
      const all = listed(scope, entry, () => true, `Customers among “${segment.name}”`);
      return { ...all, rows: sql`SELECT * FROM (${all.rows}) WHERE ${condition}` };
    }),
    figurePeople(
      'value.care',
      terms.extend({ list: z.enum(['call', 'at_risk']) }),
      async (scope, { list, ...asked }) => {
        const entry = await entryOf(scope, asked);
        const { standings } = entry.figures;
        const atRisk = states.indexOf('at_risk');
        const is = (i: number): boolean =>
          list === 'call' ? standings.worthACall[i] === 1 : standings.state[i] === atRisk;
        return listed(scope, entry, is, list === 'call' ? 'Customers worth a call' : 'Customers at risk');
      },
    ),
  ];
}

/** Places of the customers who bring most, a tenth of all, rounded up; who brings the same stands in the order of the ids. */
function bestTenth({ buyers, people }: ValueEntry['observed']): ReadonlySet<number> {
  const order = people.map((_, place) => place);
  const brought = (place: number): number => buyers.spent[place] ?? 0;
  order.sort(
    (one, other) => brought(other) - brought(one) || ((people[one] ?? '') < (people[other] ?? '') ? -1 : 1),
  );
  return new Set(order.slice(0, Math.ceil(people.length / 10)));
}

/** @param is whether the buyer at a place of the columns is meant */
function listed(scope: ReportScope, { observed }: ValueEntry, is: (place: number) => boolean, words: string) {
  const people = observed.people.filter((_, place) => is(place));
  return { rows: rowsOfPeople(scope.rows, people), words };
}
