/** The feelings as a table: a line for each stage, then for each touchpoint. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import { differenceCells, shareCells, shareHeads } from '../engine/public.ts';
import type { FeelingFigures, feelingsReport } from './contract.ts';

type Cells = (string | number | null)[];

export async function* feelingLines(report: ReplyInputOf<typeof feelingsReport>): AsyncGenerator<Cells> {
  yield [
    ...['kind', 'id', 'name', 'stage', 'assumed'],
    ...['reported', 'reported_low', 'reported_high', 'answers', 'people_answered', 'effective'],
    ...['observed', 'observed_low', 'observed_high', 'people', 'went_on', 'others', 'after', 'without'],
    ...['struggled', ...shareHeads('struggled')],
    ...['parting', 'parting_by', 'reported_beside', 'observed_beside'],
    ...['reported_difference', 'reported_difference_is_real', 'answers_in_words'],
  ];
  for (const place of report.stages) yield line('stage', place);
  for (const place of report.touchpoints) yield line('touchpoint', place);
}

function line(kind: string, place: FeelingFigures): Cells {
  const { reported, observed, previous } = place;
  const [parting] = place.partings;
  return [
    ...[kind, place.id, place.name, place.stageId, place.assumed],
    ...[reported.value, reported.low, reported.high, reported.answers, reported.people, reported.effective],
    ...[observed.value, observed.low, observed.high, observed.people, observed.wentOn, observed.others],
    ...[observed.after, observed.without, observed.struggled.count, ...shareCells(observed.struggled)],
    ...[parting ? parting.between.join('-') : null, parting?.by ?? null],
    ...[previous?.reported.value ?? null, previous?.observed.value ?? null],
    ...differenceCells(place.reportedDifference),
    reported.inWords,
  ];
}
