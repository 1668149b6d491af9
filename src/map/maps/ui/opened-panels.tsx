/** What is open over the map: one panel beside it, or one dialog. */
import type { ReactElement } from 'react';
import { AdvicePanel } from './advice/advice-panel.tsx';
import { CardPanel } from './card/card-panel.tsx';
import { useOnBoard } from './desk/board.ts';
import { useDesk } from './desk/desk.ts';
import type { GridView } from './editing/grid-view.ts';
import { HiddenDialog } from './lists/hidden-dialog.tsx';
import { NoticesPanel } from './lists/notices-panel.tsx';
import { RemovedPanel } from './lists/removed-panel.tsx';
import { HeadPanel } from './map-panel/head-panel.tsx';
import { MapFieldsPanel } from './map-panel/map-fields.tsx';
import { MoveSheet } from './menus/move-sheet.tsx';
import { Palette } from './palette/palette.tsx';
import { Shortcuts } from './palette/shortcuts.tsx';
import { FeelingsDialog } from './personas/feelings-dialog.tsx';
import type { OwnView } from './personas/own-view.ts';
import { PictureProblem } from './pictures/picture-problem.tsx';
import type { Sitting } from './sitting/sitting.ts';

interface OpenedProps {
  readonly sitting: Sitting;
  readonly whole: GridView;
  readonly own: OwnView;
}

export function OpenedPanels(props: OpenedProps): ReactElement {
  return (
    <>
      <Panel sitting={props.sitting} />
      <Dialog {...props} />
      <PictureProblem />
    </>
  );
}

function Panel(props: { sitting: Sitting }): ReactElement | null {
  const { sitting } = props;
  const { board } = useDesk();
  const opened = useOnBoard((state) => state.opened);
  const close = (): void => board.set({ opened: null, focus: board.state.focus + 1 });
  switch (opened?.kind) {
    case 'card':
      return (
        <CardPanel
          id={opened.id}
          key={opened.id}
          toComment={opened.toComment === true}
          sitting={sitting}
          onClose={close}
        />
      );
    case 'column':
    case 'lane':
      return (
        <HeadPanel
          on={opened.kind}
          id={opened.id}
          key={opened.id}
          toComment={opened.toComment === true}
          document={sitting.document}
          onClose={close}
        />
      );
    case 'map':
      return <MapFieldsPanel map={sitting.document.map} onClose={close} />;
    case 'advice':
      return <AdvicePanel document={sitting.document} onClose={close} />;
    case 'removed':
      return <RemovedPanel whole={sitting.whole} onClose={close} />;
    case 'notices':
      return <NoticesPanel sitting={sitting} onClose={close} />;
    default:
      return null;
  }
}

function Dialog(props: OpenedProps): ReactElement | null {
  const { board } = useDesk();
  const overlay = useOnBoard((state) => state.overlay);
  const close = (): void => board.set({ overlay: null, focus: board.state.focus + 1 });
  switch (overlay) {
    case 'palette':
      return <Palette onClose={close} />;
    case 'shortcuts':
      return <Shortcuts onClose={close} />;
    case 'hidden':
      return <HiddenDialog document={props.sitting.document} onClose={close} />;
    case 'personas':
      return <FeelingsDialog view={props.whole} own={props.own} onClose={close} />;
    case 'move':
      return <MoveSheet onClose={close} />;
    default:
      return null;
  }
}
