/** The screen on which a map is edited: its head, the grid (or one stage after the other on a phone), and what opens over it. */

import { type ReactElement, type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icons.tsx';
import { useOnPhone } from '../../../web/kit/on-phone.ts';
import { Page } from '../../../web/kit/page.tsx';
import { BusinessPictures } from '../../../web/kit/pictures/stored-picture.tsx';
import { t } from '../../../web/kit/text.tsx';
import { newStage } from './commands/structure-commands.ts';
import { type Around, AroundContext, useAround } from './desk/around.ts';
import { BoardContext } from './desk/board.ts';
import { Desk, DeskContext, useDesk } from './desk/desk.ts';
import { type GridView, gridMaker } from './editing/grid-view.ts';
import { firstPlace } from './editing/moving.ts';
import { MapGrid, useWhereabouts } from './grid/map-grid.tsx';
import styles from './header/header.module.css';
import { MapTools } from './header/map-tools.tsx';
import { Objective } from './header/objective.tsx';
import { Others } from './header/others.tsx';
import { SavingState } from './header/saving-state.tsx';
import { mapKindWord } from './map-panel/map-fields.tsx';
import { ChosenBar } from './menus/chosen-bar.tsx';
import { MenuButton } from './menus/menu-button.tsx';
import { PlaceMenu } from './menus/place-menu.tsx';
import { OpenedPanels } from './opened-panels.tsx';
import { type OwnView, useOwnView, useShown } from './personas/own-view.ts';
import { PhoneMap } from './phone/phone-map.tsx';
import type { Sitting } from './sitting/sitting.ts';
import { useAppKeys } from './use-app-keys.ts';

const NO_COMMENTS: ReadonlyMap<string, number> = new Map();
const NOTHING_SAID: ReadonlySet<string> = new Set();

export function MapEditor(props: {
  sitting: Sitting;
  around: Around;
  /** More buttons over the map: versions, export. */
  tools?: ReactNode;
}): ReactElement {
  const { sitting } = props;
  const mayEdit = useMay('editor');
  const [make] = useState(gridMaker);
  const whole = make(sitting.document);
  const own = useOwnView(sitting.summary.id);
  const view = useShown(whole, own.away);
  const [desk] = useState(() => {
    const made = new Desk(sitting, view, mayEdit);
    made.board.set({ cursor: firstPlace(view) });
    return made;
  });
  // Handlers run after the screen was drawn: they find the map as it is drawn.
  useLayoutEffect(() => {
    desk.sitting = sitting;
    desk.view = view;
    desk.mayEdit = mayEdit;
    desk.sendPicture = props.around.sendPicture ?? null;
    desk.spokenOf = props.around.spokenOf ?? NOTHING_SAID;
    desk.board.set({ others: sitting.others, comments: props.around.comments ?? NO_COMMENTS });
    desk.settle();
  });
  return (
    <AroundContext value={props.around}>
      <DeskContext value={desk}>
        <BoardContext value={desk.board}>
          <BusinessPictures>
            <Screen sitting={sitting} view={view} whole={whole} own={own} tools={props.tools} />
          </BusinessPictures>
        </BoardContext>
      </DeskContext>
    </AroundContext>
  );
}

function Screen(props: {
  sitting: Sitting;
  view: GridView;
  /** With what this person has put out of sight. */
  whole: GridView;
  own: OwnView;
  tools: ReactNode;
}): ReactElement {
  const { sitting, view } = props;
  const { board } = useDesk();
  const phone = useOnPhone();
  useWhereabouts();
  useAppKeys();
  const title = sitting.document.map.title || t('Untitled map');
  useEffect(() => {
    if (phone) board.set({ cursor: null });
  }, [phone, board]);
  return (
    <Page
      title={title}
      under={<Under sitting={sitting} />}
      tools={<MapTools sitting={sitting} more={props.tools} />}
    >
      <Objective map={sitting.document.map} />
      {phone ? (
        <PhoneMap view={view} foot={<Foot />} />
      ) : (
        <MapGrid view={view} title={title} addStage={<AddStage />} foot={<Foot />} />
      )}
      <ChosenBar phone={phone} />
      <PlaceMenu />
      <OpenedPanels sitting={sitting} whole={props.whole} own={props.own} />
    </Page>
  );
}

function Under(props: { sitting: Sitting }): ReactElement {
  const { map } = props.sitting.document;
  const { board } = useDesk();
  const { personas } = useAround();
  const persona = personas.find(({ id }) => id === map.persona)?.name;
  const parts = [mapKindWord(map.kind), persona, map.scenario].filter(
    (part) => part !== undefined && part !== '',
  );
  return (
    <span className={styles.under}>
      <button type="button" className={styles.about} onClick={() => board.set({ opened: { kind: 'map' } })}>
        {parts.join(' · ')}
      </button>
      <SavingState sitting={props.sitting} />
      <Others others={props.sitting.others} />
    </span>
  );
}

function AddStage(): ReactElement | null {
  const desk = useDesk();
  if (!desk.mayEdit) return null;
  return (
    <Button small weight="quiet" onClick={() => newStage(desk)}>
      <Icon name="plus" size={15} />
      {t('Stage')}
    </Button>
  );
}

function Foot(): ReactElement {
  const { figuresNote } = useAround();
  return (
    <>
      <AddLane />
      {figuresNote !== undefined && <span className={styles.note}>{figuresNote}</span>}
    </>
  );
}

function AddLane(): ReactElement | null {
  const { mayEdit } = useDesk();
  if (!mayEdit) return null;
  return (
    <MenuButton on="new-lane">
      <Icon name="plus" size={15} />
      {t('Lane')}
    </MenuButton>
  );
}
