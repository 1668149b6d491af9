/** A map to be read: as a table where there is room, stage by stage on a phone. */

import { type ReactElement, useState } from 'react';
import { useOnPhone } from '../../../../web/kit/on-phone.ts';
import { EmptyState } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { MapDocument } from '../../document/document.ts';
import { gridMaker } from '../editing/grid-view.ts';
import styles from './map-reading.module.css';
import { MapTable } from './map-table.tsx';
import { StageReading } from './stage-reading.tsx';

export function MapReading(props: { document: MapDocument }): ReactElement {
  const phone = useOnPhone();
  const [make] = useState(gridMaker);
  const view = make(props.document);
  if (view.columns.length === 0) {
    return (
      <EmptyState title={t('This map has no stages yet')}>
        {t('Come back when it has been drawn.')}
      </EmptyState>
    );
  }
  if (!phone) return <MapTable document={props.document} />;
  return (
    <div className={styles.stages}>
      {view.stages.map((head) => (
        <section key={head.stage.id} className={styles.stage}>
          <h2>{head.stage.title || t('Untitled stage')}</h2>
          <StageReading head={head} view={view} />
        </section>
      ))}
    </div>
  );
}
