/** The curves of several personas over one another, each with its name at its end, its own dash and its own mark: never by colour alone. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { pieces } from '../editing/curve.ts';
import { apart, type Curve } from '../editing/persona-lanes.ts';
import { shareOfValue } from '../grid/feeling-shape.ts';
import styles from './feelings.module.css';

const COLUMN = 120;
const HEIGHT = 260;
const LEFT = 70;
const LABELS = 170;
const HEAD = 34;
const LINE = 17;

/** Told apart by what is drawn: dash, and the mark at each point. */
const LOOKS = [
  { line: styles.first, dash: undefined, mark: 'circle' },
  { line: styles.second, dash: '7 4', mark: 'square' },
  { line: styles.third, dash: '2 3.5', mark: 'diamond' },
  { line: styles.fourth, dash: '10 3 2 3', mark: 'triangle' },
] as const;

export function FeelingsPicture(props: {
  columns: readonly { readonly id: string; readonly title: string }[];
  curves: readonly Curve[];
}): ReactElement {
  const { columns, curves } = props;
  const width = LEFT + columns.length * COLUMN + LABELS;
  const y = (value: number): number => HEAD + shareOfValue(value) * HEIGHT;
  const x = (index: number): number => LEFT + (index + 0.5) * COLUMN;
  const drawn = curves.flatMap((curve, index) => {
    const last = curve.values.findLastIndex((value) => value !== null);
    return last < 0 ? [] : [{ curve, look: LOOKS[index % LOOKS.length] ?? LOOKS[0], last }];
  });
  const labels = apart(
    drawn.map(({ curve, last }) => y(curve.values[last] ?? 0)),
    LINE,
  );
  return (
    // The table below says the same in words.
    <svg
      className={styles.picture}
      viewBox={`0 0 ${width} ${HEAD + HEIGHT}`}
      width={width}
      aria-hidden="true"
    >
      {columns.map(({ id, title }, index) => (
        <text key={id} x={x(index)} y={16} className={styles.column} textAnchor="middle">
          {title.length > 17 ? `${title.slice(0, 16)}…` : title}
        </text>
      ))}
      {([2, 0, -2] as const).map((value) => (
        <g key={value}>
          <path className={styles.level} d={`M${LEFT} ${y(value)}H${width - LABELS}`} />
          <text x={LEFT - 8} y={y(value) + 4} className={styles.scale} textAnchor="end">
            {value === 2 ? t('delighted') : value === 0 ? t('neutral') : t('awful')}
          </text>
        </g>
      ))}
      {drawn.map(({ curve, look, last }, index) => (
        <g key={curve.lane} className={look.line}>
          <path d={pathOf(curve.values, y)} strokeDasharray={look.dash} className={styles.curve} />
          {curve.values.map((value, at) =>
            value === null ? null : (
              <path key={columns[at]?.id} className={styles.mark} d={markAt(look.mark, x(at), y(value))} />
            ),
          )}
          <path
            className={styles.leader}
            d={`M${x(last) + 7} ${y(curve.values[last] ?? 0)}L${width - LABELS + 4} ${labels[index]}`}
          />
          <text x={width - LABELS + 10} y={(labels[index] ?? 0) + 4} className={styles.name}>
            {curve.name.length > 22 ? `${curve.name.slice(0, 21)}…` : curve.name}
          </text>
        </g>
      ))}
    </svg>
  );
}

function pathOf(values: readonly (number | null)[], y: (value: number) => number): string {
  const point = (cell: number, [across, value]: readonly [number, number]): string =>
    `${(LEFT + (cell + across) * COLUMN).toFixed(1)} ${y(value).toFixed(1)}`;
  return pieces(values)
    .flatMap((list, cell) =>
      list.map(
        ({ from, bend, bendTo, to }) =>
          `M${point(cell, from)}C${point(cell, bend)} ${point(cell, bendTo)} ${point(cell, to)}`,
      ),
    )
    .join('');
}

function markAt(mark: (typeof LOOKS)[number]['mark'], x: number, y: number): string {
  switch (mark) {
    case 'circle':
      return `M${x - 4.5} ${y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z`;
    case 'square':
      return `M${x - 4} ${y - 4}h8v8h-8Z`;
    case 'diamond':
      return `M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z`;
    case 'triangle':
      return `M${x} ${y - 5.5}l5.5 9.5h-11Z`;
  }
}
