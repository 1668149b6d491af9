/** For what a page needs, and not at once: it comes when the page is drawn, or when nothing else waits. */

/** Long enough for a page to be drawn on a slow machine, and not for ever on one that is never idle. */
const LATEST_MS = 3000;

export function idle(): Promise<void> {
  return new Promise((done) => {
    // Safari has no idle times.
    if (window.requestIdleCallback === undefined) setTimeout(done, LATEST_MS / 3);
    else window.requestIdleCallback(() => done(), { timeout: LATEST_MS });
  });
}

/** Acts when the next frame has been shown; not while nobody looks at the page. @returns takes the wish back */
export function afterFrame(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
