/** The value slice as the server takes it. */

import { csvFile } from '../../platform/http/csv-file.ts';
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
      bind(customersValueFile, async ({ workspace, query, respond }) =>
        respond(await csvFile('customers', customersValueLines(parts, workspace, query))),
      ),
    ],
  };
}
