/** A whole map to be read: a table of stages across and lanes down. */
import { type CSSProperties, Fragment, type ReactElement, useState } from 'react';
import { feelingText } from '../../../../web/kit/feeling-text.ts';
import { Heard } from '../../../../web/kit/heard.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Column, MapDocument } from '../../document/document.ts';
import type { With } from '../../document/seen.ts';
import { pieces } from '../editing/curve.ts';
import { gridMaker, isLine, MOST_ON_A4, type Row, type StageHead } from '../editing/grid-view.ts';
import { laneWord } from '../grid/card-words.ts';
import feeling from '../grid/feeling.module.css';
import { pathOf, shareOfValue } from '../grid/feeling-shape.ts';
import styles from './map-table.module.css';
import { ReadingCard } from './reading-card.tsx';

export function MapTable(props: { document: MapDocument }): ReactElement {
  const [make] = useState(gridMaker);
  const { columns, stages, rows } = make(props.document);
  const withSteps = stages.some(({ steps }) => steps.length > 0);
  return (
    <section
      className={styles.sheet}
      aria-label={t('The map')}
      data-large={columns.length > MOST_ON_A4}
      style={{ '--columns': columns.length } as CSSProperties}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={withSteps ? 2 : 1} className={styles.corner}>
              <Heard>{t('Lanes')}</Heard>
            </th>
            {stages.map(({ stage, steps }) => (
              <th key={stage.id} scope="colgroup" colSpan={1 + steps.length} className={styles.stage}>
                {stage.title || t('Untitled stage')}
              </th>
            ))}
          </tr>
          {withSteps && <Steps stages={stages} />}
        </thead>
        <tbody>
          {rows.map((row) => (
            <LaneOf key={row.lane.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Steps(props: { stages: readonly StageHead[] }): ReactElement {
  return (
    <tr>
      {props.stages.map(({ stage, steps }) => (
        <Fragment key={stage.id}>
          {steps.length > 0 ? (
            <th scope="col" className={styles.step}>
              {t('The whole stage')}
            </th>
          ) : (
            <td className={styles.step} />
          )}
          {steps.map((step) => (
            <th key={step.id} scope="col" className={styles.step}>
              {step.title || t('Untitled step')}
            </th>
          ))}
        </Fragment>
      ))}
    </tr>
  );
}

function LaneOf(props: { row: Row; columns: readonly With<Column>[] }): ReactElement {
  const { row, columns } = props;
  const { kind } = row.lane;
  const head = (
    <th scope="row" className={styles.lane}>
      {row.lane.title || laneWord(kind)}
    </th>
  );
  if (isLine(kind)) {
    return (
      <tr className={styles.line}>
        {head}
        <td colSpan={Math.max(1, columns.length)} className={styles[kind]} />
      </tr>
    );
  }
  if (kind === 'feeling') return <Feelings row={row} head={head} />;
  return (
    <tr>
      {head}
      {row.cells.map(({ column, ids, cards }) => (
        <td key={column}>
          {cards.length > 0 && (
            <ul className={styles.cards}>
              {cards.map((card, index) => (
                <ReadingCard key={ids[index]} card={card} kind={kind} />
              ))}
            </ul>
          )}
        </td>
      ))}
    </tr>
  );
}

function Feelings(props: { row: Row; head: ReactElement }): ReactElement {
  const { row, head } = props;
  const paths = pieces(row.cells.map(({ cards }) => cards[0]?.value ?? null)).map(pathOf);
  return (
    <tr>
      {head}
      {row.cells.map(({ column, cards: [card] }, index) => {
        const value = card?.value ?? null;
        const top = { top: `${shareOfValue(value ?? 0) * 100}%` };
        return (
          <td key={column} className={styles.feeling}>
            <svg
              className={feeling.picture}
              viewBox="0 0 100 100"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <path className={feeling.zero} d="M0 50H100" />
              <path className={feeling.curve} d={paths[index] ?? ''} />
            </svg>
            {value !== null && (
              <span className={styles.point} style={top}>
                <Heard>{feelingText(value, navigator.language)}</Heard>
              </span>
            )}
            {card !== undefined && card.text !== '' && (
              <span className={`${feeling.word} ${(value ?? 0) > 0.6 ? feeling.below : ''}`} style={top}>
                {card.text}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
