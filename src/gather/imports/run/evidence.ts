/** Looks at the values that decide how a table is read: order of day and month, decimal mark, totals repeated on every line. */
import { orderOf } from '../../../kernel/dates.ts';
import { type DecimalEvidence, decidedDecimal, weighDecimal } from '../../../kernel/numbers.ts';
import { cell } from '../formats/columns.ts';
import { fieldColumns } from '../formats/mapped-fields.ts';
import type { Mapping } from '../mapping.ts';
import type { Row, Table } from '../read/table.ts';
import type { Assignment } from './plan.ts';

export interface Evidence {
  readonly order: {
    readonly dmy: number;
    readonly mdy: number;
    readonly unclear: number;
    readonly example: string | null;
  };
  /** Null: it cannot be told. */
  readonly decimal: '.' | ',' | null;
  readonly decimalExample: string | null;
  /** Orders of several rows whose amounts are all the same, and of others. */
  readonly repeated: { readonly same: number; readonly different: number };
}

const MOST_ROWS = 200_000;
const ENOUGH_ROWS = 5_000;

/** Reads until both are decided, at most some hundred thousand rows: an undecided file is asked about, never guessed. */
export async function evidenceOf(assignment: Assignment, tables: readonly Table[]): Promise<Evidence> {
  const order = { dmy: 0, mdy: 0, unclear: 0, example: null as string | null };
  const decimals: DecimalEvidence = { dot: 0, comma: 0, unclearDot: 0, unclearComma: 0 };
  let decimalExample: string | null = null;
  const lines = new RepeatedAmounts(assignment.mapping);
  for (const table of tables) {
    const role = assignment.roles[table.head.id];
    const columns = role ? assignment.format.undecided?.(table.head, assignment.mapping) : undefined;
    if (!columns) continue;
    const amounts = table.head.plainNumbers ? [] : columns.amounts.filter((column) => column >= 0);
    const dates = columns.dates.filter((column) => column >= 0);
    lines.open(table);
    let rows = 0;
    for await (const batch of table.rows()) {
      for (const row of batch.rows) {
        if (row.skip || row.wrong) continue;
        rows++;
        for (const column of dates) {
          const said = orderOf(cell(row, column));
          if (said === 'irrelevant') continue;
          order[said]++;
          if (said === 'unclear') order.example ??= cell(row, column);
        }
        for (const column of amounts) {
          weighDecimal(cell(row, column), decimals);
          if (decimals.unclearDot === 1) decimalExample ??= cell(row, column);
        }
        lines.see(row);
      }
      const ordered = order.unclear === 0 || order.dmy + order.mdy > 0;
      if (rows >= MOST_ROWS || (rows >= ENOUGH_ROWS && ordered)) break;
    }
  }
  return { order, decimal: decidedDecimal(decimals), decimalExample, repeated: lines.found() };
}

/** Watches orders of several rows that follow one another. */
class RepeatedAmounts {
  readonly #mapping: Mapping | undefined;
  #order = -1;
  #amount = -1;
  #key = '';
  #first = '';
  #rows = 0;
  #alike = true;
  #same = 0;
  #different = 0;

  constructor(mapping: Mapping | undefined) {
    this.#mapping = mapping?.kind === 'orders' ? mapping : undefined;
  }

  open(table: Table): void {
    this.#close();
    const at = this.#mapping && fieldColumns(table.head, this.#mapping);
    this.#order = at?.order ?? -1;
    this.#amount = at?.amount ?? -1;
  }

  see(row: Row): void {
    if (this.#order < 0 || this.#amount < 0) return;
    const key = cell(row, this.#order);
    const amount = cell(row, this.#amount);
    if (key !== this.#key || key === '') {
      this.#close();
      this.#key = key;
      this.#first = amount;
    }
    this.#rows++;
    if (amount !== this.#first) this.#alike = false;
  }

  found(): Evidence['repeated'] {
    this.#close();
    return { same: this.#same, different: this.#different };
  }

  #close(): void {
    if (this.#rows > 1) this.#alike ? this.#same++ : this.#different++;
    this.#rows = 0;
    this.#alike = true;
    this.#key = '';
  }
}
