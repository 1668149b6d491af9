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
    'currency',
  ];
  const lines = models.flatMap((model, at) =>
    rows.map(({ id, name, costMinor, credits }): Cells => {
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
    currency,
  ];
  return [head, ...lines, rest];
}
