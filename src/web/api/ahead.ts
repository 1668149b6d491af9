/**
 * Questions asked while the scripts that read their answers are still on their way. An answer is handed out once, and soon: later it would
 * be old. Imports nothing, for it comes before the program.
 */

const GOOD_FOR_MS = 10_000;

const asked = new Map<string, Promise<Response>>();

/** Asks for a route's JSON; failing is left to whoever takes the answer. */
export function askAhead(address: string): Promise<Response> {
  const answer = fetch(address, {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
    signal: AbortSignal.timeout(GOOD_FOR_MS),
  });
  answer.catch(() => undefined);
  asked.set(address, answer);
  setTimeout(() => asked.delete(address), GOOD_FOR_MS);
  return answer;
}

/** The answer to what was asked ahead; undefined where nothing was. */
export function takeAhead(address: string): Promise<Response> | undefined {
  const answer = asked.get(address);
  asked.delete(address);
  return answer;
}
