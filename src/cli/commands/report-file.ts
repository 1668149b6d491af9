/** `footpath report NAME --csv`: the table a page lets one download, as the server writes it. */
import { attributionFile } from '../../analyze/attribution/contract.ts';
import { behaviourFile } from '../../analyze/behaviour/contract.ts';
import { feelingsFile } from '../../analyze/feelings/contract.ts';
import { painPointsFile } from '../../analyze/frictions/contract.ts';
import { peopleFile } from '../../analyze/overview/contract.ts';
import { pathsFile } from '../../analyze/paths/contract.ts';
import { retentionFile } from '../../analyze/retention/contract.ts';
import { funnelFile } from '../../analyze/steps/contract.ts';
import { customersValueFile } from '../../analyze/value/contract.ts';
import type { AnyRoute } from '../../kernel/route.ts';
import { refused } from '../arguments.ts';
import type { Client } from '../client.ts';
import type { CommandContext } from '../command.ts';
import { moreQuery, periodQuery } from './people.ts';

const files: Readonly<Record<string, AnyRoute>> = {
  people: peopleFile,
  funnel: funnelFile,
  paths: pathsFile,
  retention: retentionFile,
  attribution: attributionFile,
  'pain-points': painPointsFile,
  feelings: feelingsFile,
  'customers-value': customersValueFile,
  behaviour: behaviourFile,
};

/** @param saved what a saved report asks, instead of what the command was given */
export async function answerFile(
  client: Client,
  context: CommandContext,
  report: string,
  saved: Readonly<Record<string, string>> | null,
): Promise<{ data: unknown; text: string }> {
  const file = files[report];
  if (!file) throw refused(`the report “${report}” has no table; there are ${Object.keys(files).join(', ')}`);
  const asked = saved ?? given(context, file);
  const csv = await (await client.open(file, { query: asked } as never)).text();
  return { data: { report, csv }, text: csv.trimEnd() };
}

/** A table without comparison is not asked for one. */
function given(context: CommandContext, { query }: AnyRoute): Record<string, string> {
  const { compare, with: other, ...asked } = periodQuery(context);
  const compares = query !== undefined && 'compare' in (query as unknown as { shape: object }).shape;
  return {
    ...asked,
    ...(compares ? { compare } : {}),
    ...(compares && other !== undefined ? { with: other } : {}),
    ...moreQuery(context),
  };
}
