/** Chooses the steps of a funnel, their order, and what must not lie between them. */
import { type ReactElement, useState } from 'react';
import { listStages } from '../../../map/stages/contract.ts';
import { listTouchpoints } from '../../../map/touchpoints/contract.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { SelectField } from '../../../web/kit/form.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { SortableList } from '../../../web/kit/sortable-list.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { FEWEST_STEPS, MOST_STEPS } from '../contract.ts';
import styles from './step-chooser.module.css';
import { idsOf } from './steps-choices.ts';

export function StepChooser(props: {
  chosen: readonly string[];
  without: string | undefined;
  /** Null: the stages of the map. */
  onChoose: (steps: readonly string[] | null, without: readonly string[]) => void;
  onClose: () => void;
}): ReactElement {
  const business = useBusiness();
  const params = { workspace: business.id };
  const stages = useAsk(listStages, { params });
  const touchpoints = useAsk(listTouchpoints, { params });
  const [steps, setSteps] = useState<readonly string[]>(props.chosen);
  const [without, setWithout] = useState<readonly string[]>(idsOf(props.without));
  const choices = [
    ...(stages.data?.items ?? []).map(({ id, name }) => ({
      value: `stage:${id}`,
      label: t('Stage: {name}', { name }),
    })),
    ...(touchpoints.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
  ];
  const nameOf = (id: string): string => choices.find(({ value }) => value === id)?.label ?? id;
  const problem = stages.error ?? touchpoints.error;
  return (
    <SidePanel open title={t('Steps of the funnel')} onClose={props.onClose}>
      {problem !== null && <ErrorState error={problem} />}
      {stages.data === undefined || touchpoints.data === undefined ? (
        <Loading lines={5} />
      ) : (
        <>
          <SortableList
            name={t('Steps in order')}
            items={steps.map((id, place) => ({ key: `${place}-${id}`, name: nameOf(id), id }))}
            onOrder={(items) => setSteps(items.map(({ id }) => id))}
          >
            {(item, index) => (
              <span className={styles.row}>
                {item.name}
                <Button small onClick={() => setSteps(steps.filter((_, place) => place !== index))}>
                  {t('Take out')}
                </Button>
              </span>
            )}
          </SortableList>
          {steps.length < MOST_STEPS && (
            <AddField label={t('Add a step')} choices={choices} onAdd={(id) => setSteps([...steps, id])} />
          )}
          <h3 className={styles.heading}>{t('Without')}</h3>
          <p className={styles.note}>{t('Who meets one of these between two steps has not gone on.')}</p>
          <ul className={styles.list}>
            {without.map((id) => (
              <li key={id} className={styles.row}>
                {nameOf(id)}
                <Button small onClick={() => setWithout(without.filter((one) => one !== id))}>
                  {t('Take out')}
                </Button>
              </li>
            ))}
          </ul>
          <AddField
            label={t('Leave out who meets')}
            choices={choices.filter(({ value }) => !without.includes(value) && !steps.includes(value))}
            onAdd={(id) => setWithout([...without, id])}
          />
          <div className={styles.actions}>
            <Button
              weight="first"
              disabled={steps.length < FEWEST_STEPS}
              onClick={() => props.onChoose(steps, without)}
            >
              {t('Show these steps')}
            </Button>
            <Button onClick={() => props.onChoose(null, [])}>{t('The stages of the map')}</Button>
          </div>
          {steps.length < FEWEST_STEPS && (
            <p className={styles.note}>{t('A funnel has at least two steps.')}</p>
          )}
        </>
      )}
    </SidePanel>
  );
}

/** Choosing adds at once; the field goes back to its name. */
function AddField(props: {
  label: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  onAdd: (id: string) => void;
}): ReactElement {
  const [turn, setTurn] = useState(0);
  return (
    <SelectField
      key={turn}
      name={`add-${props.label}`}
      label={props.label}
      choices={[{ value: '', label: t('Choose …') }, ...props.choices]}
      onChange={(id) => {
        if (id === '') return;
        props.onAdd(id);
        setTurn(turn + 1);
      }}
    />
  );
}
