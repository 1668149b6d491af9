/** The map on a phone: one stage at a time, its lanes one under the other. */
// biome-ignore-all lint/a11y/noStaticElementInteractions: clicks and keys are heard once for all cards
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { feelingText } from '../../../../web/kit/feeling-text.ts';
import { SelectField } from '../../../../web/kit/form.tsx';
import { Icon } from '../../../../web/kit/icons.tsx';
import { choosePictures } from '../../../../web/kit/pictures/send-picture.ts';
import { t } from '../../../../web/kit/text.tsx';
import { useAround } from '../desk/around.ts';
import { useOnBoard } from '../desk/board.ts';
import { type Desk, useDesk } from '../desk/desk.ts';
import { setFeeling } from '../editing/edits.ts';
import { type Cell, type GridView, isLine, type Row } from '../editing/grid-view.ts';
import type { Cursor } from '../editing/moving.ts';
import { laneWord } from '../grid/card-words.ts';
import { CellView } from '../grid/cell.tsx';
import { Announcer, FocusKeeper, NoStages } from '../grid/map-grid.tsx';
import { laneElement, stageElement } from '../grid/place.ts';
import { Renaming } from '../grid/renaming.tsx';
import { useGridKeys } from '../grid/use-grid-keys.ts';
import { useGridMouse } from '../grid/use-grid-mouse.ts';
import { putPictures } from '../pictures/put-pictures.ts';
import styles from './phone.module.css';

export function PhoneMap(props: { view: GridView; foot: ReactNode }): ReactElement {
  const { view } = props;
  const desk = useDesk();
  const { underStage, figuresComing } = useAround();
  const keys = useGridKeys();
  const mouse = useGridMouse();
  const [chosen, setChosen] = useState<string | null>(null);
  const found = view.columns.findIndex(({ id }) => id === chosen);
  const at = Math.max(0, found);
  const column = view.columns[at];
  // Whoever is sent to a place on another stage sees that stage.
  const sentTo = useOnBoard(({ cursor }) => cursor?.column ?? null);
  useEffect(() => {
    if (sentTo !== null) setChosen(sentTo);
  }, [sentTo]);
  const show = (index: number): void => {
    const id = view.columns[index]?.id ?? null;
    desk.board.set(desk.board.state.choosing ? { cursor: null } : { cursor: null, selected: new Set() });
    setChosen(id);
  };
  const renaming = useOnBoard((board) => board.renaming);
  if (column === undefined) return <NoStages hidden={view.hidden.columns.length > 0} />;
  return (
    <div {...mouse} onKeyDown={keys}>
      <div className={styles.stages}>
        <Step label={t('Stage before')} icon="left" disabled={at === 0} onClick={() => show(at - 1)} />
        {renaming === column.id ? (
          <Renaming on="column" id={column.id} title={column.title} />
        ) : (
          <SelectField
            name="stage"
            label={t('Stage {n} of {all}', { n: at + 1, all: view.columns.length })}
            value={column.id}
            choices={view.columns.map(({ id, title, stage }) => ({
              value: id,
              label: `${stage === null ? '' : '– '}${title || t('Untitled stage')}`,
            }))}
            onChange={(id) => show(view.columns.findIndex((each) => each.id === id))}
          />
        )}
        <Step
          label={t('Next stage')}
          icon="right"
          disabled={at >= view.columns.length - 1}
          onClick={() => show(at + 1)}
        />
        <HeadMenu
          place={{ lane: null, column: column.id, card: null }}
          title={column.title || t('Untitled stage')}
        />
      </div>
      {column.workspaceStage !== null && (
        <p className={`${styles.under} ${figuresComing === true ? styles.coming : ''}`}>
          {underStage?.(column.workspaceStage)}
        </p>
      )}
      {view.rows.map((row) => (
        <PhoneLane key={row.lane.id} row={row} cell={row.cells[at]} columnTitle={column.title} />
      ))}
      <div className={styles.foot}>{props.foot}</div>
      <FocusKeeper view={view} drawn={null} shown={column.id} />
      <Announcer />
    </div>
  );
}

