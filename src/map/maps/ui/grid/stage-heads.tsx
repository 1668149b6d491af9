/** The stages across the top, each over its steps. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import { Link } from '@tanstack/react-router';
import { type CSSProperties, memo, type ReactElement } from 'react';
import { usePaths } from '../../../../web/kit/address.ts';
import { Heard } from '../../../../web/kit/heard.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Column } from '../../document/document.ts';
import type { With } from '../../document/seen.ts';
import { useAround } from '../desk/around.ts';
import { atCell, useOnBoardAt } from '../desk/board.ts';
import type { StageHead } from '../editing/grid-view.ts';
import styles from './grid.module.css';
import { MenuSign } from './lane-row.tsx';
import { OthersHere, othersAt } from './others-here.tsx';
import { stageElement } from './place.ts';
import { Renaming } from './renaming.tsx';

export const StageHeads = memo(function StageHeads(props: {
  stages: readonly StageHead[];
  addStage: ReactElement | null;
}): ReactElement {
  const withSteps = props.stages.some(({ steps }) => steps.length > 0);
  return (
    <div role="rowgroup" className={styles.heads}>
      <div role="row" className={styles.row}>
        <div role="columnheader" className={styles.corner}>
          <Heard>{t('Lanes')}</Heard>
          {props.addStage}
        </div>
        {props.stages.map(({ stage, steps }) => (
          <ColumnHead key={stage.id} column={stage} span={1 + steps.length} />
        ))}
      </div>
      {withSteps && (
        <div role="row" className={styles.row}>
          <div role="columnheader" className={styles.corner}>
            <Heard>{t('Steps')}</Heard>
          </div>
          {props.stages.map(({ stage, steps }) => [
            <div
              key={stage.id}
              role={steps.length > 0 ? 'columnheader' : 'gridcell'}
              className={`${styles.stepHead} ${styles.edge}`}
            >
              {steps.length > 0 && <span className={styles.whole}>{t('The whole stage')}</span>}
            </div>,
            ...steps.map((step) => <ColumnHead key={step.id} column={step} span={1} />),
          ])}
        </div>
      )}
    </div>
  );
});

const ColumnHead = memo(function ColumnHead(props: { column: With<Column>; span: number }): ReactElement {
  const { column, span } = props;
  const { id, stage } = column;
  const { underStage, figuresComing } = useAround();
  const on = useOnBoardAt(atCell(null, id), (board) => ({
    isCursor: board.cursor?.column === id && board.cursor.lane === null,
    renaming: board.renaming === id,
    target: board.drop?.column === id && board.drop.lane === '' ? board.drop.index : null,
    others: othersAt(board, { lane: null, column: id, card: null }),
  }));
  const empty = stage === null ? t('Untitled stage') : t('Untitled step');
  return (
    <div
      id={stageElement(id)}
      role="columnheader"
      data-column={id}
      tabIndex={on.isCursor ? 0 : -1}
      aria-colspan={span}
      style={span === 1 ? undefined : ({ '--span': span } as CSSProperties)}
      className={[
        stage === null ? styles.stageHead : styles.stepHead,
        stage === null && styles.edge,
        on.target !== null && (on.target > 0 ? styles.targetAfter : styles.target),
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {on.renaming ? (
        <Renaming on="column" id={id} title={column.title} />
      ) : (
        <span className={column.title === '' ? styles.untitled : styles.columnTitle}>
          {column.title === '' ? empty : column.title}
        </span>
      )}
      {!on.renaming && <MenuSign />}
      {column.workspaceStage !== null && underStage?.(column.workspaceStage)}
      {column.workspaceStage !== null && figuresComing === true && <span className={styles.coming} />}
      {column.submap !== null && <InDetail map={column.submap} />}
      <OthersHere told={on.others} />
    </div>
  );
});

function InDetail(props: { map: string }): ReactElement {
  const paths = usePaths();
  return (
    <Link to={paths.journeyMap(props.map)} className={styles.inDetail ?? ''}>
      {t('In detail')}
    </Link>
  );
}
