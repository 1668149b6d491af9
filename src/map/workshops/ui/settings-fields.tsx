/** What a workshop is about and how it votes: fields of a new one, and of one under way. */

import { type ReactElement, useState } from 'react';
import { CheckField, Form, Row, TextField } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';
import { MOST_GUESTS, type WorkshopSettings } from '../settings.ts';
import type { Room } from '../shown.ts';
import { NumberField } from './number-field.tsx';
import styles from './workshops-page.module.css';

export type Lanes = readonly { readonly id: string; readonly title: string }[];

const USUAL: WorkshopSettings = {
  ...{ title: '', lanes: [], voteLanes: [], dots: 3, severalDots: true, dotsHidden: true, mostGuests: 30 },
};

export function SettingsForm(props: {
  lanes: Lanes;
  settings?: Room['settings'];
  action: string;
  busy: boolean;
  error: unknown;
  onSend: (settings: WorkshopSettings) => void;
}): ReactElement {
  const held = props.settings ?? USUAL;
  const [lanes, setLanes] = useState(held.lanes);
  const [voteLanes, setVoteLanes] = useState(held.voteLanes);
  return (
    <Form
      action={props.action}
      busy={props.busy}
      error={props.error}
      onSend={({ title = '', dots, guests, several, open }) =>
        props.onSend({
          ...{ title, lanes, voteLanes, dots: Number(dots), mostGuests: Number(guests) },
          ...{ severalDots: several !== undefined, dotsHidden: open === undefined },
        })
      }
    >
      <TextField
        name="title"
        label={t('What is it about?')}
        placeholder={t('What annoys people while they wait?')}
        value={held.title}
        required
        focus={props.settings === undefined}
      />
      <LaneChoice
        legend={t('Where people write (none for everywhere)')}
        lanes={props.lanes}
        chosen={lanes}
        onChoose={setLanes}
      />
      <Row>
        <NumberField name="dots" label={t('Dots per person')} value={held.dots} most={30} />
        <NumberField name="guests" label={t('Guests at most')} value={held.mostGuests} most={MOST_GUESTS} />
      </Row>
      <CheckField name="several" label={t('Several dots on one card')} checked={held.severalDots} />
      <CheckField name="open" label={t('Show how dots fall during the vote')} checked={!held.dotsHidden} />
      <LaneChoice
        legend={t('Vote on cards of the map too, in')}
        lanes={props.lanes}
        chosen={voteLanes}
        onChoose={setVoteLanes}
      />
    </Form>
  );
}

function LaneChoice(props: {
  legend: string;
  lanes: Lanes;
  chosen: readonly string[];
  onChoose: (lanes: string[]) => void;
}): ReactElement {
  const { chosen, onChoose } = props;
  return (
    <fieldset className={styles.lanes}>
      <legend>{props.legend}</legend>
      {props.lanes.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              onChoose(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
          {title || t('A lane without a name')}
        </label>
      ))}
    </fieldset>
  );
}
