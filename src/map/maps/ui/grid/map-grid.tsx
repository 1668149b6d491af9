/** The grid of a map: stages across, lanes down, heads that stay in view. Mouse, keys, clipboard and dragging are heard here once, not in every card. */
// biome-ignore-all lint/a11y/useSemanticElements: a grid of boxes, so that its heads can stay in view; places take the focus in turn
// biome-ignore-all lint/a11y/noStaticElementInteractions: a grid of boxes, so that its heads can stay in view; places take the focus in turn
import {
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { Heard } from '../../../../web/kit/heard.tsx';
import { EmptyState } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { newStage } from '../commands/structure-commands.ts';
import { useOnBoard } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';
import { type GridView, MOST_ON_A4 } from '../editing/grid-view.ts';
import { useDraggables, useDropping } from './dropping.ts';
import { useDroppingFiles } from './dropping-files.ts';
import styles from './grid.module.css';
import type { Drawn } from './in-sight-first.ts';
import { LaneRow } from './lane-row.tsx';
import { useMarquee } from './marquee.tsx';
import { elementOf } from './place.ts';
import { StageHeads } from './stage-heads.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useDrawn } from './use-drawn.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridMouse } from './use-grid-mouse.ts';

export function MapGrid(props: {
  view: GridView;
  title: string;
  addStage: ReactElement | null;
  foot: ReactNode;
}): ReactElement {
  const { view } = props;
  const desk = useDesk();
  const root = useRef<HTMLDivElement>(null);
  const keys = useGridKeys();
  const mouse = useGridMouse();
  const marquee = useMarquee(root);
  useClipboard(root);
  useDraggables(root);
  useDropping(root);
  useDroppingFiles(root);
  useTop(root);
  const drawn = useDrawn(view, root);
  const columns = view.columns.length;
  return (
    <div
      className={styles.sheet}
      data-large={columns > MOST_ON_A4}
      ref={root}
      style={{ '--columns': Math.max(1, columns) } as CSSProperties}
      {...mouse}
      {...marquee.on}
      onKeyDown={keys}
    >
      <div
        role="grid"
        aria-label={props.title}
        aria-readonly={!desk.mayEdit}
        aria-busy={drawn !== null}
        className={styles.grid}
      >
        <StageHeads stages={view.stages} addStage={props.addStage} />
        <div role="rowgroup" className={styles.lanes}>
          {view.rows.map((row) => (
            <LaneRow key={row.lane.id} row={row} columns={view.columns} drawn={drawn} />
          ))}
        </div>
      </div>
      {columns === 0 && <NoStages hidden={view.hidden.columns.length > 0} />}
      <div className={styles.foot}>{props.foot}</div>
      {marquee.frame}
      <FocusKeeper view={view} drawn={drawn} />
      <Announcer />
    </div>
  );
}

/** The grid reaches down to the lower edge of the window, wherever it begins. */
function useTop(root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const measure = (): void => {
      const top = element.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty('--top', `${Math.round(top)}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [root]);
}

export function NoStages(props: { hidden: boolean }): ReactElement {
  const desk = useDesk();
  const { board, mayEdit } = desk;
  if (props.hidden) {
    return (
      <EmptyState
        title={t('All stages are hidden')}
        action={
          mayEdit && <Button onClick={() => board.set({ overlay: 'hidden' })}>{t('What is shown')}</Button>
        }
      >
        {t('Show at least one, and its cards are here again.')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('A map begins with a stage')}
      action={
        mayEdit && (
          <Button weight="first" onClick={() => newStage(desk)}>
            {t('Add the first stage')}
          </Button>
        )
      }
    >
      {t('A stage is a part of the way people go with you: hearing of you, choosing, paying, coming back.')}
    </EmptyState>
  );
}

/** Brings the focus to the cursor when somebody sent it there and it is drawn. */
export function FocusKeeper(props: {
  view: GridView;
  drawn: Drawn | null;
  /** The one stage that is in the page, where there is only one. */
  shown?: string;
}): null {
  const desk = useDesk();
  const wanted = useOnBoard(({ focus }) => focus);
  const done = useRef(wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is sought may be drawn only with the next view or step
  useLayoutEffect(() => {
    if (done.current === wanted) return;
    const { cursor, typing, renaming } = desk.board.state;
    if (cursor === null || typing !== null || renaming !== null) return;
    const element = elementOf(cursor);
    if (element === null) return;
    done.current = wanted;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [wanted, props.view, props.drawn, props.shown, desk]);
  return null;
}

export function Announcer(): ReactElement {
  const said = useOnBoard((board) => board.said);
  return (
    <Heard as="p" role="status" aria-live="polite" aria-label={t('What happened')}>
      {said}
    </Heard>
  );
}

/** Tells the others where this person is. */
export function useWhereabouts(): void {
  const desk = useDesk();
  const cursor = useOnBoard((board) => board.cursor);
  const typing = useOnBoard((board) => board.typing !== null);
  useEffect(() => {
    desk.sitting.goTo(cursor === null ? null : { ...cursor, typing });
  }, [desk, cursor, typing]);
}
