/** Who is in; somebody who disturbs is taken out. */
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { joinWorkshop, removeParticipant } from '../contract.ts';
import type { TeamRoom } from '../shown.ts';
import styles from './lead.module.css';
import { useLead } from './use-leading.ts';

type Person = TeamRoom['people'][number];

export function PeoplePanel(props: { room: TeamRoom; onClose: () => void }): ReactElement {
  const { room } = props;
  const mayLead = useMay('editor');
  const [leaving, setLeaving] = useState<Person | null>(null);
  const isVote = room.step === 'vote';
  return (
    <SidePanel open title={t('Who takes part')} onClose={props.onClose}>
      {room.people.length === 0 && <p className={styles.soft}>{t('Nobody yet.')}</p>}
      <ul className={styles.people}>
        {room.people.map((person) => (
          <li key={person.id}>
            <span>
              <b>{person.name}</b>
              <span className={styles.soft}>
                {' '}
                {[
                  person.isGuest ? t('guest') : t('of the team'),
                  t('{n, plural, =0 {no card} one {# card} other {# cards}}', { n: person.cards }),
                  isVote
                    ? t('{n, plural, one {# dot left} other {# dots left}}', { n: person.dotsLeft })
                    : '',
                ]
                  .filter((fact) => fact !== '')
                  .join(' · ')}
              </span>
            </span>
            {mayLead && (
              <Button small weight="quiet" onClick={() => setLeaving(person)}>
                {t('Take out')}
                <Heard> {person.name}</Heard>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {room.step !== 'end' && <TakePart room={room} />}
      {leaving !== null && <TakeOut person={leaving} onClose={() => setLeaving(null)} />}
    </SidePanel>
  );
}

/** The one who leads may write too, in a tab that is not on the wall. */
function TakePart(props: { room: TeamRoom }): ReactElement {
  const { id: workshop, map } = props.room;
  const { id: workspace } = useBusiness();
  const joining = useChange(joinWorkshop, []);
  const join = (): void => {
    // Opened at once: browsers let no window open after an answer.
    const tab = window.open('about:blank', '_blank');
    joining.mutate(
      { params: { workspace, map, workshop } },
      {
        onSuccess: () => tab?.location.assign(`/workshop/${workshop}`),
        onError: () => tab?.close(),
      },
    );
  };
  return (
    <>
      <Button busy={joining.isPending} onClick={join}>
        {t('Take part yourself, in a new tab')}
      </Button>
      <Refused error={joining.error} />
    </>
  );
}

function TakeOut(props: { person: Person; onClose: () => void }): ReactElement {
  const { person, onClose } = props;
  const { act, isBusy, refusal } = useLead();
  const [cards, setCards] = useState(false);
  const takeOut = async (): Promise<void> => {
    const query = { cards: cards ? 'true' : 'false' };
    if ((await act(removeParticipant, { params: { participant: person.id }, query })) !== null) onClose();
  };
  return (
    <Confirm
      open
      title={t('Take {name} out?', { name: person.name })}
      action={t('Take out')}
      busy={isBusy}
      error={refusal}
      onClose={onClose}
      onConfirm={() => void takeOut()}
    >
      <p>
        {t(
          'Their dots count no more. They can come in again by the code, as somebody new, unless you let nobody else in.',
        )}
      </p>
      {person.cards > 0 && (
        <label className={styles.check}>
          <input type="checkbox" checked={cards} onChange={() => setCards(!cards)} />
          {t('Remove their {n, plural, one {card} other {# cards}} too', { n: person.cards })}
        </label>
      )}
    </Confirm>
  );
}
