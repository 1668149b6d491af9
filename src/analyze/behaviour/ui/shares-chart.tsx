/** Each group's part of people, of orders and of revenue, one bar below the other; the parts of a colour add up to the whole. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import { useWidth } from '../../../web/kit/use-width.ts';
import type { BehaviourGroup } from '../contract.ts';
import styles from './behaviour.module.css';

const BAR = 13;
const GROUP = 3 * BAR + 46;

export function SharesChart(props: { groups: readonly BehaviourGroup[] }): ReactElement {
  const format = useFormat();
  const { ref, width } = useWidth<HTMLElement>(900);
  const room = Math.max(120, width - 190);
  const shares = (group: BehaviourGroup): readonly (readonly [string, number | null, string])[] => [
    [t('of people'), group.peopleShare.share, 'var(--trail-middle)'],
    [t('of orders'), group.ordersShare, 'var(--assumed)'],
    [t('of revenue'), group.revenueShare, 'var(--trail)'],
  ];
  return (
    <figure className={styles.chart} ref={ref}>
      <svg
        viewBox={`0 0 ${width} ${props.groups.length * GROUP}`}
        role="img"
        aria-label={t(
          'Part of people, orders and revenue of each group; the same figures are in the table below',
        )}
      >
        {props.groups.map((group, row) => (
          <g key={group.id} transform={`translate(0 ${row * GROUP})`}>
            <text x={0} y={15} className={styles.chartName}>
              {group.name}
            </text>
            {shares(group).map(([words, share, colour], bar) => {
              const long = Math.max(1, Math.max(0, share ?? 0) * room);
              return (
                <g key={words} transform={`translate(0 ${24 + bar * (BAR + 3)})`}>
                  <rect width={long} height={BAR - 3} rx={1} fill={colour} />
                  <text x={long + 8} y={BAR - 4} className={styles.chartShare}>
                    {share === null ? '–' : format.share(Math.max(0, share))} {words}
                  </text>
                </g>
              );
            })}
          </g>
        ))}
      </svg>
    </figure>
  );
}
