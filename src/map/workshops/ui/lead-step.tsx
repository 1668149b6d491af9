/** What stands on the facilitator’s screen in each step, and the one thing to do next. */
import { type ReactElement, useState } from 'react';
import { usePaths } from '../../../web/kit/address.ts';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { EmptyState, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { goToStep } from '../contract.ts';
import type { WorkshopStep } from '../settings.ts';
import type { TeamRoom, WorkshopCard } from '../shown.ts';
import { CardBody } from './card-body.tsx';
import { CardPanel } from './card-panel.tsx';
import { DecideBoard } from './decide-board.tsx';
import lead from './lead.module.css';
import styles from './lead-step.module.css';
import { byStage, dotsWord, headsOf, mergedTexts } from './sorted.ts';
import { useLead } from './use-leading.ts';
import { laneWord, stageOf, stageWord } from './words.ts';

export function LeadStep(props: { room: TeamRoom; mayLead: boolean }): ReactElement {
  const { room, mayLead } = props;
  const { refusal } = useLead();
  return (
    <>
      <Refused error={refusal} />
      {room.step === 'brainstorm' && <Writing room={room} mayLead={mayLead} />}
      {room.step === 'reveal' && <Looking room={room} mayLead={mayLead} />}
      {room.step === 'vote' && <Voting room={room} mayLead={mayLead} />}
      {room.step === 'decide' && <DecideBoard room={room} mayLead={mayLead} />}
      {room.step === 'end' && <Over room={room} mayLead={mayLead} />}
    </>
  );
}

/** How many cards there are in each stage, and not a word of them. */
function Writing(props: { room: TeamRoom; mayLead: boolean }): ReactElement {
  const { room } = props;
  const hidden = room.hidden.reduce((sum, { cards }) => sum + cards, 0);
  const stages = room.stages.filter(({ stage }) => stage === null);
  const countIn = (id: string): number =>
    room.hidden.reduce((sum, { stage, cards }) => sum + (stageOf(room, stage) === id ? cards : 0), 0) +
    room.cards.filter((card) => !card.isFromMap && stageOf(room, card.stage) === id).length;
  const most = Math.max(1, ...stages.map(({ id }) => countIn(id)));
  return (
    <>
      <p className={styles.sentence} aria-live="polite">
        {t('{n, plural, one {# card} other {# cards}} by {people, plural, one {# person} other {# people}}', {
          n: hidden + headsOf(room.cards).filter(({ isFromMap }) => !isFromMap).length,
          people: room.participants,
        })}
      </p>
      <ul className={styles.counts}>
        {stages.map(({ id }) => (
          <li key={id}>
            <span className={styles.stageName}>{stageWord(room, id)}</span>
            <span className={styles.track} aria-hidden="true">
              <span style={{ width: `${(100 * countIn(id)) / most}%` }} />
            </span>
            <b>{countIn(id)}</b>
          </li>
        ))}
      </ul>
      <p className={lead.soft}>
        {t('Everybody writes for themselves. Words stay hidden until you reveal them, here too.')}
      </p>
      <Next mayLead={props.mayLead} step="reveal" word={t('Reveal the cards')} />
    </>
  );
}

function Looking(props: { room: TeamRoom; mayLead: boolean }): ReactElement {
  const { room, mayLead } = props;
  const cards = headsOf(room.cards).filter(({ isFromMap }) => !isFromMap);
  return (
    <>
      <p className={styles.sentence}>
        {mayLead
          ? t('Read them aloud; put those together that say the same.')
          : t('All cards, as they were written.')}
      </p>
      <Board room={room} cards={cards} mayLead={mayLead} />
      <Next mayLead={mayLead} step="vote" word={t('Begin the vote')} />
    </>
  );
}

function Voting(props: { room: TeamRoom; mayLead: boolean }): ReactElement {
  const { room, mayLead } = props;
  const { dotsPut, dotsInAll } = room;
  return (
    <>
      <p className={styles.sentence} aria-live="polite">
        {t('{put} of {all, plural, one {# dot is} other {# dots are}} put', {
          put: dotsPut,
          all: dotsInAll,
        })}
      </p>
      <span className={styles.progress} aria-hidden="true">
        <span style={{ width: `${dotsInAll === 0 ? 0 : (100 * dotsPut) / dotsInAll}%` }} />
      </span>
      <Board room={room} cards={headsOf(room.cards)} mayLead={mayLead} />
      <Next mayLead={mayLead} step="decide" word={t('End the vote and decide')} />
    </>
  );
}

function Over(props: { room: TeamRoom; mayLead: boolean }): ReactElement {
  const { room, mayLead } = props;
  const paths = usePaths();
  const decided = room.cards.filter(({ outcome }) => outcome === 'decided').length;
  return (
    <>
      <EmptyState
        title={t('{n, plural, =0 {Over} one {Over, with # decision} other {Over, with # decisions}}', {
          n: decided,
        })}
        action={
          <ButtonLink weight="first" to={paths.workshopSummary(room.map, room.id)}>
            {t('To the summary')}
          </ButtonLink>
        }
      >
        {t('Nobody comes in any more. To go on, choose a step above; the cards are where they were.')}
      </EmptyState>
      <DecideBoard room={room} mayLead={mayLead} isOver />
    </>
  );
}

/** Cards by stage, each opening what can be done with it. */
function Board(props: { room: TeamRoom; cards: readonly WorkshopCard[]; mayLead: boolean }): ReactElement {
  const { room, cards, mayLead } = props;
  const [open, setOpen] = useState<string | null>(null);
  const opened = cards.find(({ id }) => id === open);
  if (cards.length === 0) return <EmptyState title={t('No cards yet')} />;
  return (
    <>
      <div className={styles.board}>
        {byStage(room, cards).map(({ stage, cards: here }) => (
          <section key={stage} aria-label={stageWord(room, stage)}>
            <h2>{stageWord(room, stage)}</h2>
            <ul className={styles.cards}>
              {here.map((card) => (
                <li key={card.id}>
                  <CardBody
                    colour={card.outcome === 'decided' ? 'decided' : card.colour}
                    text={card.text}
                    merged={mergedTexts(room.cards, card.id)}
                    picture={card.picture}
                    facts={[
                      card.isFromMap ? t('on the map already') : (card.by ?? ''),
                      room.lanes.length > 1 ? laneWord(room, card.lane) : '',
                      dotsWord(card.dots),
                    ]}
                  >
                    {mayLead && (
                      <Button small weight="quiet" onClick={() => setOpen(card.id)}>
                        {t('More')}
                        <Heard> {card.text}</Heard>
                      </Button>
                    )}
                  </CardBody>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {opened !== undefined && <CardPanel room={room} card={opened} onClose={() => setOpen(null)} />}
    </>
  );
}

function Next(props: { mayLead: boolean; step: WorkshopStep; word: string }): ReactElement | null {
  const { act, isBusy } = useLead();
  if (!props.mayLead) return null;
  return (
    <div className={styles.next}>
      <Button weight="first" busy={isBusy} onClick={() => void act(goToStep, { body: { step: props.step } })}>
        {props.word}
      </Button>
    </div>
  );
}
