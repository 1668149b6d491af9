/** The credits as a table: a line per model and row, with what no model can credit. */
import type { AttributionReport } from './contract.ts';

type Cells = (string | number | null)[];

/** Amounts are minor units of the currency in the last column. */
export function attributionLines(report: AttributionReport): Cells[] {
  const { models, rows, unknown, currency } = report;
  const head = [
    'model',
    'id',
    'name',
    'conversions',
    'value_minor',
    'cost_minor',
    'cost_per_conversion_minor',
    'return_on_spend',
    'people',
    'conversions_before',
    'value_before_minor',
    'difference_of_part',
    'difference_is_real',
    'currency',
  ];
  const lines = models.flatMap((model, at) =>
    rows.map(({ id, name, costMinor, people, credits }): Cells => {
      const credit = credits[at];
      return [
        model.id,
        id,
        name,
        credit?.conversions ?? 0,
        credit?.valueMinor ?? 0,
        costMinor,
        credit?.costPerConversionMinor ?? null,
        credit?.returnOnSpend ?? null,
        people,
        credit?.before?.conversions ?? null,
        credit?.before?.valueMinor ?? null,
        credit?.difference?.difference ?? null,
        credit?.difference ? (credit.difference.isReal ? 'yes' : 'no') : null,
        currency,
      ];
    }),
  );
  const rest: Cells = [
    '',
    '',
    'no touch known',
    unknown.conversions,
    unknown.valueMinor,
    null,
    null,
    null,
    unknown.people,
    report.before?.unknown.conversions ?? null,
    report.before?.unknown.valueMinor ?? null,
    null,
    null,
    currency,
  ];
  return [head, ...lines, rest];
}
