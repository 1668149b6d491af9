/** A short word that something was done; heard by screen readers, gone by itself. Never for errors: those stay where they arose. */
import { type ReactElement, useSyncExternalStore } from 'react';
import styles from './toast.module.css';

const SHOWN_MS = 6000;

let shown = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says that something was done. A later word replaces an earlier one. */
export function say(word: string): void {
  change(word);
  clearTimeout(timer);
  timer = setTimeout(() => change(''), SHOWN_MS);
}

function change(word: string): void {
  shown = word;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts(): ReactElement {
  const word = useSyncExternalStore(subscribe, () => shown);
  return (
    <div role="status" aria-live="polite" className={styles.place}>
      {word !== '' && <p className={styles.toast}>{word}</p>}
    </div>
  );
}
