/** The timer as everybody sees it, counted by the server’s clock. Says aloud when a minute is left and when time is over. */
import { type ReactElement, useEffect, useState } from 'react';
import { Heard } from '../../../web/kit/heard.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Timer } from '../shown.ts';
import { leftAt } from '../timer.ts';
import styles from './countdown.module.css';

const TICK_MS = 250;
const SOON_MS = 60_000;

export function Countdown(props: { timer: Timer; offset: number; large?: boolean }): ReactElement {
  const left = useLeft(props.timer, props.offset);
  const isOver = left === 0;
  return (
    <div className={`${styles.countdown} ${props.large === true ? styles.large : ''}`}>
      {left !== null && (
        <span
          className={isOver ? styles.over : styles.left}
          role="timer"
          aria-live="off"
          aria-label={t('Time left')}
        >
          {isOver ? t('Time is over') : clockText(left)}
          {!isOver && props.timer.endsAt === null && <small>{t('paused')}</small>}
        </span>
      )}
      <Heard role="status">{saidAt(left)}</Heard>
    </div>
  );
}

/** What is left, from one tick to the next; null without a timer. */
export function useLeft(timer: Timer, offset: number): number | null {
  const [now, setNow] = useState(() => Date.now());
  const { endsAt } = timer;
  useEffect(() => {
    if (endsAt === null) return;
    const tick = (): void => setNow(Date.now());
    tick();
    const ticking = setInterval(tick, TICK_MS);
    return () => clearInterval(ticking);
  }, [endsAt]);
  return leftAt(timer, now + offset);
}

function saidAt(left: number | null): string {
  if (left === null || left > SOON_MS) return '';
  return left === 0 ? t('Time is over. Finish what you are writing.') : t('Less than a minute left.');
}

/** 272,000 ms → “4:32”. */
function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
