/** What one can do with stages, steps and lanes. */
import { t } from '../../../../web/kit/text.tsx';
import { type LaneKind, laneKinds } from '../../document/document.ts';
import { inOrder } from '../../document/seen.ts';
import type { Desk } from '../desk/desk.ts';
import { setFields } from '../editing/edits.ts';
import { stepFrom } from '../editing/moving.ts';
import {
  addColumn,
  addLane,
  moveColumn,
  moveLane,
  siblings,
  stageIntoStep,
  stepIntoStage,
} from '../editing/structure-edits.ts';
import { laneWord } from '../grid/card-words.ts';
import type { Command } from './command.ts';

const onStage = ({ cursor }: Desk): boolean => cursor?.column != null && cursor.lane === null;
const onLane = ({ cursor }: Desk): boolean => cursor?.lane != null && cursor.column === null;
const inColumn = ({ cursor }: Desk): boolean => cursor?.column != null;

export function structureCommands(): Command[] {
  return [...columnCommands(), ...laneCommands(), ...laneKinds.map(newLane)];
}

function columnCommands(): Command[] {
  return [
    {
      id: 'new-stage',
      group: 'stages',
      name: t('New stage'),
      keys: ['Alt+S'],
      run: newStage,
    },
    {
      id: 'new-step',
      group: 'stages',
      name: t('New step of this stage'),
      keys: ['Alt+Shift+S'],
      when: inColumn,
      run: newStep,
    },
    {
      id: 'rename-column',
      group: 'stages',
      name: t('Rename'),
      keys: ['F2', 'Enter'],
      when: onStage,
      run: (desk) => desk.board.set({ renaming: desk.cursor?.column ?? null }),
    },
    {
      id: 'about-column',
      group: 'stages',
      name: t('About this stage or step'),
      keys: ['Mod+Enter'],
      when: onStage,
      run: ({ board, cursor }) => board.set({ opened: { kind: 'column', id: cursor?.column ?? '' } }),
      forViewers: true,
    },
    columnMove(-1, 'Alt+ArrowLeft', t('Move to the left')),
    columnMove(1, 'Alt+ArrowRight', t('Move to the right')),
    turning('into-step', t('Make it a step of the stage before'), 'Alt+ArrowDown', stageIntoStep),
    turning('into-stage', t('Make it a stage of its own'), 'Alt+ArrowUp', stepIntoStage),
    {
      id: 'hide-column',
      group: 'stages',
      name: t('Hide this stage or step'),
      when: onStage,
      run: (desk) => setHere(desk, 'column', { hidden: true }),
    },
    {
      id: 'remove-column',
      group: 'stages',
      name: t('Remove this stage or step'),
      keys: ['Delete', 'Backspace'],
      when: onStage,
      run: (desk) => setHere(desk, 'column', { removed: true }),
    },
  ];
}

function laneCommands(): Command[] {
  return [
    {
      id: 'rename-lane',
      group: 'lanes',
      name: t('Rename'),
      keys: ['F2', 'Enter'],
      when: onLane,
      run: (desk) => desk.board.set({ renaming: desk.cursor?.lane ?? null }),
    },
    {
      id: 'about-lane',
      group: 'lanes',
      name: t('About this lane'),
      keys: ['Mod+Enter'],
      when: onLane,
      run: ({ board, cursor }) => board.set({ opened: { kind: 'lane', id: cursor?.lane ?? '' } }),
      forViewers: true,
    },
    laneMove(-1, 'Alt+ArrowUp', t('Move up')),
    laneMove(1, 'Alt+ArrowDown', t('Move down')),
    {
      id: 'hide-lane',
      group: 'lanes',
      name: t('Hide this lane'),
      when: onLane,
      run: (desk) => setHere(desk, 'lane', { hidden: true }),
    },
    {
      id: 'remove-lane',
      group: 'lanes',
      name: t('Remove this lane'),
      keys: ['Delete', 'Backspace'],
      when: onLane,
      run: (desk) => setHere(desk, 'lane', { removed: true }),
    },
  ];
}

