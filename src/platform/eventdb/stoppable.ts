/** Stops a statement in the engine when nobody waits for its answer any more. */
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors/app-error.ts';

const AGAIN_MS = 50;

/**
 * Does the work; once the signal is aborted, kills it again and again until it has ended: it may not have begun when it is
 * first killed. Ends when the engine has ended the statement.
 * @throws AppError `cancelled` when it was stopped
 */
export async function stoppable<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
  kill: () => Promise<unknown>,
): Promise<T> {
  if (!signal) return work();
  if (signal.aborted) throw new AppError('cancelled');
  let ended = false;
  let killing: Promise<void> | null = null;
  const stop = async () => {
    while (!ended) {
      // A server that refuses to kill lets the statement run to its end; nobody hears the answer then.
      await kill().catch(() => undefined);
      if (!ended) await pause(AGAIN_MS);
    }
  };
  const abort = () => {
    killing = stop();
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    const answer = await work();
    // Some engines end a stopped statement with the rows it had until then, as if they were all.
    if (signal.aborted) throw new AppError('cancelled');
    return answer;
  } catch (error) {
    throw signal.aborted ? new AppError('cancelled', {}, error) : error;
  } finally {
    ended = true;
    signal.removeEventListener('abort', abort);
    await killing;
  }
}
