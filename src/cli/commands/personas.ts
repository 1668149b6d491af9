/** `footpath report behaviour`, `behaviour-people` and `personas`: groups with the same habits, and described kinds of customers. */
import { behaviourPeopleReport, behaviourReport } from '../../analyze/behaviour/contract.ts';
import { personasReport } from '../../analyze/persona-figures/contract.ts';
import { moneyWords } from '../../kernel/words.ts';
import type { Client } from '../client.ts';
import { type CliOption, type CommandContext, textOption } from '../command.ts';
import { columns } from '../terminal.ts';
import { periodQuery } from './people.ts';

interface Answer {
  readonly data: unknown;
  readonly text: string;
}

export const behaviourOptions: readonly CliOption[] = [
  { flags: '--whose <which>', about: 'behaviour: habits of buyers or of everybody' },
  { flags: '--group <id>', about: 'behaviour-people: the people of this group' },
];

export async function answerBehaviour(client: Client, context: CommandContext): Promise<Answer> {
  const data = await client.call(behaviourReport, { query: behaviourQuery(context) });
  const money = (minor: number): string => moneyWords(Math.round(minor), data.currency);
  const rows = data.groups.map(({ id, name, people, peopleShare, revenueShare, perPerson, rule }) => [
    id,
    name,
    people,
    percent(peopleShare.share),
    percent(revenueShare),
    perPerson === null
      ? ''
      : `${money(perPerson.mean)} (${money(perPerson.low)} to ${money(perPerson.high)})`,
    rule === null ? '' : `right ${percent(rule.right.share)}, covers ${percent(rule.covered.share)}`,
  ]);
  const head = ['group', 'name', 'people', 'of people', 'of revenue', 'each', 'closest rule'];
  const table = rows.length === 0 ? [] : ['', columns([head, ...rows]), ''];
  const rest = `In no group: ${data.rest.people} people, ${money(data.rest.revenueMinor)}`;
  return { data, text: [data.sentence, ...table, rest, ...data.caveats].join('\n') };
}

export async function answerBehaviourPeople(client: Client, context: CommandContext): Promise<Answer> {
  const group = textOption(context, 'group');
  const limit = textOption(context, 'limit');
  const data = await client.call(behaviourPeopleReport, {
    query: { ...behaviourQuery(context), ...(group ? { group } : {}), ...(limit ? { limit } : {}) },
  });
  const rows = data.items.map((item) => [
    item.label ?? item.person,
    item.groupName,
    item.orders,
    moneyWords(item.spentMinor, data.currency),
    item.lastDay,
  ]);
  const head = ['who', 'group', 'orders', 'revenue', 'last seen'];
  return {
    data,
    text: [data.sentence, ...(rows.length === 0 ? [] : ['', columns([head, ...rows])])].join('\n'),
  };
}

export async function answerPersonas(client: Client, context: CommandContext): Promise<Answer> {
  const data = await client.call(personasReport, { query: periodQuery(context) });
  const money = (minor: number | null): string =>
    minor === null ? '' : moneyWords(Math.round(minor), data.currency);
  const rows = data.items.map((item) => [
    item.name,
    item.people?.count ?? 'no rule',
    percent(item.customers?.share ?? null),
    percent(item.visitsShare),
    percent(item.revenueShare),
    money(item.perCustomer?.mean ?? null),
    item.feeling?.value?.toFixed(1) ?? '',
    item.personaId,
  ]);
  const head = [
    'persona',
    'people',
    'of customers',
    'of visits',
    'of revenue',
    'per customer',
    'feeling',
    'id',
  ];
  const table = rows.length === 0 ? [] : ['', columns([head, ...rows])];
  return { data, text: [data.sentence, ...table, ...data.caveats].join('\n') };
}

function behaviourQuery(context: CommandContext) {
  const whose = textOption(context, 'whose') as 'buyers' | undefined;
  return { ...periodQuery(context), ...(whose ? { whose } : {}) };
}

function percent(share: number | null): string {
  return share === null ? '' : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
