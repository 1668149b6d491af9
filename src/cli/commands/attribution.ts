/** `footpath report attribution`: a line per channel, a column per model. Formats what the report says; computes nothing. */
import { attributionReport } from '../../analyze/attribution/contract.ts';
import { moneyWords } from '../../kernel/words.ts';
import type { Client } from '../client.ts';
import type { CommandContext } from '../command.ts';
import { columns } from '../terminal.ts';
import { moreQuery, periodQuery } from './people.ts';

export async function answerAttribution(
  client: Client,
  context: CommandContext,
): Promise<{ data: unknown; text: string }> {
  const data = await client.call(attributionReport, {
    query: { ...periodQuery(context), ...moreQuery(context) },
  });
  const head = ['', ...data.models.map(({ name }) => name), 'cost'];
  const rows = data.rows.map(({ name, credits, costMinor }) => [
    name,
    ...credits.map(({ conversions, before, difference }) =>
      before === null
        ? conversions.toFixed(1)
        : `${conversions.toFixed(1)} (${before.conversions.toFixed(1)})${difference?.isReal ? '*' : ''}`,
    ),
    costMinor === null ? '' : moneyWords(costMinor, data.currency),
  ]);
  const unknown = `No touch known before ${data.unknown.conversions} of ${data.all.conversions}.`;
  const beside = data.before === null ? [] : ['In brackets what it is compared with; * a real difference.'];
  const table = rows.length === 0 ? [] : ['', columns([head, ...rows]), '', ...beside, unknown];
  return { data, text: [data.sentence, ...table, ...data.caveats].join('\n') };
}
