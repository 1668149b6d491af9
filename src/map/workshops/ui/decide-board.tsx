/** Cards by their dots, to be decided about: taken, parked, given to somebody, put on the map. */
import { type ReactElement, useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { EmptyState } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { changeCard, placeCards } from '../contract.ts';
import type { TeamRoom, WorkshopCard } from '../shown.ts';
import { CardBody } from './card-body.tsx';
import { CardPanel } from './card-panel.tsx';
import styles from './lead-step.module.css';
import { headsOf, mergedTexts } from './sorted.ts';
import { EndQuestion } from './step-bar.tsx';
import { useLead } from './use-leading.ts';
import { placeWord } from './words.ts';

export function DecideBoard(props: { room: TeamRoom; mayLead: boolean; isOver?: boolean }): ReactElement {
  const { room, mayLead, isOver = false } = props;
  const [open, setOpen] = useState<string | null>(null);
  const ranked = headsOf(room.cards)
    .filter(({ isFromMap, dots, outcome }) => !isFromMap || dots !== 0 || outcome !== null)
    .toSorted((one, other) => (other.dots ?? 0) - (one.dots ?? 0));
  const opened = ranked.find(({ id }) => id === open);
  if (ranked.length === 0) return <EmptyState title={t('No cards yet')} />;
  return (
    <>
      {mayLead && <PlaceAll cards={ranked} />}
      <ol className={styles.ranked}>
        {ranked.map((card) => (
          <li key={card.id}>
            <Decidable room={room} card={card} mayLead={mayLead} onOpen={() => setOpen(card.id)} />
          </li>
        ))}
      </ol>
      {mayLead && !isOver && <EndLine />}
      {opened !== undefined && <CardPanel room={room} card={opened} onClose={() => setOpen(null)} />}
    </>
  );
}

function Decidable(props: {
  room: TeamRoom;
  card: WorkshopCard;
  mayLead: boolean;
  onOpen: () => void;
}): ReactElement {
  const { room, card, mayLead } = props;
  const { act } = useLead();
  const mark = (outcome: 'decided' | 'parked'): void => {
    const body = { outcome: card.outcome === outcome ? null : outcome };
    void act(changeCard, { params: { card: card.id }, body });
  };
  const words = { decided: t('Decided'), parked: t('Parked') };
  return (
    <div className={styles.decidable}>
      <span className={styles.rank}>
        {card.dots ?? 0}
        <Heard> {t('{n, plural, one {dot} other {dots}}', { n: card.dots ?? 0 })}</Heard>
      </span>
      <CardBody
        colour={card.outcome === 'decided' ? 'decided' : card.colour}
        text={card.text}
        merged={mergedTexts(room.cards, card.id)}
        picture={card.picture}
        facts={[
          card.by ?? '',
          placeWord(room, card),
          card.outcome === 'parked' ? t('Parked') : '',
          card.owner === null ? '' : t('owner: {name}', { name: card.owner.name }),
          card.note,
          card.isOnMap ? t('on the map') : '',
        ]}
      >
        {mayLead &&
          (['decided', 'parked'] as const).map((outcome) => (
            <Button
              key={outcome}
              small
              aria-pressed={card.outcome === outcome}
              weight={card.outcome === outcome ? 'first' : 'usual'}
              onClick={() => mark(outcome)}
            >
              {words[outcome]}
              <Heard> {card.text}</Heard>
            </Button>
          ))}
        {mayLead && <PlaceOne card={card} />}
        {mayLead && (
          <Button small weight="quiet" onClick={props.onOpen}>
            {t('Owner, note, more')}
            <Heard> {card.text}</Heard>
          </Button>
        )}
      </CardBody>
    </div>
  );
}

function PlaceOne(props: { card: WorkshopCard }): ReactElement | null {
  const { card } = props;
  const place = usePlacing();
  if (card.isFromMap) return null;
  return (
    <Button small weight="quiet" onClick={() => void place(!card.isOnMap, [card.id])}>
      {card.isOnMap ? t('Take off the map') : t('Put on the map')}
      <Heard> {card.text}</Heard>
    </Button>
  );
}

function PlaceAll(props: { cards: readonly WorkshopCard[] }): ReactElement {
  const place = usePlacing();
  const left = props.cards.filter(({ isOnMap, outcome }) => !isOnMap && outcome !== 'parked');
  const decided = left.filter(({ outcome }) => outcome === 'decided');
  return (
    <div className={styles.placing}>
      <Button
        small
        disabled={decided.length === 0}
        onClick={() =>
          void place(
            true,
            decided.map(({ id }) => id),
          )
        }
      >
        {t('Put what is decided on the map')}
      </Button>
      <Button
        small
        disabled={left.length === 0}
        onClick={() =>
          void place(
            true,
            left.map(({ id }) => id),
          )
        }
      >
        {t(
          '{n, plural, =0 {All are on the map} one {Put # card on the map} other {Put all # cards on the map}}',
          {
            n: left.length,
          },
        )}
      </Button>
    </div>
  );
}

/** Puts cards on the map or takes them off; says how many, what was refused, and offers the way back. */
function usePlacing(): (placed: boolean, cards: readonly string[]) => Promise<void> {
  const { act } = useLead();
  const place = async (placed: boolean, cards: readonly string[]): Promise<void> => {
    const answer = await act(placeCards, { body: { placed, cards: [...cards] } });
    if (answer === null) return;
    const { done, refused } = answer;
    const [first] = refused;
    const words = placed
      ? t('{n, plural, one {# card is} other {# cards are}} on the map now.', { n: done.length })
      : t('{n, plural, one {# card is} other {# cards are}} off the map.', { n: done.length });
    const not = first === undefined ? '' : ` ${t('Not all: {problem}', { problem: first.problem })}`;
    const back = { label: t('Undo'), act: () => void place(!placed, done) };
    say(words + not, done.length > 0 ? back : null);
  };
  return place;
}

function EndLine(): ReactElement {
  const [ending, setEnding] = useState(false);
  return (
    <div className={styles.next}>
      <Button weight="first" onClick={() => setEnding(true)}>
        {t('End the workshop')}
      </Button>
      {ending && <EndQuestion onClose={() => setEnding(false)} />}
    </div>
  );
}
