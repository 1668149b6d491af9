/** Runs a plan over the tables: every record with what became of it, in an order that is always the same. Stores nothing. */

import { zone } from '../../../kernel/zones.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { ImportFormat, Outcome, SideTables } from '../formats/format.ts';
import { formatById } from '../formats/registry.ts';
import { zoneNamed } from '../guess/lists.ts';
import type { Table } from '../read/table.ts';
import { outcomeOf } from './outcome-check.ts';
import type { Plan, PlannedPart } from './plan.ts';
import { type ImportRecord, recordsOf } from './records.ts';
import { loadSide } from './side-tables.ts';
import { WorkDb } from './work-db.ts';

export interface Converted {
  readonly record: ImportRecord;
  readonly outcome: Outcome;
}

export interface ConvertedBatch {
  readonly format: string;
  readonly table: Table;
  readonly items: readonly Converted[];
  /** Share of the whole import read so far, 0 to 1. */
  readonly share: number;
  /** The same for the table at hand. */
  readonly tableShare: number;
}

export interface ConversionOptions {
  /** Where temporary databases may lie. */
  readonly folder: string;
  /** Rows of each main table after which it is left, for a preview. */
  readonly limit?: number;
}

export async function* converted(
  plan: Plan,
  tables: readonly Table[],
  options: ConversionOptions,
): AsyncGenerator<ConvertedBatch> {
  const mains = plan.parts.flatMap((part) => mainTables(part, tables));
  const weight = mains.reduce((sum, { table }) => sum + table.packedBytes + 1, 0);
  let before = 0;
  for (const [index, part] of plan.parts.entries()) {
    const side = await loadSide(part, tables, `${options.folder}/side-${index}.db`);
    try {
      for (const main of mains.filter((one) => one.part === part)) {
        const own = (main.table.packedBytes + 1) / weight;
        for await (const batch of convertTable(main, plan.now, side.tables, options)) {
          yield { ...batch, share: Math.min(1, before + own * batch.tableShare) };
        }
        before += own;
      }
    } finally {
      side.close();
    }
  }
}

interface MainTable {
  readonly part: PlannedPart;
  readonly format: ImportFormat;
  readonly role: string;
  readonly table: Table;
}

/** The tables whose rows become events, in the order in which the format names their roles. */
function mainTables(part: PlannedPart, tables: readonly Table[]): MainTable[] {
  const format = formatById(part.format);
  if (!format) throw new AppError('invalid_input', { problem: `there is no format “${part.format}”` });
  return Object.entries(format.roles)
    .filter(([, use]) => use.main)
    .flatMap(([role]) =>
      tables
        .filter(({ head }) => part.roles[head.id] === role)
        .map((table) => ({ part, format, role, table })),
    );
}

async function* convertTable(
  main: MainTable,
  now: number,
  side: SideTables,
  options: ConversionOptions,
): AsyncGenerator<Omit<ConvertedBatch, 'share'>> {
  const { part, format, role, table } = main;
  const settings = {
    zone: zone(part.timezone),
    currency: part.currency,
    now,
    order: part.order,
    decimal: table.head.plainNumbers ? '.' : part.decimal,
  } as const;
  const convert = format.open(role, table.head, { settings, mapping: part.mapping, side, zoneNamed });
  const use = format.roles[role]?.main ?? {};
  const openWork = () => new WorkDb(`${options.folder}/sort.db`);
  for await (const { records, share } of recordsOf(table, use, part.mapping, openWork, options.limit)) {
    const items = records.map((record) => ({ record, outcome: outcomeOf(record, convert) }));
    yield { format: part.format, table, items, tableShare: share };
  }
}
