/**
 * Questions asked while the scripts that read their answers are still on their way. An answer is handed out once, and soon: later it would
 * be old. Imports nothing, for it comes before the program.
 */

const GOOD_FOR_MS = 10_000;

const asked = new Map<string, { readonly answer: Promise<Response>; readonly taken: () => void }>();

/** Asks for a route's JSON; failing is left to whoever takes the answer. */
export function askAhead(address: string): Promise<Response> {
  const unwanted = new AbortController();
  const answer = fetch(address, {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
    signal: unwanted.signal,
  });
  answer.catch(() => undefined);
  const timer = setTimeout(() => {
    asked.delete(address);
    unwanted.abort();
  }, GOOD_FOR_MS);
  // Once taken it may come as slowly as any other.
  asked.set(address, { answer, taken: () => clearTimeout(timer) });
  return answer;
}

/** The answer to what was asked ahead; undefined where nothing was. */
export function takeAhead(address: string): Promise<Response> | undefined {
  const held = asked.get(address);
  asked.delete(address);
  held?.taken();
  return held?.answer;
}
