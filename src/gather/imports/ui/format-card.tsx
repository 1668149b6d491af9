/** What the files were recognised as, and a way to say otherwise. */
import { type ReactElement, useState } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { SelectField } from '../../../web/kit/form.tsx';
import { Icon } from '../../../web/kit/icons.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Import, listFormats, setMapping } from '../contract.ts';
import type { Preview, TableInfo } from '../preview-shapes.ts';
import styles from './format-card.module.css';

export function FormatCard(props: { one: Import; preview: Preview }): ReactElement {
  const { preview } = props;
  const format = useFormat();
  const [choosing, setChoosing] = useState(false);
  const unknown = preview.format === null || preview.state === 'mapping';
  return (
    <section className={styles.card} aria-label={t('What it was taken for')}>
      <div className={styles.sign}>
        <Icon name={unknown ? 'search' : 'check'} size={22} />
      </div>
      <div className={styles.words}>
        <h2>{unknown ? t('We have not seen this kind of file yet') : preview.format?.title}</h2>
        <p className={styles.how}>{unknown ? foundText(null) : foundText(preview.foundBy)}</p>
        <ul className={styles.tables}>
          {preview.tables.map((table) => (
            <li key={table.id}>
              <b>{table.id}</b> {tableText(table, format.count)}
            </li>
          ))}
        </ul>
        {choosing ? (
          <FormatChooser
            importId={props.one.id}
            chosen={preview.format?.id ?? ''}
            onDone={() => setChoosing(false)}
          />
        ) : (
          <Button small weight="quiet" onClick={() => setChoosing(true)}>
            {t('It is something else')}
          </Button>
        )}
      </div>
    </section>
  );
}

function foundText(foundBy: Preview['foundBy']): string {
  switch (foundBy) {
    case 'recognised':
      return t('Recognised by its columns.');
    case 'saved':
      return t('Read as you told us the last time you brought a file with these columns.');
    case 'guessed':
      return t('Guessed from the names and values of its columns. Look it over below; change what is wrong.');
    case 'chosen':
      return t('Read as you chose.');
    case null:
      return t('Tell us what its columns mean, and we read it the same way next time.');
  }
}

function tableText(table: TableInfo, count: (n: number) => string): string {
  const rows = table.rowsEstimated
    ? t('about {n} rows', { n: count(table.rows) })
    : t('{n, plural, one {# row} other {{shown} rows}}', { n: table.rows, shown: count(table.rows) });
  return [table.role ?? t('left out'), rows, table.encoding].join(' · ');
}

function FormatChooser(props: { importId: string; chosen: string; onDone: () => void }): ReactElement {
  const { id } = useBusiness();
  const formats = useAsk(listFormats, { params: { workspace: id } });
  const choosing = useChange(setMapping, ['gather.imports']);
  const choices = (formats.data?.items ?? []).map((one) => ({ value: one.id, label: one.title }));
  return (
    <>
      <SelectField
        name="format"
        label={t('Read it as')}
        value={props.chosen}
        choices={[{ value: '', label: t('What its columns look like') }, ...choices]}
        onChange={(value) =>
          choosing.mutate(
            {
              params: { workspace: id, import: props.importId },
              body: { format: value === '' ? null : value },
            },
            { onSuccess: props.onDone },
          )
        }
      />
      <Refused error={choosing.error} />
    </>
  );
}
