/** How a version is called: by its name, or by when it was the present. */
import { useFormat } from '../../../../web/kit/business.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { MapVersion } from '../../versions/contract.ts';

export function useVersionWords(): { readonly title: (version: MapVersion) => string } {
  const format = useFormat();
  return {
    title: ({ name, madeAt }) => name ?? t('As it was on {time}', { time: format.dayTime(madeAt) }),
  };
}
