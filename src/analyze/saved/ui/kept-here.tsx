/** Kept reports at one stage or touchpoint of the map: what they say now, and which of the others to pin here. */
import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { pageOf, searchOf } from '../../../web/kit/kept.ts';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { listSaved, type Place, placeSaved, type SavedReport } from '../contract.ts';
import styles from './kept-here.module.css';
import { SavedAnswer } from './saved-answer.tsx';

export function KeptHere(props: { place: Place }): ReactElement | null {
  const { kind, id } = props.place;
  const { id: workspace } = useBusiness();
  const mayEdit = useMay('editor');
  const paths = usePaths();
  const items = useAsk(listSaved, { params: { workspace } }).data?.items ?? [];
  const placing = useChange(placeSaved, ['analyze.saved']);
  const isHere = ({ place }: SavedReport): boolean => place?.kind === kind && place.id === id;
  const here = items.filter(isHere);
  const others = items.filter((item) => !isHere(item));
  const put = (item: SavedReport, place: Place | null): void =>
    placing.mutate({ params: { workspace, saved: item.id }, body: { place } });
  if (here.length === 0 && (!mayEdit || others.length === 0)) return null;
  return (
    <section className={styles.here} aria-label={t('Kept reports here')}>
      <h3>{t('Kept reports here')}</h3>
      {here.map((item) => (
        <div key={item.id}>
          <p className={styles.name}>
            <Link to={pageOf(item.report, paths)} search={searchOf(item) as never}>
              {item.name}
            </Link>
            {mayEdit && (
              <Button
                small
                weight="quiet"
                aria-label={t('Take “{name}” from here', { name: item.name })}
                onClick={() => {
                  put(item, null);
                  say(t('“{name}” no longer stands here.', { name: item.name }), {
                    label: t('Undo'),
                    act: () => put(item, { kind, id }),
                  });
                }}
              >
                {t('Take away')}
              </Button>
            )}
          </p>
          <SavedAnswer saved={item} />
        </div>
      ))}
      {mayEdit && others.length > 0 && (
        <NativeSelect
          label={t('Pin a kept report here')}
          value=""
          data={[
            { value: '', label: t('Choose one …') },
            ...others.map((item) => ({
              value: item.id,
              label: item.place === null ? item.name : `${item.name} (${item.place.title})`,
            })),
          ]}
          onChange={(event) => {
            const item = others.find((each) => each.id === event.currentTarget.value);
            if (item) put(item, { kind, id });
          }}
        />
      )}
      <Refused error={placing.error} />
    </section>
  );
}
