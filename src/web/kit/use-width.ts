/** Measures an element, so that pictures are drawn in real pixels and text keeps its size. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Width of the element in whole pixels; `first` until it is measured. */
export function useWidth<T extends HTMLElement>(first: number): { ref: RefObject<T | null>; width: number } {
  const ref = useRef<T | null>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      // Printing lays the page out anew; the picture scales by its view box then and keeps its drawing.
      const now = Math.floor(element.getBoundingClientRect().width);
      if (now > 0 && !matchMedia('print').matches) setWidth(now);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
