/** A table with the stages from left to right and lanes below to a map. Pure. */
import { type Imported, MapBuilder, type Surroundings } from './imported.ts';
import { readAbout } from './table-about.ts';
import { namesSteps } from './table-heads.ts';
import { Cells, lanesFrom } from './table-lanes.ts';
import type { Rows } from './to-table.ts';

/** @param at the row of the stages */
export function fromAcross(rows: Rows, at: number, around: Surroundings): Imported {
  const builder = new MapBuilder(around);
  readAbout(builder, rows.slice(0, at));
  const hasSteps = namesSteps(rows[at + 1]?.[0] ?? '');
  const width = Math.max(...rows.slice(at).map((row) => row.length - 1));
  const columns = columnsFrom(builder, width, {
    stages: (rows[at] ?? []).slice(1),
    steps: hasSteps ? (rows[at + 1] ?? []).slice(1) : [],
  });
  const body = rows.slice(at + (hasSteps ? 2 : 1));
  const lanes = lanesFrom(
    builder,
    body.map(([heading = '']) => heading),
    true,
  );
  const cells = new Cells(builder, lanes, around, (index) => (body[index] ?? []).slice(1));
  for (const lane of lanes) {
    for (const [index, column] of columns.entries())
      for (const row of lane.indexes) cells.add(lane, column, body[row]?.[index + 1] ?? '');
  }
  return builder.done();
}

/** A stage named once goes on in the columns beside it, as merged cells leave it. */
function columnsFrom(
  builder: MapBuilder,
  width: number,
  { stages, steps }: { stages: readonly string[]; steps: readonly string[] },
): string[] {
  const columns: string[] = [];
  let stage = null as { title: string; id: string } | null;
  for (let index = 0; index < width; index++) {
    const step = steps[index] ?? '';
    const title: string = stages[index] || (stage?.title ?? '');
    const goesOn: boolean = stage !== null && title === stage.title && (step !== '' || !stages[index]);
    if (!stage || !goesOn) stage = { title, id: builder.stage(title) };
    columns.push(step === '' ? stage.id : builder.step(stage.id, step));
  }
  return columns;
}
