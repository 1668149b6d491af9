/** The place to drop exports: files or a whole folder, by mouse, by picker, by keyboard. */
import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { Bar } from '../../../web/kit/bar.tsx';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import styles from './drop-zone.module.css';
import { type DroppedFile, filesOfDrop, filesOfList } from './dropped-files.ts';
import { useUploads } from './use-uploads.ts';

export function DropZone(props: {
  /** Files are added to this import; null opens a new one. */
  into: string | null;
  onDone: (importId: string) => void;
  small?: boolean;
}): ReactElement {
  const { id } = useBusiness();
  const { uploading, send, stop } = useUploads(id);
  const [over, setOver] = useState(false);
  const [empty, setEmpty] = useState(false);
  const take = (files: readonly DroppedFile[]): void => {
    setEmpty(files.length === 0);
    if (files.length > 0) send(files, props.into, props.onDone);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void filesOfDrop(event.dataTransfer).then(take);
  };
  if (uploading.state === 'sending') return <Sending {...uploading} onStop={stop} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the buttons inside do the same
    <div
      className={`${styles.zone} ${over ? styles.over : ''} ${props.small === true ? styles.small : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={styles.words}>
        {props.small === true
          ? t('Drop more files here')
          : t('Drop an export here: a file, several, or a whole folder')}
      </p>
      <Pickers onFiles={take} />
      {props.small !== true && (
        <p className={styles.note}>
          {t(
            'CSV, Excel, JSON, also packed as .zip or .gz. Nothing is taken in before you have seen what it will become.',
          )}
        </p>
      )}
      {empty && <p role="alert">{t('There was nothing in it. Empty files and folders are left out.')}</p>}
      <Refused error={uploading.error} />
    </div>
  );
}

function Pickers(props: { onFiles: (files: readonly DroppedFile[]) => void }): ReactElement {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    props.onFiles(filesOfList(input.files));
    input.value = '';
  };
  return (
    <div className={styles.pickers}>
      <Button weight="first" onClick={() => files.current?.click()}>
        {t('Choose files')}
      </Button>
      <Button onClick={() => folder.current?.click()}>{t('Choose a folder')}</Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('Files to import')}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        aria-label={t('Folder to import')}
        onChange={(event) => take(event.currentTarget)}
        {...{ webkitdirectory: '' }}
      />
    </div>
  );
}

function Sending(props: { file: string; sent: number; total: number; onStop: () => void }): ReactElement {
  const format = useFormat();
  return (
    <div className={styles.zone}>
      <p className={styles.words}>{t('Sending {file}', { file: props.file })}</p>
      <Bar share={props.total === 0 ? null : props.sent / props.total} label={t('Sending files')} />
      <p className={styles.note}>
        {t('{sent} of {total}', { sent: format.size(props.sent), total: format.size(props.total) })}
      </p>
      <Button small onClick={props.onStop}>
        {t('Stop')}
      </Button>
    </div>
  );
}
