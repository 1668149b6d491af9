/** Chooses the period in business time: presets, or two days. Holds nothing: the address of the page does. */
import { Menu } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type PeriodChoice, type Preset, presets, todayIn } from '../../kernel/period-choice.ts';
import { useBusiness, useFormat } from './business.tsx';
import { Dialog } from './dialog.tsx';
import { Form, TextField } from './form.tsx';
import { PillMenu } from './pill-menu.tsx';
import { t } from './text.tsx';

function presetName(preset: Preset): string {
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
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <PillMenu
        name={t('Period')}
        shown={name(props.choice)}
        choices={presets.map((preset) => ({ value: preset, label: presetName(preset) }))}
        chosen={'preset' in props.choice ? [props.choice.preset] : []}
        onChoose={(value) => {
          const preset = presets.find((one) => one === value);
          if (preset !== undefined) props.onChoose({ preset });
        }}
        footer={
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => setChoosing(true)}>{t('From one day to another …')}</Menu.Item>
          </>
        }
      />
      {choosing && <OwnDays {...props} onClose={() => setChoosing(false)} />}
    </>
  );
}

function OwnDays(props: {
  choice: PeriodChoice;
  onChoose: (choice: PeriodChoice) => void;
  onClose: () => void;
}): ReactElement {
  const { choice } = props;
  const today = todayIn(useBusiness().timezone, Date.now());
  const given = 'first' in choice ? choice : { first: '', last: today };
  return (
    <Dialog title={t('From one day to another')} width={360} onClose={props.onClose}>
      <Form
        action={t('Show these days')}
        onSend={({ first = '', last = '' }) => {
          props.onChoose(first <= last ? { first, last } : { first: last, last: first });
          props.onClose();
        }}
      >
        <TextField type="date" name="first" label={t('From')} value={given.first} required focus />
        <TextField type="date" name="last" label={t('To, included')} value={given.last} required />
      </Form>
    </Dialog>
  );
}
