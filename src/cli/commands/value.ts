/** `footpath report value` and `report customers-value`: what customers are worth, and whom to call. */
import {
  type CustomersValueReport,
  customersValueReport,
  type ValueReport,
  valueReport,
} from '../../analyze/value/contract.ts';
import { moneyWords } from '../../kernel/words.ts';
import type { Client } from '../client.ts';
import { type CliOption, type CommandContext, textOption } from '../command.ts';
import { columns } from '../terminal.ts';
import { periodQuery } from './people.ts';

export const valueOptions: readonly CliOption[] = [
  { flags: '--months <months>', about: 'value: how far ahead (12)' },
  { flags: '--discount <percent>', about: 'value: percent a year by which later money is worth less (10)' },
  { flags: '--margin <percent>', about: 'value: percent of a sale that is left (100)' },
  { flags: '--list <which>', about: 'customers-value: call, at_risk or all' },
  { flags: '--sort <by>', about: 'customers-value: stake, ahead, spent, purchases, silent or alive' },
];

/** The given of these options, as a query. */
function given<const Name extends string>(
  context: CommandContext,
  names: readonly Name[],
): { [K in Name]?: string } {
  const found: { [K in Name]?: string } = {};
  for (const name of names) {
    const value = textOption(context, name);
    if (value) found[name] = value;
  }
  return found;
}

export async function answerValue(
  client: Client,
  context: CommandContext,
): Promise<{ data: ValueReport; text: string }> {
  const query = { ...periodQuery(context), ...given(context, ['months', 'discount', 'margin']) };
  const data = await client.call(valueReport, { query });
  return { data, text: valueText(data) };
}

export async function answerCustomersValue(
  client: Client,
  context: CommandContext,
): Promise<{ data: CustomersValueReport; text: string }> {
  const query = {
    ...periodQuery(context),
    ...given(context, ['months', 'discount', 'margin', 'limit']),
    ...(given(context, ['list', 'sort']) as { list?: 'call'; sort?: 'stake' }),
  };
  const data = await client.call(customersValueReport, { query });
  const head = [
    'customer',
    'state',
    'purchases',
    'spent',
    'last',
    'silent for',
    'usual pause',
    'still one',
    'at stake',
  ];
  const rows = data.items.map((item) => [
    item.label ?? item.person,
    item.worthACall ? 'worth a call' : item.state.replace('_', ' '),
    item.purchases,
    moneyWords(item.spentMinor, data.currency),
    item.lastDay,
    `${item.silentDays} days`,
    item.usualGapDays === null ? '' : `${item.usualGapDays} days`,
    item.alive === null ? '' : percent(item.alive),
    item.stakeMinor === null ? '' : moneyWords(item.stakeMinor, data.currency),
  ]);
  const lines = [
    data.sentence,
    ...(rows.length === 0 ? [] : ['', columns([head, ...rows])]),
    ...data.caveats,
  ];
  return { data, text: lines.join('\n') };
}

function valueText(data: ValueReport): string {
  const money = (minor: number | null): string =>
    minor === null ? '' : moneyWords(Math.round(minor), data.currency);
  const channels = data.channels.map((each) => [
    each.channel ?? 'not known',
    each.customers,
    each.perCustomer === null ? '' : money(each.perCustomer.mean),
    money(each.aheadMinor),
    money(each.costPerCustomerMinor),
  ]);
  const segments = data.segments.map((each) => [
    each.name,
    each.customers,
    each.perCustomer === null ? '' : money(each.perCustomer.mean),
    money(each.aheadMinor),
  ]);
  const personas = data.personas.map((each) => [
    each.name,
    each.customers,
    each.perCustomer === null ? '' : money(each.perCustomer.mean),
    money(each.aheadMinor),
    money(each.costPerCustomerMinor),
  ]);
  const groups = (data.rfm ?? []).map((group) => [
    group.segment,
    group.people,
    percent(group.revenueShare),
    money(group.perPersonMinor),
    `${group.silentDays} days`,
  ]);
  const table = (head: string[], rows: (string | number)[][]): string[] =>
    rows.length === 0 ? [] : ['', columns([head, ...rows])];
  return [
    data.sentence,
    ...table(
      ['came by', 'customers', 'so far each', `next ${data.outlook?.months ?? 12} months`, 'cost each'],
      channels,
    ),
    ...table(
      ['persona', 'customers', 'so far each', `next ${data.outlook?.months ?? 12} months`, 'cost each'],
      personas,
    ),
    ...table(['segment', 'customers', 'so far each', `next ${data.outlook?.months ?? 12} months`], segments),
    ...table(['group', 'people', 'of revenue', 'each', 'silent for'], groups),
    ...table(
      ['model', 'customers', 'log-likelihood', 'parameters'],
      data.customers === 0 ? [] : data.models.map(modelLine),
    ),
    ...(data.calibration
      ? [
          '',
          `Test until ${data.calibration.untilDay}: ${Math.round(data.calibration.predicted)} purchases foretold for the ${data.calibration.days} days after, ${data.calibration.actual} came.`,
        ]
      : []),
    ...(data.caveats.length === 0 ? [] : ['', ...data.caveats]),
  ].join('\n');
}

function modelLine(fit: ValueReport['models'][number]): (string | number)[] {
  const params = Object.entries(fit.params).map(([name, value]) => `${name} ${value.toPrecision(5)}`);
  return [fit.model, fit.n, fit.logLikelihood?.toFixed(2) ?? '', fit.reason ?? params.join(', ')];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
