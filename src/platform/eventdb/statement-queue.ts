/**
 * Lets a few statements into the event engine at once and keeps the others in line: fair between businesses, those somebody
 * looks at before long ones. It forgets whoever left, and refuses a line without end.
 */
import type { Clock } from '../clock/clock.ts';
import { AppError } from '../errors/app-error.ts';
import type { Asking, Rank } from './asking.ts';

export interface QueueParts {
  /** Most statements in the engine at the same time. */
  readonly atOnce: number;
  readonly clock: Clock;
}

/** What is under way for one business. */
export interface UnderWay {
  readonly asked: readonly Asked[];
  /** Questions of other businesses that the engine works on right now. */
  readonly others: number;
}

export interface Asked {
  readonly name: string;
  readonly state: 'waiting' | 'running';
  /** When its first statement that is not answered yet was asked, ms UTC. */
  readonly sinceAt: number;
  readonly statementsDone: number;
  /** How many it took the last time; null the first time. */
  readonly statementsKnown: number | null;
  readonly parts: Asking['parts'];
}

interface Statement {
  readonly asking: Asking;
  readonly askedAt: number;
}

interface Waiting extends Statement {
  readonly start: () => void;
}

/** A line of one business this long means that something asks without end. */
const MOST_WAITING = 500;
/** Long work that waited this long is let in like any other, or a busy day would last for ever. */
const PATIENCE_MS = 30_000;
const MOST_REMEMBERED = 1000;
const ORDER: Readonly<Record<Rank, number>> = { page: 0, build: 1, night: 2 };

export class StatementQueue {
  readonly #atOnce: number;
  readonly #clock: Clock;
  readonly #running = new Set<Statement>();
  readonly #aside = new Set<Statement>();
  #waiting: Waiting[] = [];
  /** By business: the turn in which it was last let in. */
  readonly #served = new Map<string, number>();
  #turn = 0;
  /** By name of the question: statements it took. */
  readonly #known = new Map<string, number>();

  constructor({ atOnce, clock }: QueueParts) {
    this.#atOnce = Math.max(1, atOnce);
    this.#clock = clock;
  }

  get counts(): { running: number; waiting: number } {
    return { running: this.#running.size, waiting: this.#waiting.length };
  }

  /**
   * Does the work when it is its turn.
   * @throws AppError `cancelled` when the asker left before, `too_busy` when the line of the business is too long
   */
  async turn<T>(asking: Asking, work: () => Promise<T>): Promise<T> {
    const statement: Statement = { asking, askedAt: this.#clock() };
    if (asking.statementsDone === 0) asking.onEnd((ended) => this.#remember(ended));
    await this.#enter(statement);
    try {
      const answer = await work();
      asking.statementsDone++;
      return answer;
    } finally {
      this.#running.delete(statement);
      this.#admit();
    }
  }

  /** Work for a question that asks the engine nothing: shown as under way, takes no place. */
  async aside<T>(asking: Asking, work: () => Promise<T>): Promise<T> {
    const statement: Statement = { asking, askedAt: this.#clock() };
    this.#aside.add(statement);
    try {
      return await work();
    } finally {
      this.#aside.delete(statement);
    }
  }

  underWay(business: string): UnderWay {
    const asked = new Map<Asking, Asked>();
    const others = new Set<Asking>();
    for (const [state, statements] of [
      ['running', this.#running],
      ['running', this.#aside],
      ['waiting', this.#waiting],
    ] as const) {
      for (const { asking, askedAt } of statements) {
        if (asking.business !== business) {
          if (state === 'running') others.add(asking);
        } else if (!asked.has(asking)) {
          asked.set(asking, this.#shown(asking, state, askedAt));
        }
      }
    }
    return { asked: [...asked.values()], others: others.size };
  }

  #shown(asking: Asking, state: Asked['state'], sinceAt: number): Asked {
    const { name, statementsDone, parts } = asking;
    return { name, state, sinceAt, statementsDone, statementsKnown: this.#known.get(name) ?? null, parts };
  }

  #enter(statement: Statement): Promise<void> {
    const { asking } = statement;
    const { signal, business } = asking;
    if (signal?.aborted) throw new AppError('cancelled');
    if (this.#waiting.filter((each) => each.asking.business === business).length >= MOST_WAITING) {
      throw new AppError('too_busy');
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        reject(new AppError('cancelled'));
      };
      const start = () => {
        signal?.removeEventListener('abort', leave);
        this.#running.add(statement);
        resolve();
      };
      const waiting: Waiting = { ...statement, start };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#admit();
    });
  }

  #admit(): void {
    while (this.#running.size < this.#atOnce) {
      const next = this.#next();
      if (!next) return;
      this.#waiting = this.#waiting.filter((each) => each !== next);
      this.#served.delete(next.asking.business);
      this.#served.set(next.asking.business, ++this.#turn);
      for (const oldest of this.#served.keys()) {
        if (this.#served.size <= MOST_REMEMBERED) break;
        this.#served.delete(oldest);
      }
      next.start();
    }
  }

  /** The most urgent; of those, of the business that has least in the engine, then waited longest for a turn, then asked first. */
  #next(): Waiting | undefined {
    const now = this.#clock();
    // Long statements never take the last place, where there is more than one.
    const longMayEnter = this.#longRunning() < Math.max(1, this.#atOnce - 1);
    const open = this.#waiting.filter(({ asking }) => longMayEnter || asking.rank === 'page');
    const urgency = ({ asking, askedAt }: Waiting) =>
      now - askedAt > PATIENCE_MS ? ORDER.page : ORDER[asking.rank];
    const inside = ({ asking }: Waiting) => this.#inside(asking.business);
    const served = ({ asking }: Waiting) => this.#served.get(asking.business) ?? 0;
    return open.reduce<Waiting | undefined>((best, each) => {
      if (!best) return each;
      const order =
        urgency(each) - urgency(best) || inside(each) - inside(best) || served(each) - served(best);
      return order < 0 ? each : best;
    }, undefined);
  }

  #longRunning(): number {
    return [...this.#running].filter(({ asking }) => asking.rank !== 'page').length;
  }

  #inside(business: string): number {
    return [...this.#running].filter(({ asking }) => asking.business === business).length;
  }

  #remember({ name, statementsDone, signal }: Asking): void {
    if (signal?.aborted || statementsDone === 0) return;
    this.#known.delete(name);
    this.#known.set(name, statementsDone);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST_REMEMBERED) break;
      this.#known.delete(oldest);
    }
  }
}
