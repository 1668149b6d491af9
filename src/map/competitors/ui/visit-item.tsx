/** One touchpoint of a visit: there or not, how good, a note, photos. */
import { type ReactElement, useId } from 'react';
import { useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { t } from '../../../web/kit/text.tsx';
import { isAnswered } from '../visits/checklist.ts';
import type { Answer, VisitItem } from '../visits/contract.ts';
import { scores, scoreWord } from './competitor-words.ts';
import type { PhotoOutbox } from './photo-outbox.ts';
import styles from './visit.module.css';
import { VisitPhotos } from './visit-photos.tsx';
import type { VisitSitting } from './visit-sitting.ts';

export function VisitItemView(props: {
  item: VisitItem;
  sitting: VisitSitting;
  photos: PhotoOutbox;
}): ReactElement {
  const { item, sitting } = props;
  const mayEdit = useMay('editor');
  const heading = useId();
  const answer = (fields: Omit<Answer, 'key'>): void =>
    sitting.change({ answers: [{ key: item.key, ...fields }] });
  return (
    <article className={styles.item} aria-labelledby={heading}>
      <div className={styles.head}>
        <h3 id={heading}>{item.title}</h3>
        {mayEdit && isAnswered(item) && (
          <Button
            small
            weight="quiet"
            aria-label={t('Take back the answer: {title}', { title: item.title })}
            onClick={() => answer({ isThere: null, score: null })}
          >
            {t('Take back')}
          </Button>
        )}
      </div>
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
      <VisitPhotos item={item} photos={props.photos} onAnswer={answer} />
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
      <Heard as="legend">{props.label}</Heard>
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
