/** The small sign on the map that kept reports stand at a stage or touchpoint; opens its panel. */
import { type ReactElement, useMemo } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { t } from '../../../web/kit/text.tsx';
import { listSaved, type SavedReport } from '../contract.ts';
import styles from './kept-mark.module.css';

/** By `stage~id` and `touchpoint~id`. */
export function useKeptByPlace(): ReadonlyMap<string, readonly SavedReport[]> {
  const { id: workspace } = useBusiness();
  const { data } = useAsk(listSaved, { params: { workspace } });
  return useMemo(() => {
    const places = new Map<string, SavedReport[]>();
    for (const item of data?.items ?? []) {
      if (item.place === null) continue;
      const key = `${item.place.kind}~${item.place.id}`;
      places.set(key, [...(places.get(key) ?? []), item]);
    }
    return places;
  }, [data]);
}

export function KeptMark(props: {
  reports: readonly SavedReport[] | undefined;
  onOpen: () => void;
}): ReactElement | null {
  const [first] = props.reports ?? [];
  if (!first) return null;
  const n = props.reports?.length ?? 0;
  return (
    <button type="button" className={styles.mark} onClick={props.onOpen}>
      <svg className={styles.sign} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M4 2.500h8v11l-4-3-4 3z" />
      </svg>
      {n === 1 ? first.name : t('{n} kept reports', { n })}
    </button>
  );
}
