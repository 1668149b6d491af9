/**
 * Questions asked while the scripts that read their answers are still on their way. An answer is handed out once, and soon: later it would
 * be old. Imports nothing, for it comes before the program.
 */

/** Long enough for the scripts to come over a slow line. */
const GOOD_FOR_MS = 20_000;

interface Asked {
  address: string;
  readonly answer: Promise<Response>;
  readonly timer: ReturnType<typeof setTimeout>;
}

const held = new Set<Asked>();

/** Asks for a route's JSON; failing is left to whoever takes the answer. */
export function askAhead(address: string): void {
  const unwanted = new AbortController();
  const answer = fetch(address, {
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
    signal: unwanted.signal,
  });
  answer.catch(() => undefined);
  const timer = setTimeout(() => {
    held.delete(asked);
    unwanted.abort();
  }, GOOD_FOR_MS);
  const asked: Asked = { address, answer, timer };
  held.add(asked);
}

/** The answer to what was asked ahead; undefined where nothing was. */
export function takeAhead(address: string): Promise<Response> | undefined {
  const found = [...held].find((asked) => asked.address === address);
  if (found === undefined) return undefined;
  held.delete(found);
  // Once taken it may come as slowly as any other.
  clearTimeout(found.timer);
  return found.answer;
}

/** What was asked below one address is found below the other from now on. */
export function renameAhead(from: string, to: string): void {
  for (const asked of held) {
    if (asked.address.startsWith(from)) asked.address = to + asked.address.slice(from.length);
  }
}
