/** Photos of one touchpoint of a visit: those that are there, and those on their way, which this device keeps meanwhile. */
import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { choosePictures } from '../../../web/kit/pictures/send-picture.ts';
import { shrunk } from '../../../web/kit/pictures/shrink.ts';
import { StoredPicture } from '../../../web/kit/pictures/stored-picture.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { pictureNamed } from '../../pictures/contract.ts';
import { type Answer, MOST_PHOTOS, type VisitItem } from '../visits/contract.ts';
import type { PhotoOutbox, UnsentPhoto } from './photo-outbox.ts';
import styles from './visit.module.css';

export function VisitPhotos(props: {
  item: VisitItem;
  photos: PhotoOutbox;
  onAnswer: (fields: Omit<Answer, 'key'>) => void;
}): ReactElement {
  const { item, photos, onAnswer } = props;
  const mayEdit = useMay('editor');
  const all = useSyncExternalStore(photos.subscribe, () => photos.unsent);
  const unsent = all.filter((photo) => photo.item === item.key);
  const refused = unsent.find(({ problem }) => problem !== null);
  return (
    <div className={styles.photos}>
      {item.photos.length + unsent.length > 0 && (
        <ul>
          {item.photos.map((photo, index) => (
            <li key={photo}>
              <StoredPicture
                id={pictureNamed(photo) ?? ''}
                alt={t('{title}, photo {n}', { title: item.title, n: index + 1 })}
              />
              {mayEdit && <TakeAway onTake={() => onAnswer({ removePhotos: [photo] })} />}
            </li>
          ))}
          {unsent.map((photo) => (
            <li key={photo.key}>
              <Unsent photo={photo} title={item.title} />
              <TakeAway onTake={() => void photos.remove(photo.key)} />
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <AddPhotos
          room={MOST_PHOTOS - item.photos.length - unsent.length}
          onAdd={(photo) => photos.add(item.key, photo)}
        />
      )}
      {refused !== undefined && (
        <>
          <Refused error={refused.problem} />
          <Button small onClick={() => void photos.sendAgain()}>
            {t('Send it again')}
          </Button>
        </>
      )}
    </div>
  );
}

function TakeAway(props: { onTake: () => void }): ReactElement {
  return (
    <Button small weight="quiet" onClick={props.onTake}>
      {t('Take it away')}
    </Button>
  );
}

function Unsent(props: { photo: UnsentPhoto; title: string }): ReactElement {
  const { picture } = props.photo;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return (
    <figure className={styles.unsent}>
      <img src={address} alt={t('{title}, a photo that is not sent yet', { title: props.title })} />
      <figcaption>{t('Kept on this device, not sent yet')}</figcaption>
    </figure>
  );
}

/** @param props.room how many more there may be */
function AddPhotos(props: { room: number; onAdd: (photo: Blob) => Promise<void> }): ReactElement | null {
  const { room } = props;
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [tooMany, setTooMany] = useState(0);
  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setProblem(null);
    setTooMany(Math.max(0, files.length - room));
    setMaking(true);
    for (const file of files.slice(0, room)) {
      // One that is no picture does not keep the others back.
      const photo = await shrunk(file).catch(setProblem);
      if (photo) void props.onAdd(photo);
    }
    setMaking(false);
  };
  return (
    <>
      {room > 0 && (
        <Button small busy={making} onClick={() => void choosePictures({ several: true }).then(add)}>
          {t('Add a photo')}
        </Button>
      )}
      <Refused error={problem} />
      {tooMany > 0 && (
        <p role="status" className={styles.tooMany}>
          {t('A touchpoint has at most {most} photos: {n, plural, one {one was} other {# were}} left out.', {
            most: MOST_PHOTOS,
            n: tooMany,
          })}
        </p>
      )}
    </>
  );
}
