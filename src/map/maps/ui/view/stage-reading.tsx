/** One stage of a map to be read from top to bottom: on a phone, and when a map is presented. */
import type { ReactElement } from 'react';
import { feelingText } from '../../../../web/kit/feeling-text.ts';
import { t } from '../../../../web/kit/text.tsx';
import type { Column } from '../../document/document.ts';
import type { With } from '../../document/seen.ts';
import type { Around } from '../desk/around.ts';
import { type GridView, isLine, type Row, type StageHead } from '../editing/grid-view.ts';
import { laneWord } from '../grid/card-words.ts';
import { ReadingCard } from './reading-card.tsx';
import styles from './stage-reading.module.css';

/** @param props.felt what is known beside the curves; left out for strangers */
export function StageReading(props: {
  head: StageHead;
  view: GridView;
  large?: boolean;
  felt?: Around['felt'];
}): ReactElement {
  const { head, view } = props;
  const columns = [head.stage, ...head.steps].filter(
    (column) => column === head.stage || cardsIn(view, column.id),
  );
  return (
    <div className={props.large === true ? styles.large : styles.stage}>
      {columns.map((column) => (
        <ColumnReading
          key={column.id}
          column={column}
          rows={view.rows}
          isStep={column !== head.stage}
          felt={props.felt}
        />
      ))}
      {!columns.some(({ id }) => cardsIn(view, id)) && (
        <p className={styles.nothing}>{t('Nothing is written here yet.')}</p>
      )}
    </div>
  );
}

function cardsIn({ rows }: GridView, column: string): boolean {
  return rows.some(({ cells }) => cells.some((cell) => cell.column === column && cell.cards.length > 0));
}

function ColumnReading(props: {
  column: With<Column>;
  rows: readonly Row[];
  isStep: boolean;
  felt: Around['felt'];
}): ReactElement {
  const { column, rows, isStep } = props;
  return (
    <div className={styles.column}>
      {isStep && <h3 className={styles.step}>{column.title || t('Untitled step')}</h3>}
      {rows.map(({ lane, cells }) => {
        const cell = cells.find((each) => each.column === column.id);
        const felt = lane.kind === 'feeling' ? props.felt?.(lane.id, column.id) : null;
        if (isLine(lane.kind) || cell === undefined || (cell.cards.length === 0 && !felt)) return null;
        return (
          <div key={lane.id} className={styles.lane}>
            <p className={styles.title}>{lane.title || laneWord(lane.kind)}</p>
            {lane.kind === 'feeling' ? (
              <p className={styles.feeling}>
                {cell.cards[0]?.value != null && (
                  <b>{feelingText(cell.cards[0].value, navigator.language)}</b>
                )}{' '}
                {cell.cards[0]?.text}
                {felt && (
                  <span className={styles.felt}>
                    {felt.words}
                    {felt.parting !== null && <strong>{felt.parting}</strong>}
                  </span>
                )}
              </p>
            ) : (
              <ul className={styles.cards}>
                {cell.cards.map((card, index) => (
                  <ReadingCard key={cell.ids[index]} card={card} kind={lane.kind} />
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}
