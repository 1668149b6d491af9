/** One card of a cell: its text and signs, or the field it is typed in. Draws itself anew only when it changes. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import { memo, type ReactElement } from 'react';
import { channelName } from '../../../../web/kit/channels.ts';
import { Heard } from '../../../../web/kit/heard.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Card, LaneKind } from '../../document/document.ts';
import type { Founded } from '../../document/founded.ts';
import { useAround } from '../desk/around.ts';
import { atCard, useOnBoardAt } from '../desk/board.ts';
import styles from './card.module.css';
import { CardPicture } from './card-picture.tsx';
import { CardTyping } from './card-typing.tsx';
import { colourWord, foundedWord } from './card-words.ts';
import { OthersHere, othersAt } from './others-here.tsx';
import { cardElement } from './place.ts';

export interface CardProps {
  readonly id: string;
  /** Undefined for one that is only being typed. */
  readonly card: Card | undefined;
  readonly founded: Founded;
  readonly kind: LaneKind;
}

interface OnCard {
  readonly typing: boolean;
  readonly isCursor: boolean;
  readonly chosen: boolean;
  /** Open ones. */
  readonly comments: number;
  /** Of `othersAt`. */
  readonly others: string;
}

export const CardSlot = memo(function CardSlot(props: CardProps): ReactElement | null {
  const { id, card } = props;
  const on = useOnBoardAt(
    atCard(id),
    (board): OnCard => ({
      typing: board.typing?.card === id,
      isCursor: board.cursor?.card === id,
      chosen: board.selected.has(id),
      comments: board.comments.get(id) ?? 0,
      others: othersAt(board, { lane: null, column: null, card: id }),
    }),
  );
  if (on.typing)
    return (
      <CardTyping
        id={id}
        kind={props.kind}
        colour={card?.colour ?? 'plain'}
        above={card === undefined ? null : shownAbove(card)}
        below={card === undefined ? null : signs(card, props.founded, on.comments)}
        others={on.others}
      />
    );
  return card === undefined ? null : face(props, card, on);
});

// Functions and not components, as are its signs: there are so many that each step between costs.
function face({ id, kind, founded }: CardProps, card: Card, on: OnCard): ReactElement {
  return (
    <div
      id={cardElement(id)}
      data-card={id}
      role="group"
      aria-roledescription={t('card')}
      tabIndex={on.isCursor ? 0 : -1}
      className={`${styles.card} ${styles[kind] ?? ''} ${styles[card.colour] ?? ''} ${on.chosen ? styles.chosen : ''}`}
    >
      {shownAbove(card)}
      {card.text !== '' && (
        <p className={styles.text}>{kind === 'thinks' ? `“${bare(card.text)}”` : card.text}</p>
      )}
      {card.text === '' && card.image === null && card.figure === null && (
        <p className={styles.empty}>{t('Empty')}</p>
      )}
      {signs(card, founded, on.comments)}
      {on.chosen && <Heard>{t('chosen')}</Heard>}
      {on.others !== '' && <OthersHere told={on.others} />}
    </div>
  );
}

function shownAbove(card: Card): ReactElement | null {
  if (card.image === null && card.figure === null) return null;
  return (
    <>
      {card.image !== null && <CardPicture image={card.image} text={card.text} byMouse />}
      {card.figure !== null && <CardFigure figure={card.figure} />}
    </>
  );
}

/** Quotes get their marks from us; those typed with them keep one pair. */
function bare(text: string): string {
  return text.replace(/^[“”„"«»]+|[“”"«»]+$/gu, '');
}

// What stands around the map comes answer by answer: only cards that show something of it are drawn anew.
function CardFigure(props: { figure: NonNullable<Card['figure']> }): ReactElement {
  const { renderFigure } = useAround();
  return <div className={styles.figure}>{renderFigure?.(props.figure) ?? whyNone(props.figure.from)}</div>;
}

function whyNone(from: NonNullable<Card['figure']>['from']): string {
  if (from === 'goal') return t('The objective of this map has no figure yet');
  if (from === 'saved') return t('The kept report of this figure is gone');
  return t('A figure this page cannot ask for');
}

function Owner(props: { account: string }): ReactElement {
  const owner = useAround().memberName(props.account);
  return (
    <span className={styles.owner} title={owner}>
      <span aria-hidden="true">{initials(owner)}</span>
      <Heard>{t('Owner: {name}', { name: owner })}</Heard>
    </span>
  );
}

function signs(card: Card, founded: Founded, comments: number): ReactElement | null {
  const found: ReactElement[] = [];
  if (card.colour !== 'plain') {
    found.push(
      <span key="colour" className={styles.meaning}>
        {colourWord(card.colour)}
      </span>,
    );
  }
  if (card.channel !== null) found.push(<span key="channel">{channelName(card.channel)}</span>);
  if (founded !== 'guess') {
    found.push(
      <span key="founded" className={styles[founded]}>
        {foundedWord(founded)}
      </span>,
    );
  }
  if (comments > 0) {
    found.push(
      <span key="comments" className={styles.comments}>
        {t('{n, plural, one {# comment} other {# comments}}', { n: comments })}
      </span>,
    );
  }
  if (card.owner !== null) found.push(<Owner key="owner" account={card.owner} />);
  return found.length === 0 ? null : <p className={styles.signs}>{found}</p>;
}

function initials(name: string): string {
  // Without the address that tells apart two of one name.
  const words = name.replace(/ \(.*$/, '').split(/[\s.-]+/u);
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');
}
