/** One card of a workshop: its words, its kind in colour and word, facts below, and what can be done with it. */
import type { ReactElement, ReactNode } from 'react';
import { StoredPicture } from '../../../web/kit/pictures/stored-picture.tsx';
import type { WorkshopCard } from '../shown.ts';
import styles from './card-body.module.css';
import { kindWord } from './words.ts';

export function CardBody(props: {
  colour: WorkshopCard['colour'];
  text: string;
  /** Empty ones are left out. */
  facts: readonly string[];
  /** Says the same as this one. */
  merged?: readonly string[];
  /** Where it is shown, pictures are too (`PicturesAt`, `BusinessPictures`). */
  picture?: string | null;
  mark?: ReactNode;
  children?: ReactNode;
}): ReactElement {
  const { colour } = props;
  const facts = [colour === 'plain' ? '' : kindWord(colour), ...props.facts].filter((fact) => fact !== '');
  return (
    <div className={styles.card} data-kind={colour}>
      <p className={styles.text}>{props.text}</p>
      {props.picture != null && <StoredPicture id={props.picture} alt={props.text} />}
      {props.merged?.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity
        <p key={index} className={styles.merged}>
          {text}
        </p>
      ))}
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {props.mark}
      {props.children !== undefined && <div className={styles.tools}>{props.children}</div>}
    </div>
  );
}
