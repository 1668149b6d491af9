/**
 * Something wider than the screen that is scrolled sideways: it fades where it goes on, and a button there moves on by most of what is seen.
 * Where everything fits there is neither.
 */
import { type ReactElement, type ReactNode, useRef } from 'react';
import { fadesOf, useHidden } from './fades.ts';
import { Icon } from './icons.tsx';
import styles from './sideways.module.css';
import { t } from './text.tsx';

/** What was last is seen again, so that the eye finds its place. */
const SHARE_MOVED = 0.75;

export function Sideways(props: {
  /** What is scrolled, for who hears the page. */
  label: string;
  /** The first column stays in sight, so nothing fades there. */
  holdsFirst?: boolean;
  children: ReactNode;
}): ReactElement {
  const place = useRef<HTMLElement>(null);
  const hidden = useHidden(place);
  const left = hidden.left && props.holdsFirst !== true;
  const fades = fadesOf({ ...hidden, left });
  const move = (direction: 1 | -1): void => {
    const element = place.current;
    if (element === null) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const by = direction * element.clientWidth * SHARE_MOVED;
    element.scrollBy({ left: by, behavior: still ? 'instant' : 'smooth' });
    // The button goes once nothing more is hidden there: the focus is kept where the arrows scroll.
    element.focus({ preventScroll: true });
  };
  return (
    <div className={styles.place}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled is scrolled with the keyboard too */}
      <section ref={place} className={`${styles.scroll} ${fades}`} aria-label={props.label} tabIndex={0}>
        {props.children}
      </section>
      {left && <More side="left" name={t('On to the left')} onPress={() => move(-1)} />}
      {hidden.right && <More side="right" name={t('On to the right')} onPress={() => move(1)} />}
    </div>
  );
}

/** For pointers, and who says what to press: the keyboard scrolls what it is about. */
function More(props: { side: 'left' | 'right'; name: string; onPress: () => void }): ReactElement {
  return (
    <div className={`${styles.rail} ${styles[props.side]}`}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.more}
        title={props.name}
        aria-label={props.name}
        onClick={props.onPress}
      >
        <Icon name={props.side} size={18} />
      </button>
    </div>
  );
}
