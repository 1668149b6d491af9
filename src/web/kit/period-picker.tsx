/** Chooses the period in business time: presets, or two days. Holds nothing: the address of the page does. */
import { Menu } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { type PeriodChoice, type Preset, presets, todayIn } from '../../kernel/period-choice.ts';
import { useBusiness, useFormat } from './business.tsx';
import { Button } from './button.tsx';
import styles from './period-picker.module.css';
import { PillMenu } from './pill-menu.tsx';
import { t } from './text.tsx';

export function presetName(preset: Preset): string {
  switch (preset) {
    case '7d':
      return t('Last 7 days');
    case '30d':
      return t('Last 30 days');
    case '90d':
      return t('Last 90 days');
    case '3m':
      return t('Last 3 months');
    case '12m':
      return t('Last 12 months');
    case 'year':
      return t('This year');
    case 'all':
      return t('All time');
  }
}

export function usePeriodName(): (choice: PeriodChoice) => string {
  const format = useFormat();
  return (choice) => ('first' in choice ? format.days(choice.first, choice.last) : presetName(choice.preset));
}

export function PeriodPicker(props: {
  choice: PeriodChoice;
  onChoose: (choice: PeriodChoice) => void;
}): ReactElement {
  const name = usePeriodName();
  return (
    <PillMenu
      name={t('Period')}
      shown={name(props.choice)}
      choices={presets.map((preset) => ({ value: preset, label: presetName(preset) }))}
      chosen={'preset' in props.choice ? [props.choice.preset] : []}
      onChoose={(value) => {
        const preset = presets.find((one) => one === value);
        if (preset !== undefined) props.onChoose({ preset });
      }}
      footer={<OwnDays choice={props.choice} onChoose={props.onChoose} />}
    />
  );
}

function OwnDays(props: { choice: PeriodChoice; onChoose: (choice: PeriodChoice) => void }): ReactElement {
  const today = todayIn(useBusiness().timezone, Date.now());
  const [first, setFirst] = useState('first' in props.choice ? props.choice.first : '');
  const [last, setLast] = useState('last' in props.choice ? props.choice.last : today);
  const choose = (event: FormEvent): void => {
    event.preventDefault();
    if (first === '' || last === '') return;
    props.onChoose(first <= last ? { first, last } : { first: last, last: first });
  };
  return (
    <>
      <Menu.Divider />
      <form className={styles.days} onSubmit={choose} onKeyDown={(event) => event.stopPropagation()}>
        <label>
          {t('From')}
          <input
            type="date"
            required
            max={today}
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
        </label>
        <label>
          {t('To, included')}
          <input type="date" required value={last} onChange={(event) => setLast(event.target.value)} />
        </label>
        <Button type="submit" small wide>
          {t('Show these days')}
        </Button>
      </form>
    </>
  );
}
