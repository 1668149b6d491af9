/** Everything about one card, beside the map: text, channel, owner, meaning, what it stands for, and what it rests on. */
import type { ReactElement } from 'react';
import { channels } from '../../../../web/kit/channels.ts';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { pictureNamed } from '../../../pictures/contract.ts';
import { type Card, colours } from '../../document/document.ts';
import { useAround } from '../desk/around.ts';
import { useDesk } from '../desk/desk.ts';
import { KeptText } from '../desk/kept-text.tsx';
import styles from '../desk/panels.module.css';
import { setFields } from '../editing/edits.ts';
import { colourWord, laneWord } from '../grid/card-words.ts';
import { PicturePart } from '../pictures/picture-part.tsx';
import type { Sitting } from '../sitting/sitting.ts';
import { Choice } from './choice.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { FigureField } from './figure-field.tsx';

export function CardPanel(props: {
  id: string;
  toComment: boolean;
  sitting: Sitting;
  onClose: () => void;
}): ReactElement {
  const { id, sitting } = props;
  const { extra } = useAround();
  const card = sitting.document.cards[id];
  const lane = card === undefined ? undefined : sitting.document.lanes[card.lane];
  const column = card === undefined ? undefined : sitting.document.columns[card.column];
  const title = lane === undefined ? t('This card was removed') : lane.title || laneWord(lane.kind);
  return (
    <SidePanel open title={title} onClose={props.onClose}>
      <div className={styles.form}>
        {card === undefined ? (
          <p>{t('Somebody removed it. “Removed cards” brings it back.')}</p>
        ) : (
          <>
            <p className={styles.soft}>{column?.title}</p>
            <Fields id={id} card={card} kind={lane?.kind ?? 'free'} />
            {lane?.kind !== 'feeling' && <PicturePart id={id} card={card} />}
          </>
        )}
        <EvidencePart card={id} isThere={card !== undefined} document={sitting.document} />
        {card !== undefined && extra?.('card', id, props.toComment)}
      </div>
    </SidePanel>
  );
}

function Fields(props: { id: string; card: Card; kind: string }): ReactElement {
  const { id, card, kind } = props;
  const desk = useDesk();
  const around = useAround();
  const set = (fields: Partial<Card>, joins?: string): void =>
    desk.edit(setFields(desk.document, 'card', id, fields, desk.newId), joins);
  const some = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return (
    <>
      <KeptText
        label={kind === 'feeling' ? t('What the feeling is') : t('Text')}
        value={card.text}
        length={4000}
        lines={3}
        readOnly={!desk.mayEdit}
        onKeep={(text, kept) => desk.typeInto({ on: 'card', entity: id, field: 'text' }, text, kept)}
      />
      {kind === 'numbers' && <FigureField goals figure={card.figure} onSet={(figure) => set({ figure })} />}
      {kind === 'images' && pictureNamed(card.image) === null && (
        <KeptText
          label={t('Or the address of a picture elsewhere')}
          note={t('It is named by where it is, not loaded.')}
          value={card.image ?? ''}
          length={2000}
          readOnly={!desk.mayEdit}
          onKeep={(text) => set({ image: some(text) }, `image ${id}`)}
        />
      )}
      <Meaning id={id} card={card} onSet={(colour) => set({ colour })} />
      <div className={styles.row}>
        <Choice
          label={t('Channel')}
          value={card.channel}
          choices={channels.map((channel) => ({ id: channel.id, name: t(channel.name) }))}
          onSet={(channel) => set({ channel })}
        />
        <Choice
          label={t('Owner')}
          value={card.owner}
          choices={around.members}
          onSet={(owner) => set({ owner })}
        />
      </div>
      {(kind === 'touchpoints' || card.touchpoint !== null) && (
        <Choice
          label={t('Touchpoint it stands for')}
          value={card.touchpoint}
          choices={around.touchpoints}
          onSet={(touchpoint) => {
            const channel = around.touchpoints.find((each) => each.id === touchpoint)?.channel ?? null;
            set({ touchpoint, ...(card.channel === null ? { channel } : {}) });
          }}
        />
      )}
    </>
  );
}

function Meaning(props: { id: string; card: Card; onSet: (colour: Card['colour']) => void }): ReactElement {
  const desk = useDesk();
  return (
    <fieldset className={styles.colours} disabled={!desk.mayEdit}>
      <legend>{t('Meaning')}</legend>
      {colours.map((colour) => (
        <label key={colour} className={styles.colour}>
          <input
            type="radio"
            name={`colour-${props.id}`}
            checked={props.card.colour === colour}
            onChange={() => props.onSet(colour)}
          />
          {colourWord(colour)}
        </label>
      ))}
    </fieldset>
  );
}
