/** Cards that were removed, or stand where something was removed: each can be brought back. */
import { type ReactElement, useMemo } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Card, MapDocument } from '../../document/document.ts';
import { recoverable } from '../../document/seen.ts';
import { useDesk } from '../desk/desk.ts';
import styles from '../desk/panels.module.css';
import { bringBack } from '../editing/edits.ts';
import { laneWord } from '../grid/card-words.ts';

export function RemovedPanel(props: { whole: MapDocument; onClose: () => void }): ReactElement {
  const { whole } = props;
  const desk = useDesk();
  const cards = useMemo(() => recoverable(whole).reverse(), [whole]);
  return (
    <SidePanel open title={t('Removed cards')} onClose={props.onClose}>
      {cards.length === 0 ? (
        <p>{t('Nothing was removed from this map.')}</p>
      ) : (
        <ul className={styles.list}>
          {cards.map((card) => (
            <li key={card.id}>
              <div className={styles.words}>
                <span className={styles.kind}>{placeWords(whole, card)}</span>
                {card.text || (card.image === null ? card.value : t('Picture'))}
              </div>
              <Button small onClick={() => desk.edit(bringBack(whole, card.id, desk.newId))}>
                {t('Bring back')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}

function placeWords(whole: MapDocument, card: Card): string {
  const lane = whole.lanes[card.lane];
  const column = whole.columns[card.column];
  return [lane === undefined ? '' : lane.title || laneWord(lane.kind), column?.title ?? '']
    .filter((word) => word !== '')
    .join(' · ');
}
