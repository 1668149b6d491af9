/** Turns the head of a report into the words beside a number: its period, how fresh it is, its definition. */
import type { z } from 'zod';
import type { Definition, Period } from '../../analyze/engine/contract.ts';
import { addDays } from '../../kernel/period-choice.ts';
import type { Meaning } from '../kit/definition.tsx';
import type { Format } from '../kit/format.ts';
import { t } from '../kit/text.tsx';

interface Head {
  readonly period: z.output<typeof Period>;
  readonly freshAt: number;
  readonly definitions: Readonly<Record<string, z.output<typeof Definition>>>;
}

export function periodText(period: z.output<typeof Period>, format: Format): string {
  return format.days(period.fromDay, addDays(period.toDay, -1));
}

/** The definition of a figure with what this answer rests on. A figure without an entry still says its period. */
export function meaningOf(
  head: Head,
  figure: string,
  format: Format,
  more: { basis?: string; range?: string; text?: string } = {},
): Meaning {
  const definition = head.definitions[figure];
  return {
    term: definition?.term ?? '',
    text: definition?.text ?? '',
    formula: definition?.formula ?? null,
    period: t('{days}, days of {zone}', {
      days: periodText(head.period, format),
      zone: head.period.timezone,
    }),
    fresh: t('everything received until {time}', { time: format.dayTime(head.freshAt) }),
    ...more,
  };
}
