/** Takes a map out as a file: every format, with what it would lose of this map. */
import type { ReactElement } from 'react';
import { addressOf } from '../../../../web/api/client.ts';
import { useAsk } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { ButtonAnchor } from '../../../../web/kit/button.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { ErrorState, Loading } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { exportMap, listExports } from '../../contract.ts';
import { type ExportFormat, pictureFormats } from '../../formats/format-names.ts';
import { formatWord } from '../portfolio/map-words.ts';
import styles from './versions.module.css';

export function ExportDialog(props: { map: string; pending: number; onClose: () => void }): ReactElement {
  const { map, pending } = props;
  const { id: workspace } = useBusiness();
  const formats = useAsk(listExports, { params: { workspace, map } });
  return (
    <Dialog title={t('Take the map out')} width={620} onClose={props.onClose}>
      {pending > 0 && (
        <p role="status" className={styles.quiet}>
          {t(
            '{n, plural, one {# edit is} other {# edits are}} not with the server yet, and not in the file.',
            {
              n: pending,
            },
          )}
        </p>
      )}
      {formats.isError && <ErrorState error={formats.error} onRetry={() => void formats.refetch()} />}
      {formats.data === undefined && !formats.isError && <Loading lines={5} height={34} />}
      <ul className={styles.list} aria-label={t('Formats')}>
        {picturesFirst(formats.data?.items ?? []).map(({ format, extension, lost }) => (
          <li key={format} className={styles.version}>
            <div>
              <p className={styles.named}>{formatWord(format)}</p>
              {lost.length === 0 ? (
                <p className={styles.quiet}>{t('Nothing gets lost.')}</p>
              ) : (
                <ul className={styles.lost} aria-label={t('What gets lost')}>
                  {lost.map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              )}
            </div>
            <ButtonAnchor small download href={addressOf(exportMap, { workspace, map, format })}>
              {t('Download .{extension}', { extension })}
            </ButtonAnchor>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** What most people take a map out for. */
function picturesFirst<T extends { readonly format: ExportFormat }>(items: readonly T[]): T[] {
  const isPicture = ({ format }: T): boolean => (pictureFormats as readonly string[]).includes(format);
  return [...items.filter(isPicture), ...items.filter((item) => !isPicture(item))];
}
