/** Waits for a report: says on a terminal what the server works on meanwhile, and lets Ctrl-C end the work there too. */
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { underWay } from '../analyze/under-way/contract.ts';
import type { Client } from './client.ts';
import type { CommandContext } from './command.ts';

const QUIET_MS = 1000;
const LOOK_EVERY_MS = 500;

/** What can interrupt: the process, or a stand-in. */
interface Interrupts {
  once(signal: 'SIGINT', call: () => void): unknown;
  off(signal: 'SIGINT', call: () => void): unknown;
}

/**
 * @param work gets a client whose calls end when the user interrupts
 * @throws AppError `cancelled` then
 */
export async function followed<T>(
  client: Client,
  { terminal }: Pick<CommandContext, 'terminal'>,
  work: (client: Client) => Promise<T>,
  interrupts: Interrupts = process,
): Promise<T> {
  const leaving = new AbortController();
  const done = new AbortController();
  const interrupt = () => leaving.abort();
  interrupts.once('SIGINT', interrupt);
  const watching = terminal.live ? watch(client, done.signal, (words) => terminal.progress(words)) : null;
  try {
    return await work(client.until(leaving.signal));
  } finally {
    done.abort();
    interrupts.off('SIGINT', interrupt);
    await watching;
    terminal.endProgress();
  }
}

async function watch(client: Client, done: AbortSignal, say: (words: string) => void): Promise<void> {
  const asking = client.until(done);
  try {
    await pause(QUIET_MS, undefined, { signal: done });
    for (;;) {
      const words = workWords(await asking.call(underWay));
      if (words !== null) say(words);
      await pause(LOOK_EVERY_MS, undefined, { signal: done });
    }
  } catch {
    // It is done, or the server does not tell: the report itself says what is wrong.
  }
}

/** Null where there is nothing new to say. */
function workWords({ building, questions, others }: z.output<typeof underWay.reply>): string | null {
  if (building !== null && (building.state === 'running' || building.partsDone > 0)) {
    const whole = `putting the paths of ${building.events.toLocaleString('en')} events together`;
    return building.parts === 1 ? whole : `${whole}: ${building.partsDone} of ${building.parts} parts done`;
  }
  const [question] = questions;
  if (building !== null || question?.state === 'waiting') {
    if (others === 0) return 'waiting: other reports of this business are being made';
    return others === 1
      ? 'waiting: another report is being made'
      : `waiting: ${others} other reports are being made`;
  }
  if (!question) return null;
  const { statementsDone, statementsKnown, parts, partsDone } = question;
  if (parts !== null) return `looking: ${partsDone} of ${parts} steps done`;
  return statementsKnown !== null && statementsKnown > 1 && statementsDone < statementsKnown
    ? `working it out: step ${statementsDone + 1} of about ${statementsKnown}`
    : 'working it out';
}
