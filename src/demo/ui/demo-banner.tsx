/** One line on every page while the demo business is in: what this is, what is planted in it, and the way out. */
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useChange } from '../../web/api/queries.ts';
import { Bar } from '../../web/kit/bar.tsx';
import { useBusiness, useFormat, useMay } from '../../web/kit/business.tsx';
import { Button } from '../../web/kit/button.tsx';
import { Confirm } from '../../web/kit/confirm.tsx';
import { SidePanel } from '../../web/kit/side-panel.tsx';
import { t } from '../../web/kit/text.tsx';
import { type DemoStatus, removeDemo } from '../contract.ts';
import styles from './demo.module.css';
import { isMoving, useDemo } from './use-demo.ts';

/** @param props.room what stands in its place until it is known whether there is a demo
 *  @param props.onHeight called with its height and the room below it, pixels; 0 without a demo */
export function DemoBanner(props: {
  room: ReactElement;
  onHeight: (height: number) => void;
}): ReactElement | null {
  const { data: status } = useDemo();
  const place = useRef<HTMLDivElement>(null);
  const { onHeight } = props;
  useEffect(() => {
    if (status !== undefined) onHeight(place.current?.offsetHeight ?? 0);
  }, [status, onHeight]);
  if (status === undefined) return props.room;
  if (status.state === 'none' || status.state === 'failed') return null;
  return (
    <div ref={place} className={styles.place}>
      <aside className={styles.banner} aria-label={t('Demo business')}>
        {isMoving(status) ? <Moving status={status} /> : <Ready status={status} />}
      </aside>
    </div>
  );
}

function Moving(props: { status: DemoStatus }): ReactElement {
  const { status } = props;
  const format = useFormat();
  const building = status.state === 'building';
  return (
    <div className={styles.moving} role="status">
      <p>
        {building
          ? t('The demo business is moving in: {done} of {people} people.', {
              done: format.count(status.done),
              people: format.count(status.people),
            })
          : t('The demo business is moving out.')}
      </p>
      <Bar
        share={building && status.people > 0 ? status.done / status.people : null}
        label={t('Demo business')}
      />
    </div>
  );
}

function Ready(props: { status: DemoStatus }): ReactElement {
  const { id } = useBusiness();
  const mayEdit = useMay('editor');
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState(false);
  const removing = useChange(removeDemo, ['demo']);
  return (
    <>
      <p>{t('A demo business is in here. Its people and figures are not yours.')}</p>
      <div className={styles.actions}>
        {props.status.causes.length > 0 && (
          <Button small weight="quiet" onClick={() => setOpen(true)}>
            {t('What is planted in it')}
          </Button>
        )}
        {mayEdit && (
          <Button small onClick={() => setAsking(true)}>
            {t('Remove it')}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        title={t('Remove the demo business?')}
        action={t('Remove it')}
        busy={removing.isPending}
        error={removing.error}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          removing.mutate({ params: { workspace: id } }, { onSuccess: () => setAsking(false) })
        }
      >
        <p>{t('Its people, events and map go. What you brought in yourself stays.')}</p>
      </Confirm>
      <SidePanel open={open} title={t('What is planted in it')} onClose={() => setOpen(false)}>
        <Causes status={props.status} />
      </SidePanel>
    </>
  );
}

function Causes(props: { status: DemoStatus }): ReactElement {
  const format = useFormat();
  return (
    <ul className={styles.causes}>
      {props.status.causes.map((cause) => (
        <li key={cause.id}>
          <h3>{cause.what}</h3>
          <p>{cause.where}</p>
          {cause.from !== null && (
            <p className={styles.when}>
              {cause.to === null
                ? t('since {day}', { day: format.day(cause.from) })
                : format.days(cause.from, cause.to)}
            </p>
          )}
          <p className={styles.when}>
            {cause.effect === 'harm'
              ? t('costs about {money} a month', { money: format.money(cause.monthlyMinor, { round: true }) })
              : t('brings about {money} a month', {
                  money: format.money(cause.monthlyMinor, { round: true }),
                })}
          </p>
        </li>
      ))}
    </ul>
  );
}
