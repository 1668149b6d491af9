/** The states that are not the happy one, each designed: nothing yet, wait, refused, too little to say. */
import type { ReactElement, ReactNode } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Button } from './button.tsx';
import { Heard } from './heard.tsx';
import styles from './states.module.css';
import { t } from './text.tsx';

/**
 * Nothing here yet: what would be here, and the one thing to do about it.
 * @param props.alone there is no other heading on the screen
 */
export function EmptyState(props: {
  title: string;
  alone?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}): ReactElement {
  const Heading = props.alone === true ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      <svg width="120" height="46" viewBox="0 0 120 46" aria-hidden="true" focusable="false">
        <path
          d="M4 40C22 10 44 44 62 26S92 6 116 14"
          fill="none"
          stroke="var(--trail-middle)"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeDasharray="1 7"
        />
        <circle cx="116" cy="14" r="3.5" fill="var(--sheet)" stroke="var(--trail)" strokeWidth="1.8" />
      </svg>
      <Heading>{props.title}</Heading>
      {props.children !== undefined && <div className={styles.words}>{props.children}</div>}
      {props.action !== undefined && <div className={styles.action}>{props.action}</div>}
    </div>
  );
}

/** A refusal in the server's own words, its advice, and a way to try again. */
export function ErrorState(props: { error: unknown; onRetry?: () => void }): ReactElement {
  const { message, advice } = wordsOf(props.error);
  return (
    <div className={styles.error} role="alert">
      <p className={styles.message}>{message}</p>
      {advice !== '' && <p className={styles.advice}>{advice}</p>}
      {props.onRetry !== undefined && (
        <Button small onClick={props.onRetry}>
          {t('Try again')}
        </Button>
      )}
    </div>
  );
}

/** The message of a refusal beside the control that caused it. */
export function Refused(props: { error: unknown }): ReactElement | null {
  if (props.error === null || props.error === undefined) return null;
  const { message, advice } = wordsOf(props.error);
  return (
    <p className={styles.refused} role="alert">
      <b>{message}</b> {advice}
    </p>
  );
}

function wordsOf(error: unknown): { message: string; advice: string } {
  if (error instanceof ApiError) {
    return { message: error.message, advice: error.advice };
  }
  return {
    message: t('Something went wrong on this page.'),
    advice: t('Load it again. Nothing you had saved is lost.'),
  };
}

/** Fewer than the sample that would carry the claim. */
export function NotEnough(props: { have: number; need: number; children?: ReactNode }): ReactElement {
  return (
    <p className={styles.notEnough}>
      {props.children ??
        t('Not enough yet: {have, plural, one {# person} other {# people}}, at least {need} are needed.', {
          have: props.have,
          need: props.need,
        })}
    </p>
  );
}

/** Grey lines in the shape of what is coming; said once to a screen reader. */
export function Loading(props: { lines?: number; height?: number }): ReactElement {
  return (
    <div className={styles.loading} role="status" data-coming="">
      <Heard>{t('Loading')}</Heard>
      {Array.from({ length: props.lines ?? 4 }, (_, line) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
          key={line}
          className={styles.line}
          style={{ height: props.height ?? 16, width: `${92 - ((line * 17) % 40)}%` }}
        />
      ))}
    </div>
  );
}
