/** The files of an import; each can be taken out before the start. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Icon } from '../../../web/kit/icons.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Import, removeFile } from '../contract.ts';
import styles from './draft-view.module.css';

export function FileList(props: { one: Import }): ReactElement | null {
  const { one } = props;
  const { id } = useBusiness();
  const format = useFormat();
  const removing = useChange(removeFile, ['gather.imports']);
  if (one.files.length === 0) return null;
  return (
    <>
      <ul className={styles.files} aria-label={t('Files')}>
        {one.files.map((file) => (
          <li key={file.name}>
            {file.name} <span className={styles.bytes}>{format.size(file.bytes)}</span>
            <button
              type="button"
              aria-label={t('Take {name} out', { name: file.name })}
              onClick={() => removing.mutate({ params: { workspace: id, import: one.id, name: file.name } })}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <Refused error={removing.error} />
    </>
  );
}
