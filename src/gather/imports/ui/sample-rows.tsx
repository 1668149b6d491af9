/** The first rows beside the events they become: the owner sees at a glance whether we understood. */
import { type ReactElement, useState } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import type { Format } from '../../../web/kit/format.ts';
import { Section } from '../../../web/kit/page.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Preview, SampleRow } from '../preview-shapes.ts';
import styles from './sample-rows.module.css';

const SHOWN_CELLS = 8;
const FIRST_ROWS = 10;

export function SampleRows(props: { preview: Preview }): ReactElement | null {
  const [all, setAll] = useState(false);
  const rows = props.preview.sample;
  const ready = props.preview.state === 'ready';
  if (rows.length === 0) return null;
  return (
    <Section title={ready ? t('The first rows, as they will be understood') : t('The first rows')}>
      <ol className={styles.rows}>
        {(all ? rows : rows.slice(0, FIRST_ROWS)).map((row) => (
          <li key={`${row.table} ${row.row}`} className={styles.row}>
            <Given row={row} />
            {ready ? (
              <Understood row={row} />
            ) : (
              <p className={`${styles.understood} ${styles.skipped}`}>
                {t('Depends on your answers above.')}
              </p>
            )}
          </li>
        ))}
      </ol>
      {!all && rows.length > FIRST_ROWS && (
        <p className={styles.more}>
          <Button small onClick={() => setAll(true)}>
            {t('Show {n} more rows', { n: rows.length - FIRST_ROWS })}
          </Button>
        </p>
      )}
    </Section>
  );
}

function Given(props: { row: SampleRow }): ReactElement {
  const cells = Object.entries(props.row.cells).filter(([, value]) => value !== '');
  return (
    <div>
      <p className={styles.where}>
        {t('{table}, row {row}', { table: props.row.table, row: props.row.row })}
      </p>
      <p className={styles.cells}>
        {cells.slice(0, SHOWN_CELLS).map(([name, value]) => (
          <span key={name}>
            <i>{name}</i> {value}
          </span>
        ))}
        {cells.length > SHOWN_CELLS && <span>{t('and {n} more', { n: cells.length - SHOWN_CELLS })}</span>}
      </p>
    </div>
  );
}

function Understood(props: { row: SampleRow }): ReactElement {
  const { row } = props;
  const format = useFormat();
  if (row.outcome !== 'used') {
    return (
      <div className={styles.understood}>
        <p className={row.outcome === 'rejected' ? styles.rejected : styles.skipped}>
          {row.outcome === 'rejected'
            ? t('Cannot be used: {reason}', { reason: row.reason ?? '' })
            : t('Skipped: {reason}', { reason: row.reason ?? '' })}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.understood}>
      {row.events.length === 0 && row.person === null && (
        <p className={styles.skipped}>{t('Belongs to a row above.')}</p>
      )}
      {row.events.map((event, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row may hold the same event twice
        <p key={i}>
          <b>{event.name}</b> {eventText(event, format)}
        </p>
      ))}
      {row.person !== null && Object.keys(row.person).length > 0 && (
        <p className={styles.person}>
          {Object.entries(row.person)
            .slice(0, 5)
            .map(([name, value]) => `${name}: ${value}`)
            .join(' · ')}
        </p>
      )}
    </div>
  );
}

function eventText(event: SampleRow['events'][number], format: Format): string {
  const parts = [
    event.precision === 'date' ? format.day(event.time) : format.dayTime(event.time),
    event.person,
    event.amount === null ? '' : format.money(event.amount.minor, { currency: event.amount.currency }),
    event.channel === null ? '' : channelName(event.channel),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
