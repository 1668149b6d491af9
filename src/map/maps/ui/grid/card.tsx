/** One card of a cell: its text and signs, or the field it is typed in. Draws itself anew only when it changes. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { memo, type ReactElement, useEffect, useRef } from 'react';
import { channelName } from '../../../../web/kit/channels.ts';
import { t } from '../../../../web/kit/text.tsx';
import type { Card, LaneKind } from '../../document.ts';
import type { Founded } from '../../founded.ts';
import { useAround } from '../desk/around.ts';
import { atCard, useOnBoard } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';
import styles from './card.module.css';
import { CardPicture } from './card-picture.tsx';
import { CardTyping } from './card-typing.tsx';
import { colourWord, foundedWord } from './card-words.ts';
import { OthersHere } from './others-here.tsx';
import { cardElement } from './place.ts';

export interface CardProps {
  readonly id: string;
  /** Undefined for one that is only being typed. */
  readonly card: Card | undefined;
  readonly founded: Founded;
  readonly kind: LaneKind;
}

export const CardSlot = memo(function CardSlot(props: CardProps): ReactElement | null {
  const { id, card } = props;
  const typing = useOnBoard((board) => board.typing?.card === id, atCard(id));
  if (typing) return <CardTyping id={id} kind={props.kind} colour={card?.colour ?? 'plain'} />;
  return card === undefined ? null : <CardFace {...props} card={card} />;
});

function CardFace(props: CardProps & { readonly card: Card }): ReactElement {
  const { id, card, kind } = props;
  const desk = useDesk();
  const face = useRef<HTMLDivElement>(null);
  const isCursor = useOnBoard((board) => board.cursor?.card === id, atCard(id));
  const chosen = useOnBoard((board) => board.selected.has(id), atCard(id));
  useEffect(() => {
    const element = face.current;
    if (element === null || !desk.mayEdit) return;
    return draggable({
      element,
      getInitialData: () => {
        const { selected } = desk.board.state;
        return { what: 'cards', ids: selected.has(id) ? desk.chosen : [id] };
      },
    });
  }, [desk, id]);
  return (
    <div
      ref={face}
      id={cardElement(id)}
      data-card={id}
      role="group"
      aria-roledescription={t('card')}
      tabIndex={isCursor ? 0 : -1}
      className={[styles.card, styles[kind], styles[card.colour], chosen && styles.chosen]
        .filter(Boolean)
        .join(' ')}
    >
      <CardPicture image={card.image} text={card.text} byMouse />
      {card.figure !== null && <CardFigure figure={card.figure} />}
      {card.text !== '' && (
        <p className={styles.text}>{kind === 'thinks' ? `“${bare(card.text)}”` : card.text}</p>
      )}
      {card.text === '' && card.image === null && card.figure === null && (
        <p className={styles.empty}>{t('Empty')}</p>
      )}
      <Signs {...props} card={card} />
      {chosen && <span className={styles.heard}>{t('chosen')}</span>}
      <OthersHere card={id} />
    </div>
  );
}

/** Quotes get their marks from us; those typed with them keep one pair. */
function bare(text: string): string {
  return text.replace(/^[“”„"«»]+|[“”"«»]+$/gu, '');
}

// What stands around the map comes answer by answer: only cards that show something of it are drawn anew.
function CardFigure(props: { figure: NonNullable<Card['figure']> }): ReactElement {
  const { renderFigure } = useAround();
  return (
    <div className={styles.figure}>
      {renderFigure?.(props.figure) ?? t('A figure this page cannot ask for')}
    </div>
  );
}

function Owner(props: { account: string }): ReactElement {
  const owner = useAround().memberName(props.account);
  return (
    <span className={styles.owner} title={owner}>
      <span aria-hidden="true">{initials(owner)}</span>
      <span className={styles.heard}>{t('Owner: {name}', { name: owner })}</span>
    </span>
  );
}

function Signs(props: CardProps & { readonly card: Card }): ReactElement | null {
  const { card, founded } = props;
  const comments = useOnBoard((board) => board.comments.get(props.id) ?? 0, atCard(props.id));
  const signs: ReactElement[] = [];
  if (card.colour !== 'plain') {
    signs.push(
      <span key="colour" className={styles.meaning}>
        {colourWord(card.colour)}
      </span>,
    );
  }
  if (card.channel !== null) signs.push(<span key="channel">{channelName(card.channel)}</span>);
  if (founded !== 'guess') {
    signs.push(
      <span key="founded" className={styles[founded]}>
        {foundedWord(founded)}
      </span>,
    );
  }
  if (comments > 0) {
    signs.push(
      <span key="comments" className={styles.comments}>
        {t('{n, plural, one {# comment} other {# comments}}', { n: comments })}
      </span>,
    );
  }
  if (card.owner !== null) signs.push(<Owner key="owner" account={card.owner} />);
  return signs.length === 0 ? null : <p className={styles.signs}>{signs}</p>;
}

function initials(name: string): string {
  const words = name.split(/[\s.@_-]+/u).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');
}
