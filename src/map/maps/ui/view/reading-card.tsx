/** A card to be read: its text, what its colour means, its channel. Nothing on it can be changed. */
import type { ReactElement } from 'react';
import { channelName } from '../../../../web/kit/channels.ts';
import type { Card, LaneKind } from '../../document/document.ts';
import styles from '../grid/card.module.css';
import { CardPicture } from '../grid/card-picture.tsx';
import { colourWord } from '../grid/card-words.ts';

export function ReadingCard(props: { card: Card; kind: LaneKind }): ReactElement {
  const { card, kind } = props;
  const { text, colour, channel, image } = card;
  return (
    <li className={[styles.card, styles[kind], styles[colour]].filter(Boolean).join(' ')}>
      <CardPicture image={image} text={text} />
      {text !== '' && <p className={styles.text}>{kind === 'thinks' ? quoted(text) : text}</p>}
      {(colour !== 'plain' || channel !== null) && (
        <p className={styles.signs}>
          {colour !== 'plain' && <span className={styles.meaning}>{colourWord(colour)}</span>}
          {channel !== null && <span>{channelName(channel)}</span>}
        </p>
      )}
    </li>
  );
}

function quoted(text: string): string {
  return `“${text.replace(/^[“”„"«»]+|[“”"«»]+$/gu, '')}”`;
}
