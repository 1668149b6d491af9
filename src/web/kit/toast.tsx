/** A short word that something was done; heard by screen readers, gone by itself. Never for errors: those stay where they arose. */
import { type ReactElement, useSyncExternalStore } from 'react';
import styles from './toast.module.css';

const SHOWN_MS = 6000;
/** Long enough to read it, find the button and press it. */
const SHOWN_WITH_ACTION_MS = 15_000;

export interface ToastAction {
  readonly label: string;
  readonly act: () => void;
}

interface Toast {
  readonly word: string;
  readonly action: ToastAction | null;
}

const NOTHING: Toast = { word: '', action: null };

let shown = NOTHING;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says that something was done, and lets it be undone. A later word replaces an earlier one. */
export function say(word: string, action: ToastAction | null = null): void {
  change({ word, action });
  clearTimeout(timer);
  timer = setTimeout(() => change(NOTHING), action === null ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
}

function change(toast: Toast): void {
  shown = toast;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts(): ReactElement {
  const { word, action } = useSyncExternalStore(subscribe, () => shown);
  return (
    <div role="status" aria-live="polite" className={styles.place}>
      {word !== '' && (
        <p className={styles.toast}>
          {word}
          {action !== null && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                change(NOTHING);
                action.act();
              }}
            >
              {action.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
