/** `footpath people [search]`: who is there, or who is behind a figure. */
import { peopleReport } from '../../analyze/overview/contract.ts';
import { moneyWords } from '../../kernel/words.ts';
import type { Client } from '../client.ts';
import { type CliCommand, type CliOption, type CommandContext, textOption } from '../command.ts';
import { columns } from '../terminal.ts';

/** Options of every report. */
export const periodOptions: readonly CliOption[] = [
  { flags: '--from <day>', about: 'first day, 2026-01-31, in business time' },
  { flags: '--to <day>', about: 'day after the last' },
  { flags: '--channel <ids>', about: 'only touches through these channels, comma separated' },
  { flags: '--device <classes>', about: 'only touches on these devices, comma separated' },
  { flags: '--campaign <name>', about: 'only touches of this campaign' },
  { flags: '--first-touch <id>', about: 'only people whose path began at this touchpoint' },
  { flags: '--segment <id>', about: 'only people of this segment' },
  { flags: '--persona <id>', about: 'only people of this persona' },
  { flags: '--compare', about: 'beside the period of equal length before' },
  { flags: '--compare-with <segment>', about: 'beside the people of this segment, the same days' },
];

/** Whatever else a report can be asked, as in its address. */
export const moreOption: CliOption = {
  flags: '--query <text>',
  about: 'what else the report can be asked, as in its address: "steps=tch_1,tch_2&order=strict"',
};

export function moreQuery(context: CommandContext): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(textOption(context, 'query') ?? ''));
}

const narrowing = [
  'from',
  'to',
  'channel',
  'device',
  'campaign',
  'firstTouch',
  'segment',
  'persona',
] as const;

export function periodQuery(context: CommandContext): {
  [K in (typeof narrowing)[number] | 'with']?: string;
} & {
  compare: 'previous' | 'segment' | 'none';
} {
  const query: { [K in (typeof narrowing)[number]]?: string } = {};
  for (const name of narrowing) {
    const value = textOption(context, name);
    if (value) query[name] = value;
  }
  const other = textOption(context, 'compareWith');
  if (other) return { ...query, compare: 'segment', with: other };
  return { ...query, compare: context.options.compare === true ? 'previous' : 'none' };
}

export const peopleCommand: CliCommand = {
  usage: 'people [search]',
  about: 'list people, the last seen first; a name, e-mail or customer id to search for',
  options: [...periodOptions, { flags: '--limit <rows>', about: 'most rows of the answer' }, moreOption],
  async run(context) {
    const { client } = await context.connect();
    const { data, text } = await answerPeople(client, context, context.args[0]);
    context.terminal.result(data, text);
  },
};

export async function answerPeople(
  client: Client,
  context: CommandContext,
  search?: string,
): Promise<{ data: unknown; text: string }> {
  const stage = textOption(context, 'stage');
  const touchpoint = textOption(context, 'touchpoint');
  const limit = textOption(context, 'limit');
  const data = await client.call(peopleReport, {
    query: {
      ...periodQuery(context),
      ...moreQuery(context),
      ...(search ? { search } : {}),
      ...(stage ? { stage } : {}),
      ...(touchpoint ? { touchpoint } : {}),
      ...(limit ? { limit } : {}),
    },
  });
  const rows = data.items.map((row) => [
    row.label ?? row.person,
    new Date(row.lastSeenAt).toISOString().slice(0, 10),
    row.touches,
    row.orders,
    row.revenueMinor === 0 ? '' : moneyWords(row.revenueMinor, data.currency),
    row.furthestStage ?? '',
  ]);
  const head = ['who', 'last seen', 'touches', 'orders', 'revenue', 'furthest stage'];
  const who = data.behind === null ? [] : [`${data.behind}.`];
  return { data, text: [...who, data.sentence, '', columns([head, ...rows])].join('\n') };
}
