/** A map as one of several editors holds it: what the server has confirmed, and what it has not seen yet. Pure; sends nothing. */
import type { MapDocument } from './document.ts';
import { apply, applyAll, type Operation } from './operation.ts';

export interface Numbered {
  /** 1 for the first operation of a map, without gaps. */
  readonly sequence: number;
  readonly operation: Operation;
}

export interface Taken {
  /** Of an operation that was sent: it is in the log under this sequence, now or since before. */
  readonly id: string;
  readonly sequence: number;
}

export interface Refused {
  /** Of the operation. */
  readonly id: string;
  readonly problem: string;
}

export interface Replica {
  readonly confirmed: MapDocument;
  /** Up to which operation `confirmed` has them all. */
  readonly sequence: number;
  /** Own edits in their order, to be sent (again) until they come back. */
  readonly pending: readonly Operation[];
  /** Own edits the server would not take: to be shown, for they may hold what somebody typed. */
  readonly refused: readonly (Refused & { readonly operation: Operation })[];
}

export function replicaOf(confirmed: MapDocument, sequence: number): Replica {
  return { confirmed, sequence, pending: [], refused: [] };
}

/** What the editor sees: own edits on top of everybody's. */
export function shown({ confirmed, pending }: Replica): MapDocument {
  return applyAll(confirmed, pending);
}

export function edited(replica: Replica, operations: readonly Operation[]): Replica {
  return { ...replica, pending: [...replica.pending, ...operations] };
}

/** Takes what the server tells; what is known already or comes too early is left out, so repeats and gaps do no harm. */
export function received(
  replica: Replica,
  told: {
    readonly operations: readonly Numbered[];
    readonly taken?: readonly Taken[];
    readonly refused?: readonly Refused[];
  },
): Replica {
  const { operations, taken = [], refused = [] } = told;
  let { confirmed, sequence } = replica;
  const settled = new Set<string>();
  for (const { sequence: next, operation } of operations) {
    if (next !== sequence + 1) continue;
    confirmed = apply(confirmed, operation);
    sequence = next;
    settled.add(operation.id);
  }
  // Sent again after the whole document was taken, which held them already.
  for (const { id, sequence: at } of taken) if (at <= sequence) settled.add(id);
  const problems = new Map(refused.map(({ id, problem }) => [id, problem]));
  const turnedDown = replica.pending.flatMap((operation) => {
    const problem = problems.get(operation.id);
    return problem === undefined ? [] : [{ id: operation.id, problem, operation }];
  });
  const pending = replica.pending.filter(({ id }) => !settled.has(id) && !problems.has(id));
  return { confirmed, sequence, pending, refused: [...replica.refused, ...turnedDown] };
}

/**
 * Begins anew from a whole document, as after a long time away, or when the server knows less than before (a restored
 * backup); own edits stay.
 */
export function restarted(replica: Replica, confirmed: MapDocument, sequence: number): Replica {
  return { ...replica, confirmed, sequence };
}
