/**
 * Searches for pain points that were asked of some people, days or channels: made while somebody waits for them, one after the
 * other, kept as long as the data stay as they are. They are compared with nothing and written nowhere.
 */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../platform/errors/app-error.ts';
import { type Asking, longWork, untilLeft, whoAsks } from '../../platform/eventdb/asking.ts';
import { type ReportScope, ScopeBook } from '../engine/public.ts';
import type { SearchResult } from './contract.ts';
import type { AskedOf } from './load-world.ts';
import { type OneSearchParts, oneSearch } from './one-search.ts';

/** Shows work that asks the engine nothing beside the statements. */
export interface ShownWork {
  aside<T>(asking: Asking, work: () => Promise<T>): Promise<T>;
}

export interface AskedSearchParts extends OneSearchParts {
  readonly queue: ShownWork;
}

export class AskedSearches {
  readonly #parts: AskedSearchParts;
  readonly #book: ScopeBook<null, SearchResult>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: AskedSearchParts) {
    this.#parts = parts;
    this.#book = new ScopeBook((scope) => this.#afterOthers(() => this.#search(scope)));
  }

  /** What is found among these people, days and channels, as the data are now. */
  of(scope: ReportScope): Promise<SearchResult> {
    return this.#book.open(scope, null);
  }

  /** A search of a large business takes some hundred megabytes: one at a time. Who leaves the line is not searched for. */
  async #afterOthers(work: () => Promise<SearchResult>): Promise<SearchResult> {
    const before = this.#last;
    let done = (): void => undefined;
    this.#last = new Promise<void>((resolve) => {
      done = resolve;
    });
    try {
      await untilLeft(before);
      return await work();
    } finally {
      void before.then(done);
    }
  }

  #search(scope: ReportScope): Promise<SearchResult> {
    const { workspace, source, now } = scope;
    const asked = { workspace, source, now, of: askedOf(scope), before: null };
    return oneSearch(this.#parts, asked, {
      step: async (done) => {
        const own = whoAsks();
        if (own?.signal?.aborted) throw new AppError('cancelled');
        longWork({ what: 'search', done, of: 100 });
        await setImmediate();
      },
      look: (work) => {
        const own = whoAsks();
        return own ? this.#parts.queue.aside(own, work) : work();
      },
    });
  }
}

/** The question of a report as events are asked it. */
export function askedOf({
  rows,
  source,
  period,
  filter,
}: Pick<ReportScope, 'rows' | 'source' | 'period' | 'filter'>): AskedOf {
  const words = (dimension: 'device' | 'campaign', codes: readonly number[]) =>
    codes.map((code) => source.labels.valueOf(dimension, code) ?? NEVER_SAID);
  return {
    people: rows === source.rows ? undefined : rows,
    fromMs: period.fromMs,
    toMs: period.toMs,
    channels: filter.channels,
    devices: words('device', filter.devices),
    campaigns: words('campaign', filter.campaigns),
  };
}

/** A word that never occurred: nothing passes, which is the truth. */
const NEVER_SAID = '\u0000';
