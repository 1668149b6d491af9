/** The facilitator’s screen, made to be read from the back of a room: the code, the step, the time, the cards. Any editor may lead; viewers look on. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useCallback, useState } from 'react';
import { addressOf, call } from '../../../web/api/client.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { BusinessPictures } from '../../../web/kit/pictures/stored-picture.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { followWorkshop, readWorkshop } from '../contract.ts';
import { TeamRoom } from '../shown.ts';
import { ConnectionWord } from './connection-word.tsx';
import { Door } from './door.tsx';
import styles from './lead.module.css';
import { LeadStep } from './lead-step.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { StepBar } from './step-bar.tsx';
import { TimerTools } from './timer-tools.tsx';
import { LeadContext, useLeading } from './use-leading.ts';
import { useRoom } from './use-room.ts';

export function LeadPage(): ReactElement {
  const { map, workshop } = useParams({ strict: false }) as { map: string; workshop: string };
  return <Led key={workshop} map={map} workshop={workshop} />;
}

function Led(props: { map: string; workshop: string }): ReactElement {
  const { map, workshop } = props;
  const { id: workspace } = useBusiness();
  const ask = useCallback(
    () => call(readWorkshop, { params: { workspace, map, workshop } }),
    [workspace, map, workshop],
  );
  const view = useRoom(addressOf(followWorkshop, { workspace, map, workshop }), ask, TeamRoom);
  const { seen } = view;
  const leading = useLeading(seen?.room, view.take);
  if (view.error !== null || seen === undefined) {
    return (
      <Page title={t('Workshop')}>
        {view.error === null ? <Loading lines={8} height={40} /> : <ErrorState error={view.error} />}
      </Page>
    );
  }
  return (
    <LeadContext value={leading}>
      <Screen room={seen.room} offset={seen.offset} isUp={view.isUp} />
    </LeadContext>
  );
}

function Screen(props: { room: TeamRoom; offset: number; isUp: boolean }): ReactElement {
  const { room, offset } = props;
  const paths = usePaths();
  const mayLead = useMay('editor');
  const { step } = room;
  const writes = step === 'brainstorm';
  return (
    <Page
      title={room.settings.title}
      under={
        <>
          <Link to={paths.journeyMap(room.map)}>{room.mapTitle || t('Untitled map')}</Link>
          {' · '}
          <Link to={paths.workshops(room.map)}>{t('All workshops')}</Link>
          <ConnectionWord isUp={props.isUp} />
        </>
      }
      tools={<Tools room={room} />}
    >
      <div className={styles.wall}>
        <p className={styles.about}>{room.settings.title}</p>
        <div className={styles.top}>
          <StepBar step={step} mayLead={mayLead} />
          <TimerTools timer={room.timer} offset={offset} mayLead={mayLead && step !== 'end'} />
        </div>
        <div className={writes ? styles.withDoor : styles.alone}>
          {step !== 'end' && <Door door={room.door} large={writes} mayLead={mayLead} />}
          <div className={styles.step}>
            <BusinessPictures>
              <LeadStep room={room} mayLead={mayLead} />
            </BusinessPictures>
          </div>
        </div>
      </div>
    </Page>
  );
}

function Tools(props: { room: TeamRoom }): ReactElement {
  const { room } = props;
  const paths = usePaths();
  const navigate = useNavigate();
  const mayLead = useMay('editor');
  const [open, setOpen] = useState<'people' | 'settings' | null>(null);
  const close = (): void => setOpen(null);
  const gone = (): void => void navigate({ to: paths.workshops(room.map) });
  return (
    <>
      <Button small onClick={() => setOpen('people')}>
        {t('{n, plural, one {# person} other {# people}}', { n: room.participants })}
      </Button>
      {mayLead && (
        <Button small onClick={() => setOpen('settings')}>
          {t('Settings')}
        </Button>
      )}
      <ButtonLink small to={paths.workshopSummary(room.map, room.id)}>
        {t('Summary')}
      </ButtonLink>
      <Button small onClick={() => void document.documentElement.requestFullscreen()}>
        {t('Fill the screen')}
      </Button>
      {open === 'people' && <PeoplePanel room={room} onClose={close} />}
      {open === 'settings' && <SettingsPanel room={room} onClose={close} onRemoved={gone} />}
    </>
  );
}
