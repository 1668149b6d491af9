/** A map from a file: says what it would become and what would be lost or guessed, and makes it only when told to. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { upload } from '../../../../web/api/upload.ts';
import { usePaths } from '../../../../web/kit/address.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { Form, TextField } from '../../../../web/kit/form.tsx';
import { chosenLanguage } from '../../../../web/kit/language.ts';
import { Loading, Refused } from '../../../../web/kit/states.tsx';
import { retold, t } from '../../../../web/kit/text.tsx';
import { type ImportedMap, importMap } from '../../exchange/contract.ts';
import { importWord } from './map-words.ts';
import styles from './portfolio.module.css';

export function ImportMapDialog(props: { file: File | null; onClose: () => void }): ReactElement {
  const { id: workspace } = useBusiness();
  const client = useQueryClient();
  const navigate = useNavigate();
  const paths = usePaths();
  const [file, setFile] = useState(props.file);
  const send = (given: File, query: { preview: boolean; title?: string }) =>
    upload(importMap, { workspace }, given, () => undefined, new AbortController().signal, {
      ...query,
      name: given.name,
      language: chosenLanguage(),
    });
  const looking = useMutation({ mutationFn: (given: File) => send(given, { preview: true }) });
  const making = useMutation({
    mutationFn: ({ given, title }: { given: File; title: string }) => send(given, { preview: false, title }),
    onSuccess: ({ map }) => {
      void client.invalidateQueries({ queryKey: ['map.maps.list'] });
      if (map !== null) void navigate({ to: paths.journeyMap(map.id) });
    },
  });
  const { mutate: look } = looking;
  useEffect(() => {
    if (file !== null) look(file);
  }, [file, look]);
  const again = (): void => {
    looking.reset();
    making.reset();
    setFile(null);
  };
  return (
    <Dialog title={t('A map from a file')} width={620} onClose={props.onClose}>
      {(file === null || looking.isError) && (
        <div className={styles.giving}>
          <Refused error={looking.error} />
          <DropOne onFile={setFile} />
        </div>
      )}
      {looking.isPending && <Loading lines={3} />}
      {file !== null && looking.data !== undefined && (
        <Form
          action={t('Make this map')}
          busy={making.isPending}
          error={making.error}
          more={<Button onClick={again}>{t('Another file')}</Button>}
          onSend={({ title = '' }) => making.mutate({ given: file, title })}
        >
          <p className={styles.quiet}>
            {t('{file}: {format}', { file: file.name, format: importWord(looking.data.format) })}
          </p>
          <TextField name="title" label={t('Title')} value={looking.data.title} required />
          <Found found={looking.data} />
        </Form>
      )}
    </Dialog>
  );
}

function Found(props: { found: ImportedMap }): ReactElement {
  const { stages, cards, notes } = props.found;
  const texts = (kind: 'lost' | 'guessed') => notes.filter((note) => note.kind === kind);
  return (
    <>
      <p className={styles.found}>
        {t(
          'It becomes a map with {stages, plural, one {# stage} other {# stages}} and {cards, plural, one {# card} other {# cards}}.',
          { stages, cards },
        )}
      </p>
      {notes.length === 0 && (
        <p className={styles.quiet}>{t('Nothing is lost, and nothing has to be guessed.')}</p>
      )}
      <Notes title={t('This gets lost')} notes={texts('lost')} />
      <Notes title={t('This is guessed')} notes={texts('guessed')} />
    </>
  );
}

function Notes(props: { title: string; notes: ImportedMap['notes'] }): ReactElement | null {
  if (props.notes.length === 0) return null;
  return (
    <section className={styles.notes} aria-label={props.title}>
      <h3>{props.title}</h3>
      <ul>
        {props.notes.map((note) => (
          <li key={note.text}>{retold(note)}</li>
        ))}
      </ul>
    </section>
  );
}

function DropOne(props: { onFile: (file: File) => void }): ReactElement {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) props.onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the button inside does the same
    <div
      className={`${styles.drop} ${over ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={styles.found}>{t('Drop a map here')}</p>
      <Button weight="first" onClick={() => picker.current?.click()}>
        {t('Choose a file')}
      </Button>
      <p className={styles.quiet}>
        {t(
          'A Footpath map (JSON), a Mermaid journey, a table (CSV, Excel) with a column “Stage” or stages across, CJML, or a list of Miro items. Nothing is made before you have seen what it will become.',
        )}
      </p>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('Map file')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) props.onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
