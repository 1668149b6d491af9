/** The picture of a card, beside the map: to choose, to change, to take away. */
import type { ReactElement } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Card } from '../../document/document.ts';
import { useOnBoard } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';
import styles from '../desk/panels.module.css';
import { setFields } from '../editing/edits.ts';
import { CardPicture } from '../grid/card-picture.tsx';
import { choosePictureFor } from './put-pictures.ts';

export function PicturePart(props: { id: string; card: Card }): ReactElement | null {
  const { id, card } = props;
  const desk = useDesk();
  const sending = useOnBoard((board) => board.sending.some((each) => each.card === id));
  if (!desk.mayEdit && card.image === null) return null;
  return (
    <section className={styles.part} aria-label={t('Picture')}>
      <h3>{t('Picture')}</h3>
      <CardPicture image={card.image} text={card.text} />
      {desk.mayEdit && (
        <div className={styles.actions}>
          <Button small busy={sending} onClick={() => void choosePictureFor(desk, id)}>
            {card.image === null ? t('Choose a picture') : t('Choose another picture')}
          </Button>
          {card.image !== null && (
            <Button
              small
              weight="quiet"
              onClick={() => desk.edit(setFields(desk.document, 'card', id, { image: null }, desk.newId))}
            >
              {t('Take the picture away')}
            </Button>
          )}
        </div>
      )}
      {desk.mayEdit && card.image !== null && (
        <p className={styles.soft}>{t('The text of the card is read out to people who cannot see it.')}</p>
      )}
    </section>
  );
}
