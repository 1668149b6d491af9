/** `footpath report feelings`. Formats what the report says; computes nothing. */
import { type FeelingFigures, feelingsReport } from '../../analyze/feelings/contract.ts';
import type { Client } from '../client.ts';
import type { CommandContext } from '../command.ts';
import { columns } from '../terminal.ts';
import { moreQuery, periodQuery } from './people.ts';

export async function answerFeelings(
  client: Client,
  context: CommandContext,
): Promise<{ data: unknown; text: string }> {
  const query = { ...periodQuery(context), ...moreQuery(context) };
  const data = await client.call(feelingsReport, { query });
  const head = ['', 'assumed', 'reported', '', 'observed', '', ''];
  const table = (places: readonly FeelingFigures[]) => columns([head, ...places.map(cells)]);
  return {
    data,
    text: [data.sentence, '', table(data.stages), '', table(data.touchpoints), ...data.caveats].join('\n'),
  };
}

function cells({ name, assumed, reported, observed, partings }: FeelingFigures): string[] {
  const n = (count: number, word: string): string => (count === 0 ? '' : `n ${count} ${word}`);
  return [
    name,
    assumed === null ? '' : signed(assumed),
    ranged(reported),
    n(reported.answers, reported.inWords === 0 ? 'answers' : `answers, ${reported.inWords} in words`),
    ranged(observed),
    n(observed.people, 'people'),
    partings[0] ? `they part: ${partings[0].between.join(' and ')}` : '',
  ];
}

function ranged({ value, low, high }: FeelingFigures['reported' | 'observed']): string {
  if (value === null || low === null || high === null) return 'not enough';
  return `${signed(value)} (${signed(low)} to ${signed(high)})`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}
