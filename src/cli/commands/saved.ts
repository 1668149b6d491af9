/** `footpath report --saved NAME`: a report as it was kept, with its choices, as of today. */
import { keepable } from '../../analyze/keepable/contract.ts';
import { isKeepable, type KeepableReport, listSaved } from '../../analyze/saved/contract.ts';
import { refused } from '../arguments.ts';
import type { Client } from '../client.ts';

export interface SavedChoice {
  readonly report: KeepableReport;
  /** Asks the report what was kept, whatever else the command was given. */
  readonly client: Client;
  /** What it asks, as of today. */
  readonly query: Readonly<Record<string, string>>;
}

/** @throws AppError `invalid_input` when there is none of that name (or id), or this version does not know its report */
export async function chosenSaved(client: Client, wanted: string): Promise<SavedChoice> {
  const { items } = await client.call(listSaved);
  const saved = items.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (!saved) {
    const there = items.map(({ name }) => `“${name}”`).join(', ');
    throw refused(
      `there is no saved report “${wanted}”; there ${items.length === 0 ? 'are none' : `are ${there}`}`,
    );
  }
  const { report, query } = saved;
  if (!isKeepable(report)) {
    throw refused(`this version does not know the report “${report}”`);
  }
  return { report, client: client.asking(keepable[report], query), query };
}
