/** Knows whether the server answers. A lost connection is probed until it is back; screens subscribe to the change. */

type Listener = () => void;

const PROBE_EVERY_MS = 2500;

/** What a proxy says when there is no server behind it. */
const NOBODY_THERE: readonly number[] = [502, 504];

let lost = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<Listener>();

export function connectionLost(): boolean {
  return lost;
}

export function subscribeConnection(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether it was the server that answered. */
export function isFromServer({ status }: { readonly status: number }): boolean {
  return !NOBODY_THERE.includes(status);
}

/** Said by the client after every request. */
export function reportAnswered(): void {
  change(false);
}

export function reportLost(): void {
  change(true);
  timer ??= setTimeout(probe, PROBE_EVERY_MS);
}

function change(next: boolean): void {
  if (lost === next) return;
  lost = next;
  if (!next && timer !== undefined) {
    clearTimeout(timer);
    timer = undefined;
  }
  for (const listener of listeners) listener();
}

function probe(): void {
  timer = undefined;
  askWhetherThere().then(reportAnswered, reportLost);
}

/** Fails where no server answers. */
export async function askWhetherThere(): Promise<void> {
  if (!isFromServer(await fetch('/health', { cache: 'no-store' }))) throw new Error('Nobody is there.');
}
