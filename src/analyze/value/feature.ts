/** The value slice as the server takes it. */
import { Readable } from 'node:stream';
import { csvLine } from '../../kernel/csv-line.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { customersValueFile, customersValueReport, valueReport } from './contract.ts';
import { answerCustomersValue, type CustomersValueParts, customersValueLines } from './customers-value.ts';
import { answerValueReport } from './value-report.ts';

export function valueFeature(parts: CustomersValueParts): Feature {
  return {
    name: 'analyze.value',
    routes: [
      bind(valueReport, ({ workspace, query }) => answerValueReport(parts, workspace, query)),
      bind(customersValueReport, ({ workspace, query }) => answerCustomersValue(parts, workspace, query)),
      bind(customersValueFile, async ({ workspace, query, respond }) => {
        const lines = customersValueLines(parts, workspace, query);
        // The first line is asked for now: a refused question is an answer of its own, not half a file.
        const first = await lines.next();
        return respond({
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': 'attachment; filename="customers.csv"',
          },
          body: Readable.from(textOf(first.value ?? [], lines)),
        });
      }),
    ],
  };
}

async function* textOf(
  head: (string | number | null)[],
  lines: AsyncGenerator<(string | number | null)[]>,
): AsyncGenerator<string> {
  yield csvLine(head);
  for await (const line of lines) yield csvLine(line);
}
