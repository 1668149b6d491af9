/** The picture of a card. This program loads none from elsewhere, so those are named. */
import type { ReactElement } from 'react';
import { StoredPicture } from '../../../../web/kit/pictures/stored-picture.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { pictureNamed } from '../../../pictures/contract.ts';
import styles from './card.module.css';

export function CardPicture(props: {
  image: string | null;
  text: string;
  /** In the grid: keys of the map open it, not the Tab key. */
  byMouse?: boolean;
}): ReactElement | null {
  const { image, text, byMouse = false } = props;
  if (image === null) return null;
  const stored = pictureNamed(image);
  if (stored === null)
    return <p className={styles.elsewhere}>{t('Picture at {place}', { place: hostOf(image) })}</p>;
  return <StoredPicture id={stored} alt={text} byMouse={byMouse} />;
}

export function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}
