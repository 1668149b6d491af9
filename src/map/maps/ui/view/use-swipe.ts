/** A finger drawn sideways over what is presented: to the left goes on, to the right goes back. */
import { type TouchEvent, useRef } from 'react';

const FAR_PX = 56;

interface Swipe {
  readonly onTouchStart: (event: TouchEvent<HTMLElement>) => void;
  readonly onTouchEnd: (event: TouchEvent<HTMLElement>) => void;
}

/** @param onSwipe told 1 or -1 */
export function useSwipe(onSwipe: (steps: 1 | -1) => void): Swipe {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onTouchStart: ({ touches, currentTarget, target }) => {
      const finger = touches[0];
      // Two fingers enlarge; a picture that is open large lies over the page and has its own gestures.
      const isOurs = touches.length === 1 && currentTarget.contains(target as Node);
      from.current = isOurs && finger !== undefined ? { x: finger.clientX, y: finger.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }) => {
      const began = from.current;
      const finger = changedTouches[0];
      from.current = null;
      if (began === null || finger === undefined) return;
      const [x, y] = [finger.clientX - began.x, finger.clientY - began.y];
      if (Math.abs(x) > FAR_PX && Math.abs(x) > 2 * Math.abs(y)) onSwipe(x < 0 ? 1 : -1);
    },
  };
}
