/** What a number means: words, formula, how many it rests on, its range, its period and how fresh it is. */
import { Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import styles from './definition.module.css';
import { t } from './text.tsx';

export interface Meaning {
  readonly term: string;
  readonly text: string;
  readonly formula?: string | null;
  /** Already in words, for instance “506 of 1,330 people”. */
  readonly basis?: string;
  readonly range?: string;
  readonly period?: string;
  readonly fresh?: string;
}

/** The definition as a short list; the same in a popover, a drawer and print. */
export function MeaningList(props: { meaning: Meaning }): ReactElement {
  const { meaning } = props;
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [t('Formula'), meaning.formula],
    [t('Rests on'), meaning.basis],
    [t('Range'), meaning.range],
    [t('Period'), meaning.period],
    [t('Data'), meaning.fresh],
  ];
  return (
    <div className={styles.meaning}>
      <p>{meaning.text}</p>
      <dl>
        {rows.map(([name, value]) =>
          value === null || value === undefined || value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

/** A number that opens its definition and, where there are any, the people behind it. */
export function Figure(props: { children: ReactNode; meaning: Meaning; people?: ReactNode }): ReactElement {
  return (
    <Popover width={330} position="bottom-start" shadow="none" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.figure} title={t('What this number means')}>
          {props.children}
        </button>
      </Popover.Target>
      {/* Escape closes this alone, not a panel below it, whose form would be lost. */}
      <Popover.Dropdown
        className={styles.drop ?? ''}
        aria-label={props.meaning.term}
        data-mantine-stop-propagation="true"
      >
        <h3>{props.meaning.term}</h3>
        <MeaningList meaning={props.meaning} />
        {props.people !== undefined && <div className={styles.people}>{props.people}</div>}
      </Popover.Dropdown>
    </Popover>
  );
}
