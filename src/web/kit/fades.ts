/** Fades the edges of what is scrolled sideways where it goes on: a line of controls on a phone, a picture, a table. */
import { type RefObject, useCallback, useEffect, useState } from 'react';
import styles from './fades.module.css';

/** Some pixels are lost in rounding; nobody misses them. */
const SLACK = 4;

export interface Hidden {
  readonly left: boolean;
  readonly right: boolean;
}

/** The classes of the fades. */
export function fadesOf({ left, right }: Hidden): string {
  return [left && styles.left, right && styles.right].filter(Boolean).join(' ');
}

/** On which sides something is out of sight, as it is scrolled and as its size changes. */
export function useHidden(place: RefObject<HTMLElement | null>): Hidden {
  const [hidden, setHidden] = useState<Hidden>({ left: false, right: false });
  const look = useCallback(() => {
    const element = place.current;
    if (element === null) return;
    const { scrollLeft, clientWidth, scrollWidth } = element;
    const [left, right] = [scrollLeft > SLACK, scrollLeft + clientWidth < scrollWidth - SLACK];
    setHidden((before) => (before.left === left && before.right === right ? before : { left, right }));
  }, [place]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    look();
    const sizes = new ResizeObserver(look);
    const observe = (): void => {
      for (const each of [element, ...element.children]) sizes.observe(each);
    };
    observe();
    const children = new MutationObserver(() => {
      observe();
      look();
    });
    children.observe(element, { childList: true });
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      children.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [place, look]);
  return hidden;
}
