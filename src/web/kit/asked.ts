/**
 * What every report is asked alike, as it stands in the address of a page: days, touches, people, comparison. A filter is one entry of
 * `filters`; bar, pills, questions and links follow from it. Pure.
 */
import type { Period, ReportQuery } from '../../analyze/engine/contract.ts';
import { addDays, daysOf, readPeriod, writePeriod } from '../../kernel/period-choice.ts';
import type { Choices } from './address.ts';
import { t } from './text.tsx';

/** What the data of a business offer to choose from. */
export interface Offered {
  readonly words: Readonly<Partial<Record<'device' | 'campaign', readonly string[]>>>;
  readonly touchpoints: readonly { readonly id: string; readonly title: string }[];
}

type Asks = 'channel' | 'segment' | 'persona' | 'device' | 'campaign' | 'firstTouch';

/** A filter behind “More filters”, with its own pill while it is set. */
export interface Filter {
  /** Its name in an address, and in the question to a report. */
  readonly address: string;
  readonly asks: Asks;
  /** Several values at once, comma separated. */
  readonly several?: boolean;
  readonly name: () => string;
  /** What stands where nothing is chosen. */
  readonly any: () => string;
  readonly options: (offered: Offered) => readonly { readonly value: string; readonly label: string }[];
  /** On the pill. @param label of the chosen, several joined */
  readonly words: (label: string) => string;
}

export const filters: readonly Filter[] = [
  {
    address: 'device',
    asks: 'device',
    several: true,
    name: () => t('Device'),
    any: () => t('Any device'),
    options: ({ words }) =>
      (words.device ?? []).filter(Boolean).map((value) => ({ value, label: deviceName(value) })),
    words: (device) => t('on {device}', { device }),
  },
  {
    address: 'campaign',
    asks: 'campaign',
    name: () => t('Campaign'),
    any: () => t('Any campaign'),
    options: ({ words }) => (words.campaign ?? []).filter(Boolean).map((value) => ({ value, label: value })),
    words: (campaign) => t('campaign {campaign}', { campaign }),
  },
  {
    address: 'firstTouch',
    asks: 'firstTouch',
    name: () => t('Path began at'),
    any: () => t('Anywhere'),
    options: ({ touchpoints }) => touchpoints.map(({ id, title }) => ({ value: id, label: title })),
    words: (touchpoint) => t('path began at {touchpoint}', { touchpoint }),
  },
];

/** Those with a control of their own. */
const ownControls: readonly Pick<Filter, 'address' | 'asks'>[] = [
  { address: 'channels', asks: 'channel' },
  { address: 'segment', asks: 'segment' },
  { address: 'persona', asks: 'persona' },
];

const narrowing = [...ownControls, ...filters];

function deviceName(device: string): string {
  switch (device) {
    case 'phone':
      return t('a phone');
    case 'tablet':
      return t('a tablet');
    case 'desktop':
      return t('a computer');
    default:
      return device;
  }
}

/** The choices that stay when one goes from page to page. */
export function sharedChoices(choices: Choices): Choices {
  const kept = ['period', 'compare', ...narrowing.map(({ address }) => address)];
  return Object.fromEntries(
    kept.map((name) => [name, choices[name]]).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** What asks about those beside: of the days before, or the other segment in the same days. @param days that the report says are beside */
export function besideChoices(choices: Choices, days: Pick<Period, 'fromDay' | 'toDay'>): Choices {
  const { compare, ...asked } = sharedChoices(choices);
  if (compare !== 'before') return { ...asked, segment: compare, persona: undefined };
  return { ...asked, period: writePeriod({ first: days.fromDay, last: addDays(days.toDay, -1) }) };
}

/** What takes all narrowing out of an address. */
export const nothingNarrowed: Choices = Object.fromEntries(
  narrowing.map(({ address }) => [address, undefined]),
);

export function isNarrowed(choices: Choices): boolean {
  return narrowing.some(({ address }) => (choices[address] ?? '') !== '');
}

/** Whether only some days, touches or people are asked about. */
export function isAsked(choices: Choices): boolean {
  const period = readPeriod(choices.period);
  return isNarrowed(choices) || !('preset' in period) || period.preset !== 'all';
}

/** What asks about all days and everybody. */
export const nothingAsked: Choices = { ...nothingNarrowed, period: undefined };

export type AskedQuery = Partial<Pick<ReportQuery, 'from' | 'to' | 'with' | Asks>> & {
  compare: ReportQuery['compare'];
};

/** With what a report is held: `all`, other people alone, or nothing. */
export type Compares = 'all' | 'segments' | 'none';

/** The question to a report. “All time” has no period before it, and nobody is compared with themselves. */
export function askedQuery(choices: Choices, today: string, compares: Compares = 'all'): AskedQuery {
  const days = daysOf(readPeriod(choices.period), today);
  const narrowed = Object.fromEntries(
    narrowing.flatMap(({ address, asks }) => {
      const value = choices[address] ?? '';
      return value === '' ? [] : [[asks, value]];
    }),
  ) as Partial<Pick<ReportQuery, Asks>>;
  return { ...days, ...narrowed, ...comparedIn(choices, days.from !== undefined, compares) };
}

function comparedIn(
  choices: Choices,
  hasBefore: boolean,
  compares: Compares,
): Pick<AskedQuery, 'compare' | 'with'> {
  const asked = choices.compare ?? '';
  if (asked === '' || compares === 'none') return { compare: 'none' };
  if (asked === 'before') return { compare: hasBefore && compares === 'all' ? 'previous' : 'none' };
  return asked === choices.segment ? { compare: 'none' } : { compare: 'segment', with: asked };
}
