/** A frame pulled over the grid from an empty place chooses the cards it touches. */
import { type PointerEvent, type ReactElement, type RefObject, useMemo, useRef, useState } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { useDesk } from '../desk/desk.ts';
import styles from './grid.module.css';

const BEGINS_AFTER_PX = 8;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function useMarquee(root: RefObject<HTMLElement | null>) {
  const desk = useDesk();
  const [frame, setFrame] = useState<Frame | null>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  const drawn = useRef<Frame | null>(null);
  const on = useMemo(
    () => ({
      onPointerDown: (event: PointerEvent): void => {
        const { target } = event;
        const free = target instanceof Element && target.matches('[role=gridcell][data-column]');
        const curve = target instanceof Element && target.querySelector('svg') !== null;
        from.current =
          free && !curve && event.button === 0 && event.pointerType === 'mouse'
            ? { x: event.clientX, y: event.clientY }
            : null;
      },
      onPointerMove: (event: PointerEvent): void => {
        const start = from.current;
        if (start === null) return;
        const far = Math.hypot(event.clientX - start.x, event.clientY - start.y) > BEGINS_AFTER_PX;
        if (!far && drawn.current === null) return;
        if (drawn.current === null) root.current?.setPointerCapture(event.pointerId);
        drawn.current = {
          left: Math.min(start.x, event.clientX),
          right: Math.max(start.x, event.clientX),
          top: Math.min(start.y, event.clientY),
          bottom: Math.max(start.y, event.clientY),
        };
        setFrame(drawn.current);
      },
      onPointerUp: (): void => {
        from.current = null;
        if (drawn.current === null) return;
        const selected = new Set(touched(root.current, drawn.current));
        drawn.current = null;
        setFrame(null);
        const [first] = selected;
        const cursor = first === undefined ? desk.cursor : desk.placeOf(first);
        desk.board.set({ selected, cursor, anchor: cursor });
        desk.say(t('{n, plural, one {# card} other {# cards}} chosen', { n: selected.size }));
      },
      // The click that ends the pulling begins no card.
      onClickCapture: (event: { stopPropagation(): void; target: EventTarget }): void => {
        if (event.target === root.current) event.stopPropagation();
      },
    }),
    [desk, root],
  );
  const shown: ReactElement | null =
    frame === null ? null : (
      <div
        className={styles.marquee}
        style={{
          left: frame.left,
          top: frame.top,
          width: frame.right - frame.left,
          height: frame.bottom - frame.top,
        }}
      />
    );
  return { on, frame: shown };
}

function touched(root: HTMLElement | null, frame: Frame): string[] {
  const cards = [...(root?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
  return cards.flatMap((card) => {
    const box = card.getBoundingClientRect();
    const outside =
      box.right < frame.left || box.left > frame.right || box.bottom < frame.top || box.top > frame.bottom;
    return outside ? [] : [card.dataset.card ?? ''];
  });
}
