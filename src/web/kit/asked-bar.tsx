/** The bar under a page's heading that says what its report is asked: days, channels, people, more filters, comparison. */
import { Popover } from '@mantine/core';
import { type ReactElement, useRef, useState } from 'react';
import { listSegments, segmentChoices } from '../../analyze/segments/contract.ts';
import { readPeriod, writePeriod } from '../../kernel/period-choice.ts';
import { useAsk } from '../api/queries.ts';
import { useChoices } from './address.ts';
import { type Compares, type Filter, filters, isNarrowed, nothingNarrowed, type Offered } from './asked.ts';
import styles from './asked-bar.module.css';
import { useBusiness } from './business.tsx';
import { ChannelPicker } from './channel-picker.tsx';
import { fadesOf, useHidden } from './fades.ts';
import { SelectField } from './form.tsx';
import { Icon } from './icons.tsx';
import { PeriodPicker } from './period-picker.tsx';
import pill from './pill-menu.module.css';
import { PillMenu } from './pill-menu.tsx';
import { SegmentPicker } from './segment-picker.tsx';
import { t } from './text.tsx';

export function AskedBar(props: { compares?: Compares }): ReactElement {
  const [choices, choose] = useChoices();
  // A page of a list is one of the list as it was asked.
  const change: typeof choose = (patch) => choose({ ...patch, after: undefined });
  const place = useRef<HTMLElement>(null);
  const fades = fadesOf(useHidden(place));
  const channels = (choices.channels ?? '').split(',').filter((id) => id !== '');
  return (
    <section ref={place} className={`${styles.bar} ${fades}`} aria-label={t('What is asked')}>
      <PeriodPicker
        choice={readPeriod(choices.period)}
        onChoose={(chosen) => change({ period: writePeriod(chosen) })}
      />
      <ChannelPicker chosen={channels} onChoose={(ids) => change({ channels: ids.join(',') })} />
      <SegmentPicker chosen={choices} onChoose={change} />
      <MoreFilters />
      {(props.compares ?? 'all') !== 'none' && <ComparePicker compares={props.compares ?? 'all'} />}
      {isNarrowed(choices) && (
        <button type="button" className={styles.clear} onClick={() => change(nothingNarrowed)}>
          {t('Clear all')}
        </button>
      )}
    </section>
  );
}

const NOTHING: Offered = { words: {}, touchpoints: [] };

/** Device, campaign, first touchpoint: behind one pill, and each on a pill of its own once it is chosen. */
function MoreFilters(): ReactElement {
  const business = useBusiness();
  const [choices, choose] = useChoices();
  const [open, setOpen] = useState(false);
  const chosen = filters.filter(({ address }) => (choices[address] ?? '') !== '');
  const offered = useAsk(segmentChoices, {
    params: { workspace: business.id },
    enabled: open || chosen.length > 0,
  }).data;
  const set = (filter: Filter, value: string): void => choose({ [filter.address]: value, after: undefined });
  return (
    <>
      {chosen.map((filter) => {
        const words = wordsOf(filter, choices[filter.address] ?? '', offered ?? NOTHING);
        return (
          <button
            key={filter.address}
            type="button"
            className={`${pill.pill} ${pill.on} ${styles.chosen}`}
            aria-label={t('Take away: {filter}', { filter: words })}
            onClick={() => set(filter, '')}
          >
            <span>{words}</span>
            <Icon name="close" size={13} />
          </button>
        );
      })}
      <Popover
        opened={open}
        onChange={setOpen}
        width={300}
        position="bottom-start"
        shadow="none"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button type="button" className={pill.pill} aria-expanded={open} onClick={() => setOpen(!open)}>
            <span>{t('More filters')}</span>
            <Icon name="plus" size={13} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.panel ?? ''} aria-label={t('More filters')}>
          {filters.map((filter) => (
            <FilterField
              key={filter.address}
              filter={filter}
              value={choices[filter.address] ?? ''}
              offered={offered ?? NOTHING}
              onChange={(value) => set(filter, value)}
            />
          ))}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function wordsOf(filter: Filter, value: string, offered: Offered): string {
  const options = filter.options(offered);
  const label = (each: string): string => options.find((option) => option.value === each)?.label ?? each;
  const values = filter.several === true ? value.split(',') : [value];
  return filter.words(values.map(label).join(t(' or ')));
}

function FilterField(props: {
  filter: Filter;
  value: string;
  offered: Offered;
  onChange: (value: string) => void;
}): ReactElement {
  const { filter, value, onChange } = props;
  const options = filter.options(props.offered);
  if (filter.several !== true) {
    return (
      <SelectField
        name={filter.address}
        label={filter.name()}
        value={value}
        choices={[{ value: '', label: filter.any() }, ...options]}
        onChange={onChange}
      />
    );
  }
  const chosen = value.split(',').filter((each) => each !== '');
  const toggle = (each: string): void =>
    onChange((chosen.includes(each) ? chosen.filter((one) => one !== each) : [...chosen, each]).join(','));
  return (
    <fieldset className={styles.several}>
      <legend>{filter.name()}</legend>
      {options.length === 0 && <p>{t('Not known in your data')}</p>}
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

const NOBODY_ELSE = '';
const BEFORE = 'before';

function ComparePicker(props: { compares: Compares }): ReactElement {
  const business = useBusiness();
  const [choices, choose] = useChoices();
  const segments = useAsk(listSegments, { params: { workspace: business.id } }).data?.items ?? [];
  const period = readPeriod(choices.period);
  const allTime = 'preset' in period && period.preset === 'all';
  const offered = [
    { value: NOBODY_ELSE, label: t('Not compared') },
    ...(props.compares === 'all' && !allTime ? [{ value: BEFORE, label: t('The period before') }] : []),
    ...segments
      .filter(({ id }) => id !== choices.segment)
      .map(({ id, name }) => ({ value: id, label: name, note: t('Other people, the same days') })),
  ];
  const chosen = offered.find(({ value }) => value === choices.compare) ?? offered[0];
  const name =
    chosen === undefined || chosen.value === NOBODY_ELSE
      ? t('Not compared')
      : t('Beside: {what}', { what: chosen.label });
  return (
    <PillMenu
      name={t('Compare with')}
      shown={name}
      on={chosen?.value !== NOBODY_ELSE}
      choices={offered}
      chosen={[chosen?.value ?? NOBODY_ELSE]}
      onChoose={(compare) => choose({ compare })}
      footer={
        allTime && props.compares === 'all' ? (
          <p className={styles.note}>{t('Choose days to compare with the period before them.')}</p>
        ) : null
      }
    />
  );
}
