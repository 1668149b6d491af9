/** Takes a map out as a file: every format, with what it would lose of this map. */
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Said } from '../../../../kernel/said.ts';
import type { ApiError } from '../../../../web/api/api-error.ts';
import { addressOf, download } from '../../../../web/api/client.ts';
import { useAsk } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Button, ButtonAnchor } from '../../../../web/kit/button.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { chosenLanguage } from '../../../../web/kit/language.ts';
import { ErrorState, Loading } from '../../../../web/kit/states.tsx';
import { retold, t } from '../../../../web/kit/text.tsx';
import type { ShownFigures } from '../../document/felt.ts';
import { drawMap, exportMap, listExports } from '../../exchange/contract.ts';
import { type ExportFormat, type PictureFormat, pictureFormats } from '../../formats/format-names.ts';
import { formatWord } from '../portfolio/map-words.ts';
import styles from './versions.module.css';

export function ExportDialog(props: {
  map: string;
  pending: number;
  /** Looks up the figures that stand on the map now; left out where there are none. */
  figures?: (() => Promise<ShownFigures>) | undefined;
  onClose: () => void;
}): ReactElement {
  const { map, pending } = props;
  const [withFigures, setWithFigures] = useState(false);
  const { id: workspace } = useBusiness();
  const language = chosenLanguage();
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
      {props.figures !== undefined && (
        <label className={styles.figures}>
          <input
            type="checkbox"
            checked={withFigures}
            onChange={(event) => setWithFigures(event.currentTarget.checked)}
          />
          {t('Pictures, pages and slides with the live numbers and what customers feel, as they are now')}
        </label>
      )}
      {formats.isError && <ErrorState error={formats.error} onRetry={() => void formats.refetch()} />}
      {formats.data === undefined && !formats.isError && <Loading lines={5} height={34} />}
      <ul className={styles.list} aria-label={t('Formats')}>
        {picturesFirst(formats.data?.items ?? []).map(({ format, extension, lost, lostWithFigures }) => (
          <li key={format} className={styles.version}>
            <div>
              <p className={styles.named}>{formatWord(format)}</p>
              <Lost sentences={withFigures ? lostWithFigures : lost} />
            </div>
            {withFigures && isPicture(format) && props.figures !== undefined ? (
              <Drawn map={map} format={format} extension={extension} figures={props.figures} />
            ) : (
              <ButtonAnchor
                small
                download
                href={addressOf(exportMap, { workspace, map, format }, { language })}
              >
                {t('Download .{extension}', { extension })}
              </ButtonAnchor>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Lost(props: { sentences: readonly Said[] }): ReactElement {
  const { sentences } = props;
  if (sentences.length === 0) return <p className={styles.quiet}>{t('Nothing gets lost.')}</p>;
  return (
    <ul className={styles.lost} aria-label={t('What gets lost')}>
      {sentences.map((sentence) => (
        <li key={sentence.text}>{retold(sentence)}</li>
      ))}
    </ul>
  );
}

/** With figures, which are looked up first. */
function Drawn(props: {
  map: string;
  format: PictureFormat;
  extension: string;
  figures: () => Promise<ShownFigures>;
}): ReactElement {
  const { map, format, extension } = props;
  const { id: workspace } = useBusiness();
  const drawing = useMutation<void, ApiError>({
    mutationFn: async () =>
      download(drawMap, {
        params: { workspace, map, format },
        query: { language: chosenLanguage() },
        body: await props.figures(),
      }),
  });
  return (
    <div>
      <Button small disabled={drawing.isPending} onClick={() => drawing.mutate()}>
        {drawing.isPending ? t('Is being drawn …') : t('Download .{extension}', { extension })}
      </Button>
      {drawing.isError && <ErrorState error={drawing.error} />}
    </div>
  );
}

function isPicture(format: ExportFormat): format is PictureFormat {
  return (pictureFormats as readonly string[]).includes(format);
}

/** What most people take a map out for. */
function picturesFirst<T extends { readonly format: ExportFormat }>(items: readonly T[]): T[] {
  return [
    ...items.filter(({ format }) => isPicture(format)),
    ...items.filter(({ format }) => !isPicture(format)),
  ];
}
