/** Brings the focus back to where it was before something opened over the page, where that is not closed but taken away, and nobody has sent the focus elsewhere. */
import { useEffect, useRef } from 'react';

export function useFocusBack(open: boolean): void {
  const before = useRef<Element | null>(null);
  // While it is drawn, for what opens takes the focus before any effect of ours.
  if (!open) before.current = null;
  else before.current ??= whatStays(document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      const from = before.current;
      if (isLost && from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    },
    [],
  );
}

/** An entry of a menu goes with the menu; what opened the menu stays. */
function whatStays(element: Element | null): Element | null {
  const opener = element?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return opener ? document.getElementById(opener) : element;
}
