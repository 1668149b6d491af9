/** Reads the ledger: what came in by origin and hour, and what became of it. */

import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import type { State } from '../../platform/statedb/state.ts';
import { type EventsTables, type Origin, originText } from '../events/public.ts';
import type { LedgerRow, ledgerReport } from './contract.ts';

type Query = QueryOf<typeof ledgerReport>;
type Reply = Pick<ReplyInputOf<typeof ledgerReport>, 'items' | 'totals'>;
type Counts = Pick<LedgerRow, 'accepted' | 'stored' | 'duplicate' | 'rejected' | 'waiting'>;

export interface OriginTotals extends Counts {
  readonly reasons: Readonly<Record<string, number>>;
}

/** The name an import or source was given, by origin text (`import:imp_…`). */
export type OriginNames = (workspace: string) => Promise<ReadonlyMap<string, string>>;

export class Ledger {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** What became of everything an origin brought. */
  async totals(
    workspace: string,
    origin: { kind: 'import' | 'source' | 'demo'; id: string },
  ): Promise<OriginTotals> {
    const rows = await this.#rows(workspace, originText(origin)).execute();
    const [row] = assembled(rows, 'origin', new Map());
    return row ?? { accepted: 0, stored: 0, duplicate: 0, rejected: 0, waiting: 0, reasons: {} };
  }

  async report(workspace: string, query: Query, names: ReadonlyMap<string, string>): Promise<Reply> {
    let rows = this.#rows(workspace, query.origin);
    if (query.before !== undefined) rows = rows.where('hour', '<', query.before);
    const items = assembled(await rows.orderBy('hour', 'desc').execute(), query.by, names);
    return { items: items.slice(0, query.limit), totals: summed(items) };
  }

  /** Whether anything but this origin has brought something that is stored or waits. */
  async hasOthers(workspace: string, origin: Origin): Promise<boolean> {
    const row = await this.#rows(workspace, undefined)
      .where('origin', '!=', originText(origin))
      .where('outcome', '!=', 'rejected')
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Start of the last hour in which each origin was heard, by origin text. */
  async lastHeard(workspace: string): Promise<Map<string, number>> {
    const rows = await this.#db()
      .selectFrom('ledger')
      .select(({ fn }) => ['origin', fn.max('hour').as('hour')])
      .where('workspace', '=', workspace)
      .groupBy('origin')
      .execute();
    return new Map(rows.map((row) => [row.origin, Number(row.hour)]));
  }

  #db() {
    return this.#state.db.withTables<EventsTables>();
  }

  #rows(workspace: string, origin: string | undefined) {
    const rows = this.#db().selectFrom('ledger').selectAll().where('workspace', '=', workspace);
    return origin === undefined ? rows : rows.where('origin', '=', origin);
  }
}

function assembled(
  rows: readonly EventsTables['ledger'][],
  by: Query['by'],
  names: ReadonlyMap<string, string>,
): LedgerRow[] {
  const slots = new Map<string, LedgerRow>();
  for (const row of rows) {
    const slot = by === 'origin' ? row.origin : `${row.origin}\n${row.hour}`;
    const [kind = '', id = ''] = row.origin.split(':');
    const sum: LedgerRow = slots.get(slot) ?? {
      origin: { kind: kind as LedgerRow['origin']['kind'], id, name: names.get(row.origin) ?? id },
      hour: row.hour,
      accepted: 0,
      stored: 0,
      duplicate: 0,
      rejected: 0,
      waiting: 0,
      reasons: {},
    };
    slots.set(slot, added(sum, row));
  }
  return [...slots.values()].sort((a, b) => b.hour - a.hour);
}

function added(sum: LedgerRow, { outcome, reason, events, hour }: EventsTables['ledger']): LedgerRow {
  const next = { ...sum, hour: Math.max(sum.hour, hour) };
  if (outcome === 'accepted') next.accepted += events;
  else if (outcome === 'stored') next.stored += events;
  else if (outcome === 'duplicate') next.duplicate += events;
  else {
    next.rejected += events;
    next.reasons = { ...sum.reasons, [reason]: (sum.reasons[reason] ?? 0) + events };
  }
  return { ...next, waiting: next.accepted - next.stored - next.duplicate - next.rejected };
}

function summed(rows: readonly LedgerRow[]): Counts {
  const totals = { accepted: 0, stored: 0, duplicate: 0, rejected: 0, waiting: 0 };
  for (const row of rows) {
    for (const name of ['accepted', 'stored', 'duplicate', 'rejected', 'waiting'] as const)
      totals[name] += row[name];
  }
  return totals;
}
