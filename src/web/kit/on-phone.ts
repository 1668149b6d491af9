/** Whether a page is laid out for a phone. Paper is never as narrow: what is printed from a phone is what is printed from a desk. */
import { useMediaQuery } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

const listeners = new Set<() => void>();
let printing = false;

function tell(now: boolean): void {
  printing = now;
  // At once, and not on a later turn: the browser counts the sheets when this event is over.
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

window.addEventListener('beforeprint', () => tell(true));
window.addEventListener('afterprint', () => tell(false));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Between the wish to print and its end. */
export function isPrinting(): boolean {
  return printing;
}

export function useOnPhone(): boolean {
  const narrow = useMediaQuery('screen and (max-width: 700px)', false, { getInitialValueInEffect: false });
  const onPaper = useSyncExternalStore(subscribe, isPrinting);
  return narrow && !onPaper;
}
