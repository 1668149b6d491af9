/** A line portrait put together from a few choices. It decorates: nothing about a customer can be read from it. */
import type { ReactElement } from 'react';
import type { Portrait } from '../contract.ts';
import styles from './portrait.module.css';

const heads = [
  'M36 40c0-13 6-20 14-20s14 7 14 20c0 12-6 21-14 21s-14-9-14-21Z',
  'M35 38c0-12 7-18 15-18s15 6 15 18v7c0 9-7 16-15 16s-15-7-15-16Z',
  'M36 39c0-12 5-19 14-19s14 7 14 19c0 8-3 13-6 17-2 3-5 6-8 6s-6-3-8-6c-3-4-6-9-6-17Z',
] as const;

const hairs = [
  'M34 38c-3-16 6-23 17-22 10 0 18 7 15 22-2-7-5-10-9-11-7 3-15 2-19 1-2 2-3 5-4 10Z',
  'M33 58c-5-14-4-42 17-42s22 28 17 42c-2-5-2-12-3-20-4-5-9-8-14-10-4 4-9 6-13 10-1 8-2 15-4 20Z',
  'M35 34c1-10 8-16 15-16s14 6 15 16c-4-4-8-6-15-6s-11 2-15 6Z',
  'M34 37c-5-4-2-12 3-12 0-7 8-9 12-6 4-4 12-1 12 4 6 0 9 8 4 13-1-5-4-8-8-9-6 2-13 1-17 0-3 2-5 5-6 10Z',
  'M34 40c-4-17 7-25 17-23 13-4 19 11 14 23 0-6-3-11-7-13-9 5-17 3-24 13ZM58 17c4-8 13-5 12 2-3 4-8 3-12-2Z',
  'M36 32c-1-3 0-6 2-8M64 32c1-3 0-6-2-8',
  'M33 62c-4-16-5-45 17-46 12 0 19 9 18 24-4-8-11-12-18-15-5 6-9 10-13 13 0 9-1 16-4 24Z',
] as const;

const brows = ['M41 37q3-2 6 0M53 37q3-2 6 0', 'M41 36h6M53 36h6', 'M41 38q3-4 6-1M53 37q3-3 6 1'] as const;

const mouths = ['M45 53q5 4 10 0', 'M45 53h10', 'M44 52q6 6 12 0q-6 2-12 0Z'] as const;

const glasses = [
  null,
  'M39 42a5 5 0 1 0 10 0a5 5 0 1 0-10 0M51 42a5 5 0 1 0 10 0a5 5 0 1 0-10 0M49 41q1-1 2 0',
  'M39 39h9v6h-9ZM52 39h9v6h-9ZM48 41h4',
] as const;

const tops = [
  'M20 92c2-18 13-24 24-25q6 6 12 0c11 1 22 7 24 25',
  'M20 92c2-18 12-23 23-25l7 10 7-10c11 2 21 7 23 25M50 77v15',
  'M20 92c2-17 12-22 22-24q-1 8 8 9q9-1 8-9c10 2 20 7 22 24M30 92l2-9M70 92l-2-9',
  'M20 92c2-18 13-24 24-25 0 7 12 7 12 0 11 1 22 7 24 25M27 80q23 8 46 0',
] as const;

export function PortraitDrawing(props: { portrait: Portrait }): ReactElement {
  const { head, hair, brow, mouth, glasses: worn, top } = props.portrait;
  const glass = glasses[worn];
  return (
    <svg viewBox="0 0 100 92" className={styles.drawing} aria-hidden="true" focusable="false">
      <path d={tops[top]} className={styles.cloth} />
      <path d="M44 58v9q6 6 12 0v-9" className={styles.skin} />
      <path d={heads[head]} className={styles.skin} />
      <path d={hairs[hair]} className={styles.hair} />
      <path d={brows[brow]} />
      <path d="M44 42h.01M56 42h.01" className={styles.eyes} />
      <path d="M50 43q-2 5 1 5" />
      <path d={mouths[mouth]} />
      {glass && <path d={glass} />}
    </svg>
  );
}
