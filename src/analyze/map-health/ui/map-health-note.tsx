/** In a list of maps: that one needs a look, and why, in a few words. Says nothing while nobody knows, and of a map that is well. */
import type { ReactElement } from 'react';
import { t } from '../../../web/kit/text.tsx';
import type { Finding } from '../contract.ts';
import styles from './map-health.module.css';
import { useMapHealth } from './use-map-health.ts';

export function MapHealthNote(props: { map: string }): ReactElement | null {
  const health = useMapHealth(props.map).data;
  if (health?.stale !== true) return null;
  const kinds = [...new Set(health.findings.map(({ about }) => about))];
  const why = kinds.flatMap((about) => wordsOf(about) ?? []);
  return <p className={styles.note}>{t('Needs a look: {why}', { why: why.join(', ') })}</p>;
}

function wordsOf(about: Finding['about']): string | null {
  switch (about) {
    case 'order':
      return t('real paths go another way');
    case 'off-map':
      return t('events at no touchpoint');
    case 'evidence':
      return t('old evidence');
    case 'review':
      return t('a review is due');
    case 'not-drawn':
    case 'never-met':
      return null;
  }
}
