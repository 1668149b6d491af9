/** Keeps what is typed after a short pause, and at once when the field goes or the page is left: no letter waits longer than its field. */
import { useLayoutEffect, useRef, useState } from 'react';

const KEPT_AFTER_MS = 400;

export class KeptSoon {
  /** What keeps it. */
  keep: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(keep: () => void) {
    this.keep = keep;
  }

  later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.now, KEPT_AFTER_MS);
  }

  /** If there is anything that was not kept yet. */
  readonly now = (): void => {
    if (this.#timer === undefined) return;
    this.never();
    this.keep();
  };

  /** It was kept in another way. */
  never(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

export function useKeptSoon(keep: () => void): KeptSoon {
  const [soon] = useState(() => new KeptSoon(keep));
  const latest = useRef(keep);
  latest.current = keep;
  // Before effects: those send what is on its way when a map is left, and the last letters are to be with it.
  useLayoutEffect(() => {
    soon.keep = () => latest.current();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') soon.now();
    };
    // On the way down, so that it comes before the sitting says farewell.
    window.addEventListener('pagehide', soon.now, true);
    window.addEventListener('visibilitychange', hidden, true);
    return () => {
      window.removeEventListener('pagehide', soon.now, true);
      window.removeEventListener('visibilitychange', hidden, true);
      soon.now();
    };
  }, [soon]);
  return soon;
}
