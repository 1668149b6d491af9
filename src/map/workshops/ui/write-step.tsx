/** Silent brainstorming on a phone: a place, a kind, a few words; below them one’s own cards, to change or take back. */
import { Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { Button } from '../../../web/kit/button.tsx';
import { SelectField } from '../../../web/kit/form.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { StoredPicture } from '../../../web/kit/pictures/stored-picture.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { type OwnCard, readMapCards } from '../room/contract.ts';
import type { Room } from '../shown.ts';
import { CardBody } from './card-body.tsx';
import styles from './guest.module.css';
import { browserShelf } from './outbox.ts';
import type { OwnDoing } from './use-own.ts';
import { kindWord, laneWord, ownKinds, placeWord, stageWord } from './words.ts';

export function WriteStep(props: { room: Room; own: OwnDoing }): ReactElement {
  const { room, own } = props;
  const others = room.hidden.reduce((sum, { cards }) => sum + cards, 0);
  return (
    <>
      <CardForm room={room} own={own} />
      <p className={styles.soft} role="status">
        {t(
          '{n, plural, =0 {The others have written nothing yet.} one {The others have written # card.} other {The others have written # cards.}} Nobody sees words of others before they are revealed.',
          { n: others },
        )}
      </p>
      <OwnCards room={room} own={own} />
    </>
  );
}

/** What is being typed outlives a reload, as it outlives a step of the facilitator. */
export function CardForm(props: { room: Room; own: OwnDoing }): ReactElement {
  const { room, own } = props;
  const [draft, setDraft] = useDraft(room);
  const field = useRef<HTMLTextAreaElement>(null);
  const add = (): void => {
    field.current?.focus();
    if (draft.text.trim() === '') return;
    own.write({ ...draft, text: draft.text.trim() });
    setDraft({ ...draft, text: '' });
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    add();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    add();
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <PlaceFields room={room} draft={draft} onChange={setDraft} />
      <Textarea
        ref={field}
        label={t('Your card')}
        description={t('One thought a card.')}
        value={draft.text}
        maxLength={500}
        autosize
        minRows={3}
        maxRows={8}
        onKeyDown={keys}
        onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
      />
      <Kinds value={draft.colour} name="kind" onChange={(colour) => setDraft({ ...draft, colour })} />
      <Button type="submit" weight="first" wide>
        {t('Add the card')}
      </Button>
    </form>
  );
}

type Draft = OwnCard;

function useDraft(room: Room): [Draft, (draft: Draft) => void] {
  const place = `footpath.workshop-draft.${room.id}.${room.me?.id ?? ''}`;
  const [held, setHeld] = useState<Draft>(() => {
    const kept = browserShelf().getItem(place);
    return kept === null ? { stage: '', lane: '', text: '', colour: 'plain' } : (JSON.parse(kept) as Draft);
  });
  const keep = (draft: Draft): void => {
    browserShelf().setItem(place, JSON.stringify(draft));
    setHeld(draft);
  };
  // A stage may have gone from the map meanwhile.
  const known = <T extends { id: string }>(list: readonly T[], id: string): string =>
    list.some((each) => each.id === id) ? id : (list[0]?.id ?? '');
  return [{ ...held, stage: known(room.stages, held.stage), lane: known(room.lanes, held.lane) }, keep];
}

function PlaceFields(props: { room: Room; draft: Draft; onChange: (draft: Draft) => void }): ReactElement {
  const { room, draft, onChange } = props;
  return (
    <>
      <SelectField
        name="stage"
        label={t('Where in the journey')}
        value={draft.stage}
        choices={room.stages.map(({ id }) => ({ value: id, label: stageWord(room, id) }))}
        onChange={(stage) => onChange({ ...draft, stage })}
      />
      {room.lanes.length > 1 && (
        <SelectField
          name="lane"
          label={t('About what')}
          value={draft.lane}
          choices={room.lanes.map(({ id }) => ({ value: id, label: laneWord(room, id) }))}
          onChange={(lane) => onChange({ ...draft, lane })}
        />
      )}
      <OnTheMap room={room} draft={draft} />
    </>
  );
}

/** What stands at this place of the map already. */
function OnTheMap(props: { room: Room; draft: Draft }): ReactElement | null {
  const { room, draft } = props;
  const all = useAsk(readMapCards, { params: { workshop: room.id } }).data?.items ?? [];
  const here = all.filter(({ stage, lane }) => stage === draft.stage && lane === draft.lane);
  if (here.length === 0) return null;
  return (
    <details className={styles.onMap}>
      <summary>
        {t('{n, plural, one {# card stands} other {# cards stand}} there already', { n: here.length })}
      </summary>
      <ul>
        {here.map(({ text, picture }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity
          <li key={index}>
            {text}
            {picture !== null && <StoredPicture id={picture} alt={text} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Kinds(props: {
  name: string;
  value: OwnCard['colour'];
  onChange: (kind: NonNullable<OwnCard['colour']>) => void;
}): ReactElement {
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('Kind')}</legend>
      {ownKinds.map((kind) => (
        <label key={kind} data-kind={kind}>
          <input
            type="radio"
            name={props.name}
            checked={props.value === kind}
            onChange={() => props.onChange(kind)}
          />
          {kindWord(kind)}
        </label>
      ))}
    </fieldset>
  );
}

export function OwnCards(props: { room: Room; own: OwnDoing }): ReactElement | null {
  const { room, own } = props;
  const [changing, setChanging] = useState<string | null>(null);
  if (own.cards.length === 0) return null;
  return (
    <section className={styles.own} aria-label={t('Your cards')}>
      <h2>{t('Your cards')}</h2>
      <ul className={styles.cards}>
        {own.cards.toReversed().map((card) => (
          <li key={card.id}>
            {changing === card.id ? (
              <ChangeForm card={card} own={own} onDone={() => setChanging(null)} />
            ) : (
              <CardBody
                colour={card.colour ?? 'plain'}
                text={card.text}
                facts={[placeWord(room, card), card.isWaiting ? t('on its way') : '']}
              >
                <Button small weight="quiet" onClick={() => setChanging(card.id)}>
                  {t('Change')}
                  <Heard> {card.text}</Heard>
                </Button>
                <Button small weight="quiet" onClick={() => takeBack(own, card)}>
                  {t('Take back')}
                  <Heard> {card.text}</Heard>
                </Button>
              </CardBody>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function takeBack(own: OwnDoing, { id, isWaiting, ...draft }: OwnDoing['cards'][number]): void {
  own.takeBack(id);
  say(t('Taken back.'), { label: t('Undo'), act: () => own.write(draft, id) });
}

function ChangeForm(props: {
  card: OwnDoing['cards'][number];
  own: OwnDoing;
  onDone: () => void;
}): ReactElement {
  const { id, isWaiting, ...draft } = props.card;
  const [text, setText] = useState(draft.text);
  const [colour, setColour] = useState(draft.colour);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    props.own.write({ ...draft, text: text.trim(), colour }, id);
    props.onDone();
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <Textarea
        label={t('Change the card')}
        value={text}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={8}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Kinds value={colour} name={`kind-${id}`} onChange={setColour} />
      <div className={styles.row}>
        <Button type="submit" small weight="first">
          {t('Save')}
        </Button>
        <Button small weight="quiet" onClick={props.onDone}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  );
}
