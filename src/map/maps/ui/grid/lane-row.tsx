/** One lane across the map: its head, then its cells. Lines are a rule with their name. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import { memo, type ReactElement } from 'react';
import { Heard } from '../../../../web/kit/heard.tsx';
import { Icon } from '../../../../web/kit/icons.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Column, Lane } from '../../document/document.ts';
import type { With } from '../../document/seen.ts';
import { useAround } from '../desk/around.ts';
import { atCell, useOnBoardAt } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';
import { isLine, type Row } from '../editing/grid-view.ts';
import { laneWord } from './card-words.ts';
import { CellRoom, CellView } from './cell.tsx';
import { FeelingCells } from './feeling-cells.tsx';
import { FeltNames } from './felt-marks.tsx';
import styles from './grid.module.css';
import { type Drawn, isDrawn } from './in-sight-first.ts';
import { OthersHere, othersAt } from './others-here.tsx';
import { laneElement } from './place.ts';
import { Renaming } from './renaming.tsx';

export const LaneRow = memo(function LaneRow(props: {
  row: Row;
  columns: readonly With<Column>[];
  /** Null once all is drawn. */
  drawn: Drawn | null;
}): ReactElement {
  const { row, columns, drawn } = props;
  const { lane } = row;
  const title = lane.title === '' ? laneWord(lane.kind) : lane.title;
  if (isLine(lane.kind)) return <LineRow lane={lane} title={title} columns={columns.length} />;
  return (
    <div role="row" className={styles.row}>
      <LaneHead lane={lane} title={title} columns={columns} />
      {lane.kind === 'feeling' ? (
        <FeelingCells row={row} columns={columns} title={title} drawn={drawn} />
      ) : (
        row.cells.map((cell, index) =>
          isDrawn(drawn, cell) ? (
            <CellView
              key={cell.column}
              cell={cell}
              kind={lane.kind}
              laneTitle={title}
              columnTitle={columns[index]?.title ?? ''}
              role="gridcell"
              edge={columns[index]?.stage === null}
            />
          ) : (
            <CellRoom key={cell.column} cell={cell} edge={columns[index]?.stage === null} />
          ),
        )
      )}
    </div>
  );
});

function LineRow(props: { lane: With<Lane>; title: string; columns: number }): ReactElement {
  return (
    <div role="row" className={`${styles.row} ${styles.line} ${styles[props.lane.kind]}`}>
      <LaneHead lane={props.lane} title={props.title} columns={NONE} />
      <div role="gridcell" aria-colspan={Math.max(1, props.columns)} className={styles.rule}>
        <Heard>{props.title}</Heard>
      </div>
    </div>
  );
}

const NONE: readonly With<Column>[] = [];

function LaneHead(props: {
  lane: With<Lane>;
  title: string;
  columns: readonly With<Column>[];
}): ReactElement {
  const { lane, title, columns } = props;
  const { personas, felt } = useAround();
  const on = useOnBoardAt(atCell(lane.id, null), (board) => ({
    isCursor: board.cursor?.lane === lane.id && board.cursor.column === null,
    renaming: board.renaming === lane.id,
    target: board.drop?.lane === lane.id && board.drop.column === '' ? board.drop.index : null,
    others: othersAt(board, { lane: lane.id, column: null, card: null }),
  }));
  const persona = personas.find(({ id }) => id === lane.persona)?.name;
  return (
    <div
      id={laneElement(lane.id)}
      role="rowheader"
      data-lane={lane.id}
      tabIndex={on.isCursor ? 0 : -1}
      className={`${styles.laneHead} ${on.target === null ? '' : on.target > 0 ? styles.targetAfter : styles.target}`}
    >
      {on.renaming ? (
        <Renaming on="lane" id={lane.id} title={lane.title} />
      ) : (
        <span className={styles.laneTitle}>
          {title}
          {persona !== undefined && !title.includes(persona) && (
            <span className={styles.persona}>{persona}</span>
          )}
          {lane.kind === 'feeling' && columns.some(({ id }) => felt?.(lane.id, id)) && <FeltNames />}
        </span>
      )}
      {lane.kind === 'feeling' && <Scale />}
      {!on.renaming && <MenuSign />}
      <OthersHere told={on.others} />
    </div>
  );
}

function Scale(): ReactElement {
  return (
    <span className={styles.scale} aria-hidden="true">
      <span>+2</span>
      <span>0</span>
      <span>−2</span>
    </span>
  );
}

/** Shows the mouse that a head has a menu; keys reach it by Shift+F10, fingers by touching the head. */
export function MenuSign(): ReactElement | null {
  const desk = useDesk();
  if (!desk.mayEdit) return null;
  return (
    <span className={styles.menuSign} data-menu="" title={t('Menu')}>
      <Icon name="down" size={14} />
    </span>
  );
}
