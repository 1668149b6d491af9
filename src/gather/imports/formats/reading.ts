/** Dates and amounts as an import's settings say they are to be read. */
import { readTime, type WrittenTime } from '../../../kernel/dates.ts';
import { currencyCode, parseMoney, type WrittenMoney } from '../../../kernel/money.ts';
import { type Zone, zone } from '../../../kernel/zones.ts';
import type { Settings } from './format.ts';

const DAY = 86_400_000;

export type TimeReader = (text: string, zone?: Zone) => WrittenTime;

/** A reader of times; up to a day ahead of now is accepted, as clocks differ. */
export function timeReader(
  settings: Settings,
  order: 'dmy' | 'mdy' | undefined = settings.order,
): TimeReader {
  const reading = { zone: settings.zone, order, latest: settings.now + DAY };
  return (text, at) => readTime(text, at ? { ...reading, zone: at } : reading);
}

/** The same for columns that say they are in UTC. */
export function utcReader(settings: Settings): TimeReader {
  return timeReader({ ...settings, zone: zone('UTC') });
}

export type MoneyReader = (text: string, currency?: string) => WrittenMoney;

/** A reader of amounts; `currency` is the text of a currency cell, if there is one. */
export function moneyReader(settings: Settings): MoneyReader {
  return (text, currency) => {
    const code = currency ? currencyCode(currency) : settings.currency;
    if (code === null) return { kind: 'wrong', reason: `“${currency?.slice(0, 20)}” is not a currency` };
    return parseMoney(text, code, settings.decimal);
  };
}
