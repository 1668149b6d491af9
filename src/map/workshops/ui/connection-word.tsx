/** Says when changes of others do not come by themselves at the moment. */
import type { ReactElement } from 'react';
import { t } from '../../../web/kit/text.tsx';

export function ConnectionWord(props: { isUp: boolean }): ReactElement {
  return <span role="status">{props.isUp ? '' : ` · ${t('asking now and then')}`}</span>;
}
