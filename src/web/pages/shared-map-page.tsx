/** A map behind a link, for people without an account: to read, to present, to print. Embedded in other pages it is the map alone. */
import { useParams } from '@tanstack/react-router';
import { type ReactElement, useEffect } from 'react';
import { mapKindWord } from '../../map/maps/ui/map-panel/map-fields.tsx';
import { MapReading } from '../../map/maps/ui/view/map-reading.tsx';
import { Presentation } from '../../map/maps/ui/view/presentation.tsx';
import { openShare, type SharedMap, unlockShare } from '../../map/shares/contract.ts';
import { GateFrame } from '../../people/accounts/ui/gate-frame.tsx';
import { useAsk, useChange } from '../api/queries.ts';
import { Button } from '../kit/button.tsx';
import { Form, PasswordField } from '../kit/form.tsx';
import { Mark } from '../kit/icons.tsx';
import { useOpenInHistory } from '../kit/open-in-history.ts';
import { ToldPictures } from '../kit/pictures/stored-picture.tsx';
import { ErrorState, Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import styles from './shared-map-page.module.css';

export function SharedMapPage(): ReactElement {
  return <Opened embedded={false} />;
}

export function EmbeddedMapPage(): ReactElement {
  return <Opened embedded />;
}

function Opened(props: { embedded: boolean }): ReactElement {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  // Each answer counts as one opening.
  const opened = useAsk(openShare, { params: { token }, once: true });
  const unlocking = useChange(unlockShare, []);
  const map = opened.data?.map ?? unlocking.data?.map;
  if (map) return <Shown map={map} {...props} />;
  if (opened.isError) {
    return (
      <GateFrame title={t('This link does not open')}>
        <ErrorState error={opened.error} />
      </GateFrame>
    );
  }
  if (opened.data === undefined) {
    return (
      <GateFrame title={t('A journey map')}>
        <Loading />
      </GateFrame>
    );
  }
  return (
    <GateFrame title={t('A journey map')} under={t('Whoever gave you the link has a password for it.')}>
      <Form
        action={t('Open the map')}
        busy={unlocking.isPending}
        error={unlocking.error}
        onSend={({ password = '' }) => unlocking.mutate({ params: { token }, body: { password } })}
      >
        <PasswordField name="password" label={t('Password')} focus />
      </Form>
    </GateFrame>
  );
}

function Shown(props: { map: SharedMap; embedded: boolean }): ReactElement {
  const { document: shown, business } = props.map;
  const presentation = useOpenInHistory('presentation');
  const title = shown.map.title || t('Untitled map');
  useEffect(() => {
    document.title = `${title} · ${business}`;
  }, [title, business]);
  const about = [business, mapKindWord(shown.map.kind), shown.map.scenario].filter((part) => part !== '');
  return (
    <ToldPictures told={props.map.pictures}>
      <main className={props.embedded ? styles.embedded : styles.page}>
        <header className={styles.head}>
          <div>
            <h1>{title}</h1>
            <p className={styles.under}>{about.join(' · ')}</p>
          </div>
          <div className={styles.tools}>
            <Button small onClick={presentation.open}>
              {t('Present')}
            </Button>
            {!props.embedded && (
              <Button small onClick={() => window.print()}>
                {t('Print')}
              </Button>
            )}
          </div>
        </header>
        <MapReading document={shown} />
        <p className={styles.foot}>
          <Mark size={16} /> {t('Drawn with Footpath')}
        </p>
        {presentation.isOpen && <Presentation document={shown} onClose={presentation.close} />}
      </main>
    </ToldPictures>
  );
}
