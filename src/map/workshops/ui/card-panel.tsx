/** What the facilitator says of one card: its outcome, whose it is, a note, what it says the same as; or that it goes. */

import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { namesApart } from '../../../kernel/names.ts';
import { listMembers } from '../../../people/workspaces/contract.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Form, type FormValues, SelectField, TextField } from '../../../web/kit/form.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { type CardChange, changeCard } from '../contract.ts';
import type { TeamRoom, WorkshopCard } from '../shown.ts';
import styles from './lead.module.css';
import { headsOf } from './sorted.ts';
import { useLead } from './use-leading.ts';

const SOMEBODY_ELSE = 'else';

export function CardPanel(props: { room: TeamRoom; card: WorkshopCard; onClose: () => void }): ReactElement {
  const { room, card, onClose } = props;
  const { id: workspace } = useBusiness();
  const { act, isBusy, refusal } = useLead();
  const members = useAsk(listMembers, { params: { workspace } }).data?.items ?? [];
  const { owner } = card;
  const [who, setWho] = useState(owner === null ? '' : (owner.account ?? SOMEBODY_ELSE));
  const change = (body: CardChange) => act(changeCard, { params: { card: card.id }, body });
  const save = async (values: FormValues): Promise<void> => {
    if ((await change(changeOf(values, who))) !== null) onClose();
  };
  const remove = async (): Promise<void> => {
    if ((await change({ removed: true })) === null) return;
    onClose();
    say(t('The card is removed.'), { label: t('Undo'), act: () => void change({ removed: false }) });
  };
  return (
    <SidePanel open title={t('Card')} onClose={onClose}>
      <p className={styles.quoted}>{card.text}</p>
      <Form action={t('Save')} busy={isBusy} error={refusal} onSend={(values) => void save(values)}>
        <SelectField
          name="outcome"
          label={t('What becomes of it')}
          value={card.outcome ?? ''}
          choices={[
            { value: '', label: t('Open') },
            { value: 'decided', label: t('Decided') },
            { value: 'parked', label: t('Parked') },
          ]}
        />
        <SelectField
          name="owner"
          label={t('Owner')}
          value={who}
          onChange={setWho}
          choices={[
            { value: '', label: t('nobody yet') },
            ...namesApart(members).map(({ account, called }) => ({ value: account, label: called })),
            { value: SOMEBODY_ELSE, label: t('Somebody else …') },
          ]}
        />
        {who === SOMEBODY_ELSE && (
          <TextField
            name="ownerName"
            label={t('Their name')}
            value={owner?.account === null ? owner.name : ''}
            length={120}
            required
          />
        )}
        <Textarea
          name="note"
          label={t('Note')}
          defaultValue={card.note}
          maxLength={2000}
          autosize
          minRows={2}
        />
        {!card.isFromMap && <SameAs room={room} card={card} />}
      </Form>
      <MergedHere
        room={room}
        card={card}
        onSplit={(id) => void act(changeCard, { params: { card: id }, body: { mergedInto: null } })}
      />
      {!card.isFromMap && (
        <div className={styles.remove}>
          <Button small weight="quiet" onClick={() => void remove()}>
            {t('Remove the card')}
          </Button>
        </div>
      )}
    </SidePanel>
  );
}

function changeOf({ outcome, ownerName = '', note = '', same }: FormValues, who: string): CardChange {
  const owner = who === '' ? null : who === SOMEBODY_ELSE ? { name: ownerName } : { account: who };
  return {
    outcome: outcome === 'decided' || outcome === 'parked' ? outcome : null,
    owner,
    note,
    ...(same === undefined || same === '' ? {} : { mergedInto: same }),
  };
}

function SameAs(props: { room: TeamRoom; card: WorkshopCard }): ReactElement {
  const { room, card } = props;
  const others = headsOf(room.cards).filter(({ id }) => id !== card.id);
  return (
    <SelectField
      name="same"
      label={t('Says the same as')}
      note={t('It is put under that card then, and its dots count there.')}
      value=""
      choices={[
        { value: '', label: t('no other card') },
        ...others.map(({ id, text }) => ({
          value: id,
          label: text.length > 70 ? `${text.slice(0, 68)}…` : text,
        })),
      ]}
    />
  );
}

function MergedHere(props: {
  room: TeamRoom;
  card: WorkshopCard;
  onSplit: (card: string) => void;
}): ReactElement | null {
  const merged = props.room.cards.filter(({ mergedInto }) => mergedInto === props.card.id);
  if (merged.length === 0) return null;
  return (
    <section className={styles.merged} aria-label={t('Put under it')}>
      <h3>{t('Put under it')}</h3>
      <ul>
        {merged.map(({ id, text }) => (
          <li key={id}>
            {text}
            <Button small weight="quiet" onClick={() => props.onSplit(id)}>
              {t('Take apart')}
              <Heard> {text}</Heard>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
