/** The attribution slice as the server takes it. */
import { csvLine } from '../../kernel/csv-line.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { type AttributionParts, answerAttributionReport } from './attribution-report.ts';
import { attributionFile, attributionReport } from './contract.ts';
import { attributionLines } from './file.ts';

export function attributionFeature(parts: AttributionParts): Feature {
  return {
    name: 'analyze.attribution',
    routes: [
      bind(attributionReport, ({ workspace, query }) => answerAttributionReport(parts, workspace, query)),
      bind(attributionFile, async ({ workspace, query, respond }) => {
        const report = await answerAttributionReport(parts, workspace, query);
        return respond({
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': 'attachment; filename="attribution.csv"',
          },
          body: attributionLines(report).map(csvLine).join(''),
        });
      }),
    ],
  };
}
