/** The sign of a pain point on the map: at a touchpoint or a stage, with its money, or how many they are; leads to the list. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { usePaths } from '../../../web/kit/address.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ListedFriction, PainPointsReport } from '../contract.ts';
import { roughly } from '../roughly.ts';
import styles from './pain-mark.module.css';

export interface PainsByPlace {
  readonly touchpoints: ReadonlyMap<string, readonly ListedFriction[]>;
  readonly stages: ReadonlyMap<string, readonly ListedFriction[]>;
}

/** The pain points of the list by the id of their touchpoint and of its stage, dearest first. */
export function painsByPlace(report: Pick<PainPointsReport, 'items'> | undefined): PainsByPlace {
  const [touchpoints, stages] = [new Map<string, ListedFriction[]>(), new Map<string, ListedFriction[]>()];
  const put = (into: Map<string, ListedFriction[]>, id: string, item: ListedFriction) =>
    into.set(id, [...(into.get(id) ?? []), item]);
  for (const item of report?.items ?? []) {
    put(touchpoints, item.place.touchpointId, item);
    put(stages, item.place.stageId, item);
  }
  return { touchpoints, stages };
}

/** Nothing where there are none. */
export function PainMark(props: { pains: readonly ListedFriction[] | undefined }): ReactElement | null {
  const paths = usePaths();
  const format = useFormat();
  const [first] = props.pains ?? [];
  if (!first) return null;
  const count = props.pains?.length ?? 0;
  const sum = (props.pains ?? []).reduce((total, { money }) => total + (money?.amountMinor ?? 0), 0);
  const words = t('{n, plural, one {Pain point: {sentence}} other {# pain points, first: {sentence}}}', {
    n: count,
    sentence: first.sentence,
  });
  return (
    <Link to={paths.painPoints} hash={first.id} className={styles.mark} title={words}>
      <svg className={styles.sign} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M8 2.500 14.500 13.500h-13Z" />
      </svg>
      <Heard>{words}</Heard>
      <span aria-hidden="true">
        {sum > 0
          ? t('{money} a month', { money: format.money(roughly(sum), { round: true }) })
          : t('{n, plural, one {# pain point} other {# pain points}}', { n: count })}
      </span>
    </Link>
  );
}
