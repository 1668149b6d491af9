/** Dot voting on a phone: every card with one’s own dots on it; put one, take one back. */
import type { ReactElement } from 'react';
import { Heard } from '../../../web/kit/heard.tsx';
import { EmptyState } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Room, WorkshopCard } from '../shown.ts';
import { CardBody } from './card-body.tsx';
import styles from './guest.module.css';
import { byStage, dotsWord, headsOf, mergedTexts } from './sorted.ts';
import type { OwnDoing } from './use-own.ts';
import { laneWord, stageWord } from './words.ts';

export function VoteStep(props: { room: Room; own: OwnDoing }): ReactElement {
  const { room, own } = props;
  const cards = headsOf(room.cards);
  if (cards.length === 0) {
    return <EmptyState title={t('Nothing to vote on')}>{t('Nobody has written a card yet.')}</EmptyState>;
  }
  return (
    <>
      <p className={styles.dotsLeft} role="status">
        <Dots count={own.dotsLeft} of={room.settings.dots} />
        {t('{n, plural, =0 {All your dots are put.} one {# dot left} other {# dots left}}', {
          n: own.dotsLeft,
        })}
      </p>
      {byStage(room, cards).map(({ stage, cards: here }) => (
        <section key={stage} className={styles.stage}>
          <h2>{stageWord(room, stage)}</h2>
          <ul className={styles.cards}>
            {here.map((card) => (
              <li key={card.id}>
                <Votable room={room} card={card} own={own} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Votable(props: { room: Room; card: WorkshopCard; own: OwnDoing }): ReactElement {
  const { room, card, own } = props;
  const mine = own.dotsOn(card);
  const most = room.settings.severalDots ? room.settings.dots : 1;
  const mayPut = own.dotsLeft > 0 && mine < most;
  const from = card.isFromMap ? t('on the map already') : (card.by ?? '');
  return (
    <CardBody
      colour={card.colour}
      text={card.text}
      merged={mergedTexts(room.cards, card.id)}
      picture={card.picture}
      facts={[from, room.lanes.length > 1 ? laneWord(room, card.lane) : '', dotsWord(card.dots)]}
      mark={
        <div className={styles.vote}>
          <button
            type="button"
            disabled={mine === 0}
            aria-label={t('Take a dot back from “{card}”', { card: card.text })}
            onClick={() => own.putDots(card.id, mine - 1)}
          >
            −
          </button>
          <span className={styles.mine}>
            <Dots count={mine} of={mine} />
            <Heard>
              {t('{n, plural, =0 {No dot of yours} one {# dot of yours} other {# dots of yours}}', {
                n: mine,
              })}
            </Heard>
          </span>
          <button
            type="button"
            disabled={!mayPut}
            aria-label={t('Put a dot on “{card}”', { card: card.text })}
            onClick={() => own.putDots(card.id, mine + 1)}
          >
            +
          </button>
        </div>
      }
    />
  );
}

/** Full and empty ones; said in words beside. */
function Dots(props: { count: number; of: number }): ReactElement {
  return (
    <span className={styles.dots} aria-hidden="true">
      {'●'.repeat(props.count)}
      {'○'.repeat(Math.max(0, props.of - props.count))}
    </span>
  );
}
