/** What became of an import: figures that add up, rejected rows to download, and undo. */
import { type ReactElement, useState } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonAnchor, ButtonLink } from '../../../web/kit/button.tsx';
import { Lede, Sheet } from '../../../web/kit/page.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { Say, t } from '../../../web/kit/text.tsx';
import { deleteImport, type Import, rejectedRows, startImport } from '../contract.ts';
import { Reasons } from './reasons.tsx';
import styles from './result-view.module.css';
import { UndoDialog } from './undo-dialog.tsx';

export function ResultView(props: { one: Import }): ReactElement {
  const { one } = props;
  const { id } = useBusiness();
  return (
    <>
      <Sentence one={one} />
      {one.problem !== null && (
        <p role="alert" className={styles.problem}>
          <b>{one.problem.message}</b> {one.problem.advice}
        </p>
      )}
      {one.status !== 'undone' && <Sum one={one} />}
      <Actions one={one} rejectedHref={addressOf(rejectedRows, { workspace: id, import: one.id })} />
      {one.status !== 'undone' && (
        <div className={styles.reasons}>
          <Reasons title={t('Rows skipped on purpose')} reasons={one.skipped} />
          <Reasons title={t('Rows that could not be used')} reasons={one.rejected} alert />
        </div>
      )}
    </>
  );
}

function Sentence(props: { one: Import }): ReactElement {
  const { one } = props;
  const format = useFormat();
  if (one.status === 'undone') return <Lede>{t('This import was taken back. Nothing of it is left.')}</Lede>;
  const { stored, duplicate, accepted } = one.events;
  if (accepted === 0 && one.people > 0) {
    return (
      <Lede>
        <Say
          text="<b>{people}</b> people are known now. A list of contacts brings no events."
          fill={{ people: format.count(one.people) }}
        />
      </Lede>
    );
  }
  if (stored === 0 && duplicate > 0) {
    return <Lede>{t('All of it was here already, so nothing has changed.')}</Lede>;
  }
  return (
    <Lede>
      <Say
        text="<b>{events}</b> events of <b>{people}</b> people are in."
        fill={{ events: format.count(stored), people: format.count(one.people) }}
      />
    </Lede>
  );
}

/** Accepted = stored + already here + rejected + still waiting: shown as the sum it is. */
function Sum(props: { one: Import }): ReactElement {
  const { events, rows } = props.one;
  const format = useFormat();
  return (
    <Sheet>
      <dl className={styles.sum}>
        <Term name={t('rows read')} value={format.count(rows.read)} />
        <Term sign="=" name={t('rows used')} value={format.count(rows.used)} />
        <Term sign="+" name={t('skipped')} value={format.count(rows.skipped)} />
        <Term sign="+" name={t('rejected')} value={format.count(rows.rejected)} alert={rows.rejected > 0} />
      </dl>
      <dl className={styles.sum}>
        <Term name={t('events accepted')} value={format.count(events.accepted)} />
        <Term sign="=" name={t('stored')} value={format.count(events.stored)} />
        <Term sign="+" name={t('here already')} value={format.count(events.duplicate)} />
        <Term
          sign="+"
          name={t('rejected')}
          value={format.count(events.rejected)}
          alert={events.rejected > 0}
        />
        {events.waiting > 0 && (
          <Term sign="+" name={t('about to be stored')} value={format.count(events.waiting)} />
        )}
      </dl>
    </Sheet>
  );
}

function Term(props: { sign?: string; name: string; value: string; alert?: boolean }): ReactElement {
  return (
    <div className={props.alert === true ? styles.alert : ''}>
      <dd>
        {props.sign !== undefined && <span className={styles.sign}>{props.sign} </span>}
        {props.value}
      </dd>
      <dt>{props.name}</dt>
    </div>
  );
}

function Actions(props: { one: Import; rejectedHref: string }): ReactElement {
  const { one } = props;
  const { id } = useBusiness();
  const paths = usePaths();
  const mayEdit = useMay('editor');
  const [undoing, setUndoing] = useState(false);
  const starting = useChange(startImport, ['gather.imports']);
  const removing = useChange(deleteImport, ['gather.imports']);
  const params = { workspace: id, import: one.id };
  const resumable = one.status === 'failed' || one.status === 'cancelled';
  return (
    <>
      <div className={styles.actions}>
        {one.status === 'finished' && (
          <ButtonLink to={paths.map} weight="first">
            {t('See the map')}
          </ButtonLink>
        )}
        {resumable && mayEdit && (
          <Button weight="first" busy={starting.isPending} onClick={() => starting.mutate({ params })}>
            {t('Go on where it stopped')}
          </Button>
        )}
        {one.rejectedRowsKept > 0 && mayEdit && (
          <ButtonAnchor href={props.rejectedHref} download>
            {t('Download the rejected rows')}
          </ButtonAnchor>
        )}
        {one.status !== 'undone' && mayEdit && (
          <Button onClick={() => setUndoing(true)}>{t('Take this import back')}</Button>
        )}
        {(one.status === 'undone' || resumable) && mayEdit && (
          <Button
            weight="quiet"
            busy={removing.isPending}
            onClick={() => removing.mutate({ params }, { onSuccess: () => location.assign(paths.data) })}
          >
            {t('Remove it from the list')}
          </Button>
        )}
      </div>
      <Refused error={starting.error ?? removing.error} />
      <UndoDialog one={one} open={undoing} onClose={() => setUndoing(false)} />
    </>
  );
}
