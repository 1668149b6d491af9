/** A table as a file to download, written while it is read. For `call.respond`. */
import { Readable } from 'node:stream';
import { csvLine } from '../../kernel/csv-line.ts';

type Line = readonly (string | number | null)[];

/**
 * @param name without ending; letters, digits and hyphens
 * @param lines the heads first. The first is asked for now: a refused question is an answer of its own, not half a file.
 */
export async function csvFile(
  name: string,
  lines: AsyncGenerator<Line>,
): Promise<{ headers: Record<string, string>; body: Readable }> {
  const first = await lines.next();
  return {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
    body: Readable.from(textOf(first.value ?? [], lines)),
  };
}

async function* textOf(head: Line, lines: AsyncGenerator<Line>): AsyncGenerator<string> {
  yield csvLine(head);
  // A line may stop early: what has nothing to say at its end is as wide as the heads all the same.
  for await (const line of lines) yield csvLine(Object.assign(Array(head.length).fill(null), line));
}
