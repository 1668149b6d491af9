/** `footpath report NAME`: the numbers of the pages, in a terminal. Formats what the report says; computes nothing. */
import { stagesReport } from '../../analyze/funnel/contract.ts';
import { eventsReport, touchpointsReport } from '../../analyze/overview/contract.ts';
import { ledgerReport } from '../../gather/ledger/contract.ts';
import { durationWords, moneyWords } from '../../kernel/words.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { refused } from '../arguments.ts';
import type { Client } from '../client.ts';
import { type CliCommand, type CommandContext, textOption } from '../command.ts';
import { followed } from '../followed.ts';
import { columns } from '../terminal.ts';
import { answerAttribution } from './attribution.ts';
import { answerFeelings } from './feelings.ts';
import { answerFunnel, answerMapHealth, answerPaths, answerRetention } from './insights.ts';
import { answerPainPoints } from './pain-points.ts';
import { answerPeople, moreOption, periodOptions, periodQuery } from './people.ts';
import { answerBehaviour, answerBehaviourPeople, answerPersonas, behaviourOptions } from './personas.ts';
import { answerFile } from './report-file.ts';
import { chosenSaved } from './saved.ts';
import { answerCustomersValue, answerValue, valueOptions } from './value.ts';

interface Answer {
  readonly data: unknown;
  readonly text: string;
}

const reports: Readonly<Record<string, (client: Client, context: CommandContext) => Promise<Answer>>> = {
  stages,
  touchpoints,
  people: answerPeople,
  funnel: answerFunnel,
  paths: answerPaths,
  retention: answerRetention,
  attribution: answerAttribution,
  'pain-points': answerPainPoints,
  feelings: answerFeelings,
  value: answerValue,
  'customers-value': answerCustomersValue,
  behaviour: answerBehaviour,
  'behaviour-people': answerBehaviourPeople,
  personas: answerPersonas,
  'map-health': answerMapHealth,
  events,
  ledger,
};

export const reportCommand: CliCommand = {
  usage: 'report [name]',
  about: `show a report: ${Object.keys(reports).join(', ')}`,
  options: [
    ...periodOptions,
    {
      flags: '--by <what>',
      about: 'events by name, channel, source, …, property:NAME; the ledger by hour or origin',
    },
    { flags: '--name <event>', about: 'only events of this name' },
    { flags: '--stage <id>', about: 'people behind a stage' },
    { flags: '--touchpoint <id>', about: 'people behind a touchpoint' },
    { flags: '--limit <rows>', about: 'most rows of the answer' },
    moreOption,
    ...valueOptions,
    ...behaviourOptions,
    { flags: '--csv', about: 'the table that a page lets one download' },
    { flags: '--run', about: 'look for pain points anew first' },
    { flags: '--saved <name>', about: 'a saved report with its choices, as of today; needs no other name' },
  ],
  async run(context) {
    const saved = textOption(context, 'saved');
    const named = context.args[0] ?? '';
    if (saved === undefined && !reports[named])
      throw refused(`there is no report “${named}”; there are ${Object.keys(reports).join(', ')}`);
    const { client } = await context.connect();
    const chosen =
      saved === undefined ? { report: named, client, query: null } : await chosenSaved(client, saved);
    const answer = reports[chosen.report];
    if (!answer) throw new AppError('not_found', { thing: 'report' });
    const { data, text } = await followed(chosen.client, context, (asking) =>
      context.options.csv === true
        ? answerFile(asking, context, chosen.report, chosen.query)
        : answer(asking, context),
    );
    context.terminal.result(data, text);
  },
};

async function stages(client: Client, context: CommandContext): Promise<Answer> {
  const data = await client.call(stagesReport, { query: periodQuery(context) });
  const rows = data.stages.map((stage) => [
    stage.name,
    stage.people,
    stage.goOn?.share == null
      ? ''
      : `${percent(stage.goOn.share)} go on (${percent(stage.goOn.low)} to ${percent(stage.goOn.high)})`,
    stage.timeToNext?.medianMs == null ? '' : `in ${durationWords(stage.timeToNext.medianMs)}`,
    stage.gone === null ? '' : `${stage.gone} gone, ${stage.onTheWay} on the way`,
    stage.previousPeople === null ? '' : `before: ${stage.previousPeople}`,
  ]);
  const money = `${data.orders} orders, ${moneyWords(data.revenueMinor, data.currency)}`;
  return { data, text: [data.sentence, '', columns(rows), '', money, ...data.caveats].join('\n') };
}

async function touchpoints(client: Client, context: CommandContext): Promise<Answer> {
  const data = await client.call(touchpointsReport, { query: periodQuery(context) });
  const rows = data.items.map((item) => [
    item.title,
    item.channel ?? '',
    item.people,
    item.events,
    item.lastSeenAt ? day(item.lastSeenAt) : '',
  ]);
  const rest = data.notOnMap.map((item) => [
    `not on the map: ${item.name}`,
    item.channel ?? '',
    item.people,
    item.events,
    day(item.lastSeenAt),
  ]);
  const head = ['touchpoint', 'channel', 'people', 'events', 'last seen'];
  return { data, text: [data.sentence, '', columns([head, ...rows, ...rest])].join('\n') };
}

async function events(client: Client, context: CommandContext): Promise<Answer> {
  const { compare: _, ...period } = periodQuery(context);
  const name = textOption(context, 'name');
  const limit = textOption(context, 'limit');
  const by = textOption(context, 'by') ?? 'name';
  const data = await client.call(eventsReport, {
    query: { ...period, by, ...(name ? { name } : {}), ...(limit ? { limit } : {}) },
  });
  const rows = data.items.map((item) => [
    item.value,
    item.people,
    item.events,
    item.amountMinor === 0 ? '' : moneyWords(item.amountMinor, data.currency),
  ]);
  return { data, text: [data.sentence, '', columns([[by, 'people', 'events', ''], ...rows])].join('\n') };
}

async function ledger(client: Client, context: CommandContext): Promise<Answer> {
  const by = textOption(context, 'by') === 'hour' ? 'hour' : 'origin';
  const limit = textOption(context, 'limit');
  const data = await client.call(ledgerReport, { query: { by, ...(limit ? { limit } : {}) } });
  const rows = data.items.map((row) => [
    `${row.origin.kind} ${row.origin.name}`,
    new Date(row.hour).toISOString().slice(0, 13).replace('T', ' '),
    row.accepted,
    row.stored,
    row.duplicate,
    row.rejected,
    row.waiting,
  ]);
  const head = ['from', 'hour (UTC)', 'accepted', 'stored', 'duplicate', 'rejected', 'waiting'];
  const lines = [columns([head, ...rows])];
  if (data.trouble) lines.push('', `Events wait: ${data.trouble.message} ${data.trouble.advice}`);
  for (const { origin, events, reason } of data.putAside)
    lines.push('', `Put aside: ${events} events of ${origin}. ${reason}`);
  return { data, text: lines.join('\n') };
}

function percent(share: number | null): string {
  return share === null ? '' : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

function day(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
