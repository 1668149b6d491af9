/** One touchpoint of a visit: there or not, how good, a note, photos. */
import { type ReactElement, useId, useState } from 'react';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { choosePictures, sendPicture } from '../../../web/kit/pictures/send-picture.ts';
import { StoredPicture } from '../../../web/kit/pictures/stored-picture.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { pictureNamed } from '../../pictures/contract.ts';
import { type Answer, MOST_PHOTOS, type VisitItem } from '../contract.ts';
import { scores, scoreWord } from './competitor-words.ts';
import styles from './visit.module.css';
import type { VisitSitting } from './visit-sitting.ts';

export function VisitItemView(props: {
  visit: string;
  item: VisitItem;
  sitting: VisitSitting;
}): ReactElement {
  const { item, sitting } = props;
  const mayEdit = useMay('editor');
  const heading = useId();
  const answer = (fields: Omit<Answer, 'key'>): void =>
    sitting.change({ answers: [{ key: item.key, ...fields }] });
  return (
    <article className={styles.item} aria-labelledby={heading}>
      <h3 id={heading}>{item.title}</h3>
      {item.look !== '' && <p className={styles.look}>{item.look}</p>}
      <Choices
        name={`there ${item.key}`}
        label={t('Do they have it?')}
        value={item.isThere === null ? null : item.isThere ? 'yes' : 'no'}
        choices={[
          { value: 'yes', label: t('It is there') },
          { value: 'no', label: t('It is not there') },
        ]}
        onChoose={(value) => answer({ isThere: value === 'yes' })}
      />
      {item.isThere !== false && (
        <Choices
          name={`score ${item.key}`}
          label={t('How good is it?')}
          value={item.score === null ? null : String(item.score)}
          choices={scores.map((score) => ({
            value: String(score),
            sign: String(score),
            label: scoreWord(score),
          }))}
          onChoose={(value) => answer({ score: Number(value) })}
        />
      )}
      {(mayEdit || item.note !== '') && (
        <label className={styles.note}>
          {t('Note')}
          <textarea
            rows={2}
            maxLength={2000}
            value={item.note}
            readOnly={!mayEdit}
            onChange={(event) => sitting.note(item.key, event.currentTarget.value)}
            onBlur={() => void sitting.flush()}
          />
        </label>
      )}
      <Photos {...props} onAnswer={answer} />
    </article>
  );
}

function Choices(props: {
  name: string;
  label: string;
  value: string | null;
  choices: readonly { readonly value: string; readonly label: string; readonly sign?: string }[];
  onChoose: (value: string) => void;
}): ReactElement {
  const mayEdit = useMay('editor');
  return (
    <fieldset className={styles.choices} disabled={!mayEdit}>
      <legend className={styles.heard}>{props.label}</legend>
      {props.choices.map(({ value, label, sign }) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name={props.name}
            checked={props.value === value}
            onChange={() => props.onChoose(value)}
          />
          {sign !== undefined && <b aria-hidden="true">{sign}</b>}
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Photos(props: {
  visit: string;
  item: VisitItem;
  onAnswer: (fields: Omit<Answer, 'key'>) => void;
}): ReactElement {
  const { visit, item, onAnswer } = props;
  const { id: workspace } = useBusiness();
  const mayEdit = useMay('editor');
  const [sending, setSending] = useState(0);
  const [unsent, setUnsent] = useState<{ files: readonly File[]; problem: unknown }>();
  const send = async (files: readonly File[]): Promise<void> => {
    setUnsent(undefined);
    for (const [index, file] of files.slice(0, MOST_PHOTOS - item.photos.length).entries()) {
      setSending(files.length - index);
      try {
        onAnswer({ addPhotos: [(await sendPicture(workspace, visit, file)).reference] });
      } catch (problem) {
        setUnsent({ files: files.slice(index), problem });
        break;
      }
    }
    setSending(0);
  };
  return (
    <div className={styles.photos}>
      {item.photos.length > 0 && (
        <ul>
          {item.photos.map((photo, index) => (
            <li key={photo}>
              <StoredPicture
                id={pictureNamed(photo) ?? ''}
                alt={t('{title}, photo {n}', { title: item.title, n: index + 1 })}
              />
              {mayEdit && (
                <Button small weight="quiet" onClick={() => onAnswer({ removePhotos: [photo] })}>
                  {t('Take it away')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && item.photos.length < MOST_PHOTOS && (
        <Button
          small
          busy={sending > 0}
          onClick={() => void choosePictures({ several: true }).then((files) => send(files))}
        >
          {sending > 0 ? t('Sending the photo …') : t('Add a photo')}
        </Button>
      )}
      {unsent !== undefined && (
        <>
          <Refused error={unsent.problem} />
          <Button small onClick={() => void send(unsent.files)}>
            {t('Send it again')}
          </Button>
        </>
      )}
    </div>
  );
}
