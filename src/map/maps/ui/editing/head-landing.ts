/** Where a stage, step or lane lands that is dragged over another: it takes that one's place, which moves towards where it came from. Pure. */
import { entry, type MapDocument } from '../../document/document.ts';
import { inOrder } from '../../document/seen.ts';
import type { Spot } from './edits.ts';
import type { Cursor } from './moving.ts';
import { siblings } from './structure-edits.ts';

/** Before (index 0) or behind (1) a stage or step (no lane) or a lane (no column); null where it would stay or cannot go. */
export function headLanding(
  document: MapDocument,
  what: 'lane' | 'column',
  id: string,
  place: Cursor,
): Spot | null {
  if (what === 'lane') return besides(inOrder(document.lanes), id, place.lane, { lane: 'over', column: '' });
  const stage = entry(document.columns, id)?.stage ?? null;
  const target = entry(document.columns, place.column ?? '');
  // A stage dropped over a step goes where the stage of the step is.
  const over = stage === null ? (target?.stage ?? place.column) : place.column;
  return besides(siblings(document, stage), id, over, { lane: '', column: 'over' });
}

function besides(
  all: readonly { readonly id: string }[],
  id: string,
  over: string | null,
  shape: { readonly lane: 'over' | ''; readonly column: 'over' | '' },
): Spot | null {
  const [from, to] = [all.findIndex((each) => each.id === id), all.findIndex((each) => each.id === over)];
  if (over === null || from < 0 || to < 0 || from === to) return null;
  return { lane: shape.lane && over, column: shape.column && over, index: to > from ? 1 : 0 };
}