function Step(props: {
  label: string;
  icon: 'left' | 'right';
  disabled: boolean;
  onClick: () => void;
}): ReactElement {
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

function PhoneLane(props: { row: Row; cell: Cell | undefined; columnTitle: string }): ReactElement | null {
  const { row, cell, columnTitle } = props;
  const desk = useDesk();
  const { lane } = row;
  const renaming = useOnBoard((board) => board.renaming === lane.id);
  const title = lane.title || laneWord(lane.kind);
  if (cell === undefined) return null;
  const menu = <HeadMenu place={{ lane: lane.id, column: null, card: null }} title={title} />;
  const name = renaming ? <Renaming on="lane" id={lane.id} title={lane.title} /> : title;
  if (isLine(lane.kind))
    return (
      <div className={`${styles.line} ${styles[lane.kind]}`}>
        <p>{name}</p>
        {menu}
      </div>
    );
  return (
    <section className={styles.lane} aria-label={title}>
      <div className={styles.head}>
        <h2>{name}</h2>
        {desk.mayEdit && lane.kind === 'images' && (
          <Button small weight="quiet" onClick={() => void addPictures(desk, cell)}>
            <Icon name="plus" size={16} />
            {t('Picture')}
          </Button>
        )}
        {desk.mayEdit && lane.kind !== 'feeling' && (
          <Button
            small
            weight="quiet"
            aria-label={t('Add a card to {lane}', { lane: title })}
            onClick={() =>
              desk.writing.anew({ lane: cell.lane, column: cell.column, index: cell.ids.length })
            }
          >
            <Icon name="plus" size={16} />
            {t('Add')}
          </Button>
        )}
        {menu}
      </div>
      {lane.kind === 'feeling' ? (
        <Feeling cell={cell} title={title} />
      ) : (
        <CellView
          cell={cell}
          kind={lane.kind}
          laneTitle={title}
          columnTitle={columnTitle}
          role="group"
          edge={false}
        />
      )}
    </section>
  );
}

/** The menu of a stage or a lane; the focus comes back to it. */
function HeadMenu(props: { place: Cursor; title: string }): ReactElement | null {
  const { place, title } = props;
  const desk = useDesk();
  if (!desk.mayEdit) return null;
  return (
    <button
      type="button"
      id={place.lane === null ? stageElement(place.column ?? '') : laneElement(place.lane)}
      className={styles.menu}
      aria-label={t('Menu of {title}', { title })}
      aria-haspopup="menu"
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        desk.go(place);
        desk.openMenu(place, box.left, box.bottom);
      }}
    >
      <Icon name="more" />
    </button>
  );
}

async function addPictures(desk: Desk, { lane, column, ids }: Cell): Promise<void> {
  await putPictures(desk, await choosePictures({ several: true }), { lane, column, index: ids.length });
}

function Feeling(props: { cell: Cell; title: string }): ReactElement {
  const { cell } = props;
  const desk = useDesk();
  const { locale } = useBusiness();
  const felt = useAround().felt?.(cell.lane, cell.column) ?? null;
  const value = cell.cards[0]?.value ?? null;
  return (
    <div className={styles.feeling}>
      <span aria-hidden="true">−2</span>
      <input
        type="range"
        min={-2}
        max={2}
        step={0.1}
        value={value ?? 0}
        disabled={!desk.mayEdit}
        aria-label={props.title}
        aria-valuetext={value === null ? t('Nothing yet') : feelingText(value, locale)}
        onChange={(event) => {
          const next = Number(event.currentTarget.value);
          const operations = setFeeling(desk.document, cell.lane, cell.column, next, desk.newId);
          desk.edit(operations, `feeling ${cell.lane} ${cell.column}`);
        }}
      />
      <span aria-hidden="true">+2</span>
      <output>{value === null ? '–' : feelingText(value, locale)}</output>
      {cell.cards[0]?.text !== undefined && cell.cards[0].text !== '' && <em>{cell.cards[0].text}</em>}
      {felt !== null && (
        <p className={styles.felt}>
          {felt.words}
          {felt.parting !== null && <strong>{felt.parting}</strong>}
        </p>
      )}
    </div>
  );
}
