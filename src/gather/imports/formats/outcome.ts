/** Small makers of what a format returns, so that formats read as a list of facts. */
import type { WrittenTime } from '../../../kernel/dates.ts';
import type { WrittenMoney } from '../../../kernel/money.ts';
import type { EventAmount, IncomingPerson, PropertyValue } from '../../events/public.ts';
import type { DraftEvent, Outcome } from './format.ts';

export function used(events: readonly DraftEvent[], people: readonly IncomingPerson[] = []): Outcome {
  return { kind: 'used', events, people };
}

export function skipped(reason: string): Outcome {
  return { kind: 'skipped', reason };
}

export function rejected(reason: string): Outcome {
  return { kind: 'rejected', reason };
}

/** Properties without the empty ones. Texts are cut at 2,000 characters. */
export function properties(
  given: Readonly<Record<string, PropertyValue | null | undefined>>,
): Record<string, PropertyValue> {
  const kept: Record<string, PropertyValue> = {};
  for (const name in given) {
    const value = given[name];
    if (value === null || value === undefined || value === '') continue;
    kept[name] = typeof value === 'string' && value.length > 2000 ? `${value.slice(0, 1999)}…` : value;
  }
  return kept;
}

/** The amount that was read, or none. */
export function amountOf(money: WrittenMoney): EventAmount | undefined {
  return money.kind === 'amount' ? { minor: money.minor, currency: money.currency } : undefined;
}

/** The first reason among readings that went wrong, or null. */
export function firstWrong(...readings: readonly (WrittenTime | WrittenMoney)[]): string | null {
  for (const reading of readings) if (reading.kind === 'wrong') return reading.reason;
  return null;
}

/** Money back: the same amount below zero. */
export function negative(amount: EventAmount): EventAmount {
  return { minor: amount.minor === 0 ? 0 : -Math.abs(amount.minor), currency: amount.currency };
}

/** `{ amount }` or nothing, for optional fields. */
export function optional<K extends string, V>(key: K, value: V | null | undefined | ''): { [P in K]?: V } {
  return (value === null || value === undefined || value === '' ? {} : { [key]: value }) as { [P in K]?: V };
}
