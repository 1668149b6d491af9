/** What those who take part see while the facilitator talks: all cards by stage, then what was decided, then that it is over. */
import { type ReactElement, useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { EmptyState } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Room, WorkshopCard } from '../shown.ts';
import { CardBody } from './card-body.tsx';
import styles from './guest.module.css';
import { byStage, dotsWord, headsOf, mergedTexts } from './sorted.ts';
import type { OwnDoing } from './use-own.ts';
import { laneWord, stageWord } from './words.ts';
import { CardForm, OwnCards } from './write-step.tsx';

export function LookStep(props: { room: Room; own: OwnDoing }): ReactElement {
  const { room, own } = props;
  const [writing, setWriting] = useState(false);
  const cards = headsOf(room.cards).filter(({ isFromMap }) => !isFromMap);
  return (
    <>
      {cards.length === 0 && <EmptyState title={t('No cards yet')} />}
      {byStage(room, cards).map(({ stage, cards: here }) => (
        <section key={stage} className={styles.stage}>
          <h2>{stageWord(room, stage)}</h2>
          <ul className={styles.cards}>
            {here.map((card) => (
              <li key={card.id}>
                <SeenCard room={room} card={card} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Button wide aria-expanded={writing} onClick={() => setWriting(!writing)}>
        {t('Write another card')}
      </Button>
      {writing && <CardForm room={room} own={own} />}
      {writing && <OwnCards room={room} own={own} />}
    </>
  );
}

function SeenCard(props: { room: Room; card: WorkshopCard }): ReactElement {
  const { room, card } = props;
  const lane = room.lanes.length > 1 ? laneWord(room, card.lane) : '';
  return (
    <CardBody
      colour={card.outcome === 'decided' ? 'decided' : card.colour}
      text={card.text}
      merged={mergedTexts(room.cards, card.id)}
      picture={card.picture}
      facts={[card.isOwn ? t('yours') : (card.by ?? ''), lane, dotsWord(card.dots)]}
    />
  );
}

export function DecideStep(props: { room: Room }): ReactElement {
  const { room } = props;
  const ranked = headsOf(room.cards).toSorted((one, other) => (other.dots ?? 0) - (one.dots ?? 0));
  const groups = [
    { name: t('Decided'), cards: ranked.filter(({ outcome }) => outcome === 'decided') },
    { name: t('Parked'), cards: ranked.filter(({ outcome }) => outcome === 'parked') },
    {
      name: t('By dots'),
      cards: ranked.filter(({ outcome, isFromMap, dots }) => outcome === null && (!isFromMap || dots !== 0)),
    },
  ];
  return (
    <>
      {groups
        .filter(({ cards }) => cards.length > 0)
        .map(({ name, cards }) => (
          <section key={name} className={styles.stage}>
            <h2>{name}</h2>
            <ul className={styles.cards}>
              {cards.map((card) => (
                <li key={card.id}>
                  <SeenCard room={room} card={card} />
                  {(card.owner !== null || card.note !== '') && (
                    <p className={styles.soft}>
                      {[card.owner === null ? '' : t('owner: {name}', { name: card.owner.name }), card.note]
                        .filter((word) => word !== '')
                        .join(' · ')}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

export function OverStep(): ReactElement {
  return (
    <EmptyState title={t('This workshop is over')}>
      {t('Thank you for taking part. Whoever led it has the summary. You may close this page.')}
    </EmptyState>
  );
}
