/** In the panel of a point of a curve: what was reported and observed there, and the way to what is behind it. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { measuredText, partingText } from '../../analyze/feelings/ui/feeling-words.ts';
import { useDesk } from '../../map/maps/ui/desk/desk.ts';
import { usePaths } from '../kit/address.ts';
import { useFormat } from '../kit/business.tsx';
import { t } from '../kit/text.tsx';
import styles from './felt-here.module.css';
import type { FeltOfMap } from './use-felt.ts';

export function FeltHere(props: { felt: FeltOfMap; card: string }): ReactElement | null {
  const { felt } = props;
  const desk = useDesk();
  const format = useFormat();
  const paths = usePaths();
  const card = desk.document.cards[props.card];
  const place = card === undefined ? null : felt.figures(card.lane, card.column);
  if (card === undefined || place === null) return null;
  const parted = partingText(place, format);
  const persona = felt.personaOf(card.lane);
  return (
    <section className={styles.here}>
      <h3>{t('What customers say and do at {place}', { place: place.name })}</h3>
      <p>{measuredText(place, format)}</p>
      {parted !== null && <p className={styles.parted}>{t('They part: {what}.', { what: parted })}</p>}
      <p>
        <Link
          to={paths.map}
          search={{ open: `feeling~${place.id}`, ...(persona === null ? {} : { persona }) } as never}
        >
          {t('What is behind it')}
        </Link>
      </p>
    </section>
  );
}
