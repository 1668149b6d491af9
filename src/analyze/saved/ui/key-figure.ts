/** The one figure a report is best known by, with its range where it has one; for cards. Pure. */
import type { z } from 'zod';
import type { Format } from '../../../web/kit/format.ts';
import { t } from '../../../web/kit/text.tsx';
import type { Share } from '../../engine/contract.ts';
import type { keepable } from '../../keepable/contract.ts';
import type { KeepableReport } from '../contract.ts';

export interface KeyFigure {
  readonly value: string;
  /** What it is of. */
  readonly name: string;
  readonly range: string | null;
}

export type AnswerOf<Name extends KeepableReport> = z.output<(typeof keepable)[Name]['reply']>;
type Shows = {
  readonly [Name in KeepableReport]: (
    answer: AnswerOf<Name>,
    format: Format,
    query: Query,
  ) => KeyFigure | null;
};
/** What the report was asked. */
type Query = Readonly<Record<string, string>>;

/** Null where the sample does not carry it, or nothing happened. */
export function keyFigureOf<Name extends KeepableReport>(
  report: Name,
  answer: AnswerOf<Name>,
  format: Format,
  query: Query,
): KeyFigure | null {
  const show = shows[report] as (answer: AnswerOf<Name>, format: Format, query: Query) => KeyFigure | null;
  return show(answer, format, query);
}

const shows: Shows = {
  stages: ({ stages, worstStageId }, format) => {
    const worst = stages.find(({ stageId }) => stageId === worstStageId);
    if (worst?.goOn == null) return null;
    return shareFigure(worst.goOn, t('go on from {stage}', { stage: worst.name }), format);
  },
  funnel: ({ steps }, format) => {
    const last = steps.at(-1);
    if (last?.ofFirst == null) return null;
    return shareFigure(last.ofFirst, t('of the first step reach {step}', { step: last.name }), format);
  },
  paths: ({ loops }, format) => shareFigure(loops, t('come back to where they were before'), format),
  retention: ({ curve, unit }, format) => {
    const next = curve.find(({ after }) => after === 1);
    const words = {
      day: t('come back on the next day'),
      week: t('come back in the next week'),
      month: t('come back in the next month'),
    };
    return next === undefined ? null : shareFigure(next.people, words[unit], format);
  },
  attribution: ({ all, currency }, format, query) => {
    if (all.conversions === 0) return null;
    const money = format.money(all.valueMinor, { currency, round: true });
    const name =
      query.value === 'net'
        ? t('conversions, worth {money} less refunds', { money })
        : t('conversions, worth {money} before refunds', { money });
    return { value: format.count(all.conversions), name, range: null };
  },
  'pain-points': ({ items, currency }, format) => {
    const money = items[0]?.money;
    if (money == null) return null;
    const shown = (minor: number) => format.money(minor, { currency, round: true });
    return {
      value: shown(money.amountMinor),
      name: t('a month, the dearest pain point'),
      range: t('{low} to {high}', { low: shown(money.lowMinor), high: shown(money.highMinor) }),
    };
  },
  value: ({ soFar, currency }, format) => {
    if (soFar === null) return null;
    const shown = (minor: number) => format.money(Math.round(minor), { currency, round: true });
    return {
      value: shown(soFar.mean),
      name: t('from a customer so far'),
      range: t('{low} to {high}', { low: shown(soFar.low), high: shown(soFar.high) }),
    };
  },
};

function shareFigure({ share, low, high }: Share, name: string, format: Format): KeyFigure | null {
  if (share === null || low === null || high === null) return null;
  return { value: format.share(share), name, range: format.shareRange(low, high) };
}
