/** A workshop on the device of somebody who takes part. What it shows follows the step the facilitator has gone to. */
import { useParams } from '@tanstack/react-router';
import { type ReactElement, useCallback, useEffect, useSyncExternalStore } from 'react';
import { addressOf, call } from '../../../web/api/client.ts';
import { connectionLost, subscribeConnection } from '../../../web/api/connection.ts';
import { ButtonLink } from '../../../web/kit/button.tsx';
import { PicturesAt } from '../../../web/kit/pictures/stored-picture.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { followRoom, readRoom, readRoomPicture } from '../room/contract.ts';
import { Room } from '../shown.ts';
import { Countdown } from './countdown.tsx';
import styles from './guest.module.css';
import { GuestFrame } from './guest-frame.tsx';
import { KnownCodes } from './known-codes.ts';
import { DecideStep, LookStep, OverStep } from './look-step.tsx';
import { browserShelf } from './outbox.ts';
import { RefusedCards } from './refused-cards.tsx';
import { type OwnDoing, useOwn } from './use-own.ts';
import { type SeenRoom, useRoom } from './use-room.ts';
import { VoteStep } from './vote-step.tsx';
import { stepWord } from './words.ts';
import { WriteStep } from './write-step.tsx';

export function RoomPage(): ReactElement {
  const { workshop } = useParams({ strict: false }) as { workshop: string };
  return <Inside key={workshop} workshop={workshop} />;
}

function Inside(props: { workshop: string }): ReactElement {
  const { workshop } = props;
  const ask = useCallback(() => call(readRoom, { params: { workshop } }), [workshop]);
  const view = useRoom(addressOf(followRoom, { workshop }), ask, Room);
  const pictureAt = useCallback(
    (picture: string) => addressOf(readRoomPicture, { workshop, picture }),
    [workshop],
  );
  const isOut = view.error?.code === 'workshop_left';
  useEffect(() => {
    if (isOut) new KnownCodes(browserShelf()).forget(workshop);
  }, [isOut, workshop]);
  if (view.error !== null) {
    return (
      <GuestFrame title={t('You are not in this workshop')}>
        <ErrorState error={view.error} />
        <ButtonLink to="/w">{t('Type a code')}</ButtonLink>
      </GuestFrame>
    );
  }
  if (view.seen === undefined) {
    return (
      <GuestFrame title={t('Workshop')}>
        <Loading lines={6} />
      </GuestFrame>
    );
  }
  return (
    <PicturesAt address={pictureAt}>
      <Present seen={view.seen} take={view.take} />
    </PicturesAt>
  );
}

function Present(props: { seen: SeenRoom<Room>; take: (room: Room) => void }): ReactElement {
  const { room, offset } = props.seen;
  const own = useOwn(room, props.take);
  const { step } = room;
  const you = t('You are {name}', { name: room.me?.name ?? '' });
  return (
    <GuestFrame
      title={room.settings.title}
      under={`${room.business} · ${you}`}
      bar={
        <div className={styles.bar}>
          <p className={styles.step} role="status">
            {stepWord(step)}
          </p>
          <Countdown timer={room.timer} offset={offset} />
        </div>
      }
    >
      <Waiting own={own} />
      <RefusedCards own={own} />
      {step === 'brainstorm' && <WriteStep room={room} own={own} />}
      {step === 'reveal' && <LookStep room={room} own={own} />}
      {step === 'vote' && <VoteStep room={room} own={own} />}
      {step === 'decide' && <DecideStep room={room} />}
      {step === 'end' && <OverStep />}
    </GuestFrame>
  );
}

function Waiting(props: { own: OwnDoing }): ReactElement | null {
  const { waiting: n, stuck } = props.own;
  const lost = useSyncExternalStore(subscribeConnection, connectionLost);
  if (n === 0 || stuck === null) {
    if (!lost) return null;
    return (
      <p className={styles.waiting} role="status">
        {t('No connection. What you see may be old; this page tries again by itself.')}
      </p>
    );
  }
  return (
    <p className={styles.waiting} role="status">
      {stuck === 'away'
        ? t(
            'No connection. {n, plural, one {# change waits} other {# changes wait}} on this device and will be sent.',
            { n },
          )
        : t(
            'That was faster than the workshop can take. {n, plural, one {# change waits} other {# changes wait}} on this device and will be sent within a minute.',
            { n },
          )}
    </p>
  );
}
