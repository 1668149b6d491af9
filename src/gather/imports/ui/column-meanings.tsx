/** One line per column: its name, a few of its values, what it stands for and why we think so. */
import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { t } from '../../../web/kit/text.tsx';
import { type ColumnField, columnFields, type Mapping } from '../mapping.ts';
import type { Wizard } from '../preview-shapes.ts';
import styles from './mapping-wizard.module.css';
import { fieldName } from './mapping-words.ts';

type Guess = Wizard['guesses'][number];

const KEEP = '';
const IGNORE = '-';

export function ColumnMeanings(props: {
  guesses: readonly Guess[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}): ReactElement {
  return (
    <ul className={styles.columns}>
      {props.guesses.map((guess) => (
        <li key={guess.column} className={styles.column}>
          <div className={styles.named}>
            <b>{guess.column}</b>
            <span className={styles.examples}>{guess.examples.slice(0, 3).join(' · ')}</span>
          </div>
          <div>
            <NativeSelect
              aria-label={t('Meaning of {column}', { column: guess.column })}
              value={meaningOf(props.mapping, guess.column)}
              onChange={(event) =>
                props.onChange(withMeaning(props.mapping, guess.column, event.currentTarget.value))
              }
              data={[
                { value: KEEP, label: t('Keep as a detail') },
                { value: IGNORE, label: t('Leave out') },
                ...columnFields.map((field) => ({ value: field, label: fieldName(field) })),
              ]}
            />
            {guess.field !== null && meaningOf(props.mapping, guess.column) === guess.field && (
              <span className={styles.why}>{guess.why}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function meaningOf(mapping: Mapping, column: string): string {
  const field = columnFields.find((one) => mapping.columns[one] === column);
  return field ?? (mapping.ignore.includes(column) ? IGNORE : KEEP);
}

/** Gives a column its meaning; a meaning has one column, so the former holder becomes a detail. */
export function withMeaning(mapping: Mapping, column: string, meaning: string): Mapping {
  const columns: Partial<Record<ColumnField, string>> = {};
  for (const field of columnFields) {
    const held = mapping.columns[field];
    if (held !== undefined && held !== column && field !== meaning) columns[field] = held;
  }
  const field = columnFields.find((one) => one === meaning);
  if (field !== undefined) columns[field] = column;
  const ignore = mapping.ignore.filter((one) => one !== column);
  return { ...mapping, columns, ignore: meaning === IGNORE ? [...ignore, column] : ignore };
}
