/** Cards that were removed, or stand where something was removed: each can be brought back. */
import { type ReactElement, useMemo } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Card, MapDocument } from '../../document.ts';
import { recoverable, type With } from '../../seen.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../desk/desk.ts';
import styles from '../desk/panels.module.css';
import { setFields } from '../editing/edits.ts';
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
              <Button small onClick={() => bringBack(desk, whole, card)}>
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

/** Brings its lane, stage and step back too, where those were removed. */
function bringBack(desk: Desk, whole: MapDocument, card: With<Card>): void {
  const back = { removed: false };
  const stage = whole.columns[card.column]?.stage;
  desk.edit([
    ...(stage == null ? [] : setFields(whole, 'column', stage, back, desk.newId)),
    ...setFields(whole, 'column', card.column, back, desk.newId),
    ...setFields(whole, 'lane', card.lane, back, desk.newId),
    ...setFields(whole, 'card', card.id, back, desk.newId),
  ]);
}