function newLane(kind: LaneKind): Command {
  return {
    id: `new-lane-${kind}`,
    group: 'lanes',
    name: t('New lane: {kind}', { kind: laneWord(kind) }),
    run: (desk) => {
      const lanes = inOrder(desk.document.lanes);
      const here = lanes.findIndex(({ id }) => id === desk.cursor?.lane);
      const index = here < 0 || !onLane(desk) ? lanes.length : here + 1;
      const made = addLane(desk.document, { kind, title: laneWord(kind) }, index, desk.newId);
      desk.edit(made.operations);
      desk.go({ lane: made.id, column: null, card: null });
    },
  };
}

/** After the stage of the cursor, or at the end; its title is asked at once. */
export function newStage(desk: Desk): void {
  const stages = siblings(desk.document, null);
  const column = desk.cursor?.column == null ? undefined : desk.document.columns[desk.cursor.column];
  const stage = column?.stage ?? desk.cursor?.column;
  const here = stages.findIndex(({ id }) => id === stage);
  const index = here < 0 || !onStage(desk) ? stages.length : here + 1;
  const { id, operations } = addColumn(desk.document, { title: '' }, index, desk.newId);
  begun(desk, id, operations);
}

export function newStep(desk: Desk): void {
  const here = desk.cursor?.column ?? '';
  const column = desk.document.columns[here];
  if (column === undefined) return;
  const stage = column.stage ?? here;
  const steps = siblings(desk.document, stage);
  const at = steps.findIndex(({ id }) => id === here);
  const index = at < 0 ? steps.length : at + 1;
  const { id, operations } = addColumn(desk.document, { title: '', stage }, index, desk.newId);
  begun(desk, id, operations);
}

function begun(desk: Desk, id: string, operations: Parameters<Desk['edit']>[0]): void {
  desk.edit(operations);
  desk.board.set({
    cursor: { lane: null, column: id, card: null },
    selected: new Set(),
    renaming: id,
  });
}

/** A stage into a step, or the other way. */
function turning(id: string, name: string, keys: string, turn: typeof stageIntoStep): Command {
  const operations = (desk: Desk) => turn(desk.document, desk.cursor?.column ?? '', desk.newId);
  return {
    id,
    group: 'stages',
    name,
    keys: [keys],
    when: (desk) => onStage(desk) && operations(desk).length > 0,
    run: (desk) => {
      desk.edit(operations(desk));
      desk.go(desk.cursor);
    },
  };
}

function columnMove(by: 1 | -1, keys: string, name: string): Command {
  return {
    id: by < 0 ? 'column-left' : 'column-right',
    group: 'stages',
    name,
    keys: [keys],
    when: onStage,
    run: (desk) => {
      const id = desk.cursor?.column ?? '';
      const all = siblings(desk.document, desk.document.columns[id]?.stage ?? null);
      const index = all.findIndex((each) => each.id === id) + by;
      desk.edit(moveColumn(desk.document, id, index, desk.newId));
      desk.go(desk.cursor);
      if (all[index] !== undefined) desk.say(t('Now number {n} of {all}', { n: index + 1, all: all.length }));
    },
  };
}

function laneMove(by: 1 | -1, keys: string, name: string): Command {
  return {
    id: by < 0 ? 'lane-up' : 'lane-down',
    group: 'lanes',
    name,
    keys: [keys],
    when: onLane,
    run: (desk) => {
      const all = inOrder(desk.document.lanes);
      const index = all.findIndex(({ id }) => id === desk.cursor?.lane) + by;
      desk.edit(moveLane(desk.document, desk.cursor?.lane ?? '', index, desk.newId));
      desk.go(desk.cursor);
      if (all[index] !== undefined) desk.say(t('Now number {n} of {all}', { n: index + 1, all: all.length }));
    },
  };
}

/** Takes a stage, step or lane out of sight; the cursor goes on to the next, or back to the one before. */
function setHere(desk: Desk, on: 'column' | 'lane', fields: { hidden?: boolean; removed?: boolean }): void {
  const { cursor, view } = desk;
  const id = (on === 'column' ? cursor?.column : cursor?.lane) ?? '';
  const [forth, back] = on === 'column' ? (['right', 'left'] as const) : (['down', 'up'] as const);
  const next = [stepFrom(view, cursor, forth), stepFrom(view, cursor, back)].find(
    (place) => place !== null && place[on] !== id && (place.lane === null) === (cursor?.lane === null),
  );
  desk.edit(setFields(desk.document, on, id, fields, desk.newId));
  desk.go(next ?? null);
}
