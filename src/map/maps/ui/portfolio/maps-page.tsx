/** All journey maps of a business at a glance: how each is doing, whose it is, when somebody looks again; made, brought in, copied, deleted here. */
import { type DragEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useAsk } from '../../../../web/api/queries.ts';
import { useBusiness, useMay } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { MapPages } from '../../../../web/kit/map-pages.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { listMaps } from '../../contract.ts';
import { DeletedMaps } from './deleted-maps.tsx';
import { ImportMapDialog } from './import-map-dialog.tsx';
import { MapRow } from './map-row.tsx';
import { NewMapDialog } from './new-map-dialog.tsx';
import styles from './portfolio.module.css';

/** Something is being made: a new map, or one of a file. */
type Making = { readonly what: 'new' } | { readonly what: 'import'; readonly file: File | null } | null;

/** @param props.health what else is to be said of how a map is doing */
export function MapsPage(props: { health: (map: string) => ReactNode }): ReactElement {
  const { id: workspace } = useBusiness();
  const mayEdit = useMay('editor');
  const maps = useAsk(listMaps, { params: { workspace } });
  const [making, setMaking] = useState<Making>(null);
  const items = maps.data?.items;
  const buttons = mayEdit && (
    <>
      <Button small={(items?.length ?? 0) > 0} onClick={() => setMaking({ what: 'import', file: null })}>
        {t('Import a file')}
      </Button>
      <Button weight="first" onClick={() => setMaking({ what: 'new' })}>
        {t('New map')}
      </Button>
    </>
  );
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file !== undefined) setMaking({ what: 'import', file });
  };
  return (
    <div {...(mayEdit ? { onDragOver: (event) => event.preventDefault(), onDrop: drop } : {})}>
      <Page
        title={t('Journey maps')}
        under={t('What you believe your customers go through, one map for each kind of customer and story.')}
        tools={items !== undefined && items.length > 0 && buttons}
      >
        <MapPages />
        {maps.isError && <ErrorState error={maps.error} onRetry={() => void maps.refetch()} />}
        {items === undefined && !maps.isError && <Loading lines={6} height={44} />}
        {items?.length === 0 && <NoMaps buttons={buttons} />}
        {items !== undefined && items.length > 0 && (
          <ul className={styles.list} aria-label={t('Journey maps')}>
            {items.map((map) => (
              <MapRow key={map.id} map={map} health={props.health(map.id)} />
            ))}
          </ul>
        )}
        {mayEdit && <DeletedMaps />}
        {making?.what === 'new' && <NewMapDialog onClose={() => setMaking(null)} />}
        {making?.what === 'import' && <ImportMapDialog file={making.file} onClose={() => setMaking(null)} />}
      </Page>
    </div>
  );
}

function NoMaps(props: { buttons: ReactElement | false }): ReactElement {
  return (
    <EmptyState
      title={t('No journey maps yet')}
      action={props.buttons !== false && <div className={styles.actions}>{props.buttons}</div>}
    >
      <p>
        {t(
          'A journey map tells one story: what a customer does, thinks and feels from first hearing of you to coming back. Begin with your own stages and touchpoints or a template of your trade, or bring in a map you have drawn elsewhere.',
        )}
      </p>
    </EmptyState>
  );
}
