/** What the models are called on screen. */
import { t } from '../../../web/kit/text.tsx';
import type { ModelId } from '../contract.ts';

export function modelName(id: ModelId): string {
  switch (id) {
    case 'first':
      return t('First');
    case 'last':
      return t('Last');
    case 'last_non_direct':
      return t('Not direct');
    case 'linear':
      return t('Evenly');
    case 'u_shaped':
      return t('Ends (U)');
    case 'j_shaped':
      return t('Late (J)');
    case 'inverse_j':
      return t('Early');
    case 'time_decay':
      return t('Fading');
    case 'participation':
      return t('Was there');
    case 'markov':
      return t('Markov');
    case 'shapley':
      return t('Shapley');
  }
}
