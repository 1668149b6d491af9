/** The stages across the top, each over its steps. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, memo, type ReactElement, useEffect, useRef } from 'react';
import { usePaths } from '../../../../web/kit/address.ts';
import { t } from '../../../../web/kit/text.tsx';
import type { Column } from '../../document.ts';
import type { With } from '../../seen.ts';
import { useAround } from '../desk/around.ts';
import { useOnBoard } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';
import type { StageHead } from '../editing/grid-view.ts';
import styles from './grid.module.css';
import { MenuSign } from './lane-row.tsx';
import { OthersHere } from './others-here.tsx';
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
          <span className={styles.heard}>{t('Lanes')}</span>
          {props.addStage}
        </div>
        {props.stages.map(({ stage, steps }) => (
          <ColumnHead key={stage.id} column={stage} span={1 + steps.length} />
        ))}
      </div>
      {withSteps && (
        <div role="row" className={styles.row}>
          <div role="columnheader" className={styles.corner}>
            <span className={styles.heard}>{t('Steps')}</span>
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
  const desk = useDesk();
  const { underStage } = useAround();
  const head = useRef<HTMLDivElement>(null);
  const isCursor = useOnBoard(({ cursor }) => cursor?.column === id && cursor.lane === null);
  const renaming = useOnBoard((board) => board.renaming === id);
  const target = useOnBoard(({ drop }) => drop?.column === id && drop.lane === '');
  useEffect(() => {
    const element = head.current;
    if (element === null || !desk.mayEdit) return;
    return draggable({ element, getInitialData: () => ({ what: 'column', id }) });
  }, [desk, id]);
  const empty = stage === null ? t('Untitled stage') : t('Untitled step');
  return (
    <div
      ref={head}
      id={stageElement(id)}
      role="columnheader"
      data-column={id}
      tabIndex={isCursor ? 0 : -1}
      aria-colspan={span}
      style={span === 1 ? undefined : ({ '--span': span } as CSSProperties)}
      className={[
        stage === null ? styles.stageHead : styles.stepHead,
        stage === null && styles.edge,
        target && styles.target,
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {renaming ? (
        <Renaming on="column" id={id} title={column.title} />
      ) : (
        <span className={column.title === '' ? styles.untitled : styles.columnTitle}>
          {column.title === '' ? empty : column.title}
        </span>
      )}
      {!renaming && <MenuSign />}
      {column.workspaceStage !== null && underStage?.(column.workspaceStage)}
      {column.submap !== null && <InDetail map={column.submap} />}
      <OthersHere lane={null} column={id} />
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
