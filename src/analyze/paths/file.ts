/** Legs, whole ways and the picture's bands as one table: a line for each, told apart by its first column. Shares are parts of one. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import { differenceCells, shareCells, shareHeads } from '../engine/public.ts';
import type { pathsReport } from './contract.ts';

type Cells = (string | number | null)[];

export async function* pathLines(report: ReplyInputOf<typeof pathsReport>): AsyncGenerator<Cells> {
  const names = new Map(report.stations.map(({ id, name }) => [id, name]));
  const name = (id: string): string => names.get(id) ?? id;
  yield [
    'kind',
    'step',
    'from',
    'to',
    'way',
    'people',
    ...shareHeads('of_all'),
    'times',
    'took_median_ms',
    'took_p90_ms',
    'took_mean_ms',
    ...shareHeads('beside'),
    'difference',
    'difference_is_real',
  ];
  for (const leg of report.legs)
    yield [
      'leg',
      null,
      name(leg.from),
      name(leg.to),
      null,
      leg.people,
      ...shareCells(leg.share),
      leg.times,
      leg.took.medianMs,
      leg.took.p90Ms,
      leg.meanMs,
      ...shareCells(leg.before),
      ...differenceCells(leg.difference),
    ];
  for (const { stations, people, before, difference } of report.variants)
    yield [
      'way',
      null,
      null,
      null,
      stations.map(name).join(' > '),
      people.count,
      ...shareCells(people),
      ...[null, null, null, null],
      ...shareCells(before),
      ...differenceCells(difference),
    ];
  for (const { step, from, to, people } of report.flow.links)
    yield ['step', step, name(from), to === null ? null : name(to), null, people];
}
