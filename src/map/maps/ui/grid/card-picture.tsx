/** The picture of a card. This program shows no pictures from elsewhere, so those are a link. */
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import styles from './card.module.css';

export function CardPicture(props: { image: string | null; text: string }): ReactElement | null {
  const { image, text } = props;
  if (image === null) return null;
  if (image.startsWith('/') && !image.startsWith('//')) {
    return <img className={styles.picture} src={image} alt={text} loading="lazy" draggable={false} />;
  }
  return <p className={styles.elsewhere}>{t('Picture at {place}', { place: hostOf(image) })}</p>;
}

export function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}
