/** The preview in one sentence and a few lines: rows, events, people, period, what is left out and why. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Lede } from '../../../web/kit/page.tsx';
import { Say, t } from '../../../web/kit/text.tsx';
import type { Preview } from '../preview-shapes.ts';
import styles from './preview-counts.module.css';
import { Reasons } from './reasons.tsx';

export function PreviewCounts(props: { preview: Preview }): ReactElement {
  const format = useFormat();
  const { counts, notes, skipped, rejected } = props.preview;
  return (
    <section aria-label={t('What will become of it')}>
      <Lede>
        <Sentence {...props.preview} />
      </Lede>
      <div className={styles.columns}>
        {counts.byEvent.length > 0 && (
          <div>
            <h3>{t('Events')}</h3>
            <dl className={styles.list}>
              {counts.byEvent.map((event) => (
                <div key={event.name}>
                  <dt>{event.name}</dt>
                  <dd>{format.count(event.events)}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
        {counts.amounts.length > 0 && (
          <div>
            <h3>{t('Money')}</h3>
            <dl className={styles.list}>
              {counts.amounts.map((amount) => (
                <div key={`${amount.event} ${amount.currency}`}>
                  <dt>{amount.event}</dt>
                  <dd>{format.money(amount.minor, { currency: amount.currency })}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
        <Reasons title={t('Skipped on purpose')} reasons={skipped} />
        <Reasons title={t('Cannot be used')} reasons={rejected} alert />
      </div>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Sentence({ counts, period }: Preview): ReactElement {
  const format = useFormat();
  const fill = {
    events: format.count(counts.events),
    people: format.count(counts.people),
    rows: format.count(counts.rows.read),
    when:
      period === null
        ? ''
        : t(', from {from} to {to}', { from: format.day(period.from), to: format.day(period.to) }),
  };
  if (counts.events === 0)
    return <Say text="<b>{people}</b> people will be known from <b>{rows}</b> rows." fill={fill} />;
  if (counts.estimated)
    return (
      <Say
        text="About <b>{events}</b> events of <b>{people}</b> people will come out of some <b>{rows}</b> rows{when}."
        fill={fill}
      />
    );
  return (
    <Say
      text="<b>{events}</b> events of <b>{people}</b> people will come out of <b>{rows}</b> rows{when}."
      fill={fill}
    />
  );
}
