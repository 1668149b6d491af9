/** Draws maps in threads of their own, so many at a time and each within a time: a large one takes a core and much memory. */
import { AppError } from '../../../platform/errors/app-error.ts';
import { inThread, isBuilt, OutOfTime } from '../../../platform/threads/in-thread.ts';
import { type PictureTask, pictureOf } from './pictures.ts';

const AT_ONCE = 2;
const MOST_WAITING = 20;
/** The largest map (3,000 full cards) as PNG took a minute of a core shared with others; a slower or busier one takes several times that. */
const WITHIN_MS = 600_000;

/** Lets so many in at a time; the others wait in line, and beyond that line nobody does. */
export class Desks {
  readonly #waiting: (() => void)[] = [];
  #free = AT_ONCE;

  /** @throws AppError `unavailable` */
  async at<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await this.#turn();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= MOST_WAITING)
      throw new AppError('unavailable', { reason: 'many maps are being drawn' });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

const desks = new Desks();

/** @throws AppError `picture_too_large`, `unavailable` */
export async function drawn(task: PictureTask): Promise<string | Uint8Array> {
  const script = new URL('./picture-worker.js', import.meta.url);
  const { format, document, around, figures } = task;
  if (!isBuilt(script)) return pictureOf(format, document, around, figures);
  try {
    return await desks.at(() => inThread<string | Uint8Array>(script, task, WITHIN_MS));
  } catch (error) {
    throw error instanceof OutOfTime ? new AppError('picture_too_large', {}, error) : error;
  }
}
