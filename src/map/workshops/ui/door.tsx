/** How people come in: QR code, address, code; large while they come, one line later. */
import { type ReactElement, useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { t } from '../../../web/kit/text.tsx';
import { setDoor } from '../contract.ts';
import type { TeamRoom } from '../shown.ts';
import styles from './door.module.css';
import { QrCode } from './qr-code.tsx';
import { useLead } from './use-leading.ts';

export function Door(props: { door: TeamRoom['door']; large: boolean; mayLead: boolean }): ReactElement {
  const { door, large, mayLead } = props;
  const { act } = useLead();
  const [shown, setShown] = useState(false);
  const set = (open: boolean): void => void act(setDoor, { body: { open } });
  if (door === null) {
    return (
      <div className={styles.line}>
        <p>{t('Nobody else comes in.')}</p>
        {mayLead && (
          <Button small onClick={() => set(true)}>
            {t('Let people in again')}
          </Button>
        )}
      </div>
    );
  }
  const close = mayLead && (
    <Button small weight="quiet" onClick={() => set(false)}>
      {t('Let nobody else in')}
    </Button>
  );
  if (large) {
    return (
      <section className={styles.door} aria-label={t('How to join')}>
        <Invitation door={door} />
        {close}
      </section>
    );
  }
  return (
    <div className={styles.line}>
      <p>
        {shortAddress(door.link)} · <b className={styles.smallCode}>{door.code}</b>
      </p>
      <Button small onClick={() => setShown(true)}>
        {t('Show the QR code')}
      </Button>
      {close}
      {shown && (
        <Dialog title={t('How to join')} width={420} onClose={() => setShown(false)}>
          <div className={styles.door}>
            <Invitation door={door} />
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Invitation(props: { door: NonNullable<TeamRoom['door']> }): ReactElement {
  const { link, code } = props.door;
  return (
    <>
      <QrCode text={link} size={248} />
      <p className={styles.how}>{t('Scan it, or go to')}</p>
      <p className={styles.address}>{shortAddress(link)}</p>
      <p className={styles.code}>{code}</p>
      {isOnlyHere(link) && (
        <p className={styles.warning}>
          {t(
            'Phones cannot reach this address: it names this very computer. Open Footpath under its address in your network, or set FOOTPATH_PUBLIC_URL.',
          )}
        </p>
      )}
    </>
  );
}

/** What people type: no scheme, no code, which stands below. */
function shortAddress(link: string): string {
  return link.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '');
}

function isOnlyHere(link: string): boolean {
  return /^(localhost|127\.|\[::1\])/.test(new URL(link).host);
}
