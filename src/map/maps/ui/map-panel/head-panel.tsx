/** A stage, step or lane in full: its title, what it stands for, the map that draws it in detail, whose feeling it is. */

import { NativeSelect } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAsk, useChange } from '../../../../web/api/queries.ts';
import { usePaths } from '../../../../web/kit/address.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { Refused } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { listStages } from '../../../stages/contract.ts';
import { createMap, listMaps } from '../../contract.ts';
import {
  type Column,
  type Lane,
  type LaneKind,
  laneKinds,
  type MapDocument,
} from '../../document/document.ts';
import { Choice } from '../card/choice.tsx';
import { useAround } from '../desk/around.ts';
import { useDesk } from '../desk/desk.ts';
import { KeptText } from '../desk/kept-text.tsx';
import styles from '../desk/panels.module.css';
import { setFields } from '../editing/edits.ts';
import { laneWord } from '../grid/card-words.ts';

export function HeadPanel(props: {
  on: 'column' | 'lane';
  id: string;
  toComment: boolean;
  document: MapDocument;
  onClose: () => void;
}): ReactElement {
  const { on, id, document } = props;
  const { extra } = useAround();
  const column = on === 'column' ? document.columns[id] : undefined;
  const lane = on === 'lane' ? document.lanes[id] : undefined;
  const title =
    on === 'lane'
      ? t('About this lane')
      : column?.stage === null
        ? t('About this stage')
        : t('About this step');
  return (
    <SidePanel open title={title} onClose={props.onClose}>
      <div className={styles.form}>
        {column === undefined && lane === undefined && <p>{t('Somebody removed it.')}</p>}
        {column !== undefined && <ColumnFields id={id} column={column} />}
        {lane !== undefined && <LaneFields id={id} lane={lane} />}
        {(column ?? lane) !== undefined && extra?.(on, id, props.toComment)}
      </div>
    </SidePanel>
  );
}

function ColumnFields(props: { id: string; column: Column }): ReactElement {
  const { id, column } = props;
  const desk = useDesk();
  const paths = usePaths();
  const { id: workspace } = useBusiness();
  const { map: here } = useParams({ strict: false }) as { map?: string };
  const stages = useAsk(listStages, { params: { workspace } }).data?.items ?? [];
  const maps = useAsk(listMaps, { params: { workspace } }).data?.items ?? [];
  const set = (fields: Partial<Column>): void =>
    desk.edit(setFields(desk.document, 'column', id, fields, desk.newId));
  return (
    <>
      <KeptText
        label={t('Title')}
        value={column.title}
        length={200}
        readOnly={!desk.mayEdit}
        onKeep={(title, kept) => desk.typeInto({ on: 'column', entity: id, field: 'title' }, title, kept)}
      />
      <Choice
        label={t('Stage of your business')}
        note={t('Then its people and how many of them go on stand under the title.')}
        value={column.workspaceStage}
        choices={stages}
        onSet={(workspaceStage) => set({ workspaceStage })}
      />
      <Choice
        label={t('Map that draws it in detail')}
        value={column.submap}
        choices={maps.filter((map) => map.id !== here).map((map) => ({ id: map.id, name: map.title }))}
        onSet={(submap) => set({ submap })}
      />
      {column.submap !== null && (
        <p>
          <Link to={paths.journeyMap(column.submap)}>{t('Open the map in detail')}</Link>
        </p>
      )}
      {column.submap === null && desk.mayEdit && (
        <NewSubmap title={column.title} onMade={(submap) => set({ submap })} />
      )}
    </>
  );
}

function NewSubmap(props: { title: string; onMade: (map: string) => void }): ReactElement {
  const { id: workspace } = useBusiness();
  const desk = useDesk();
  const creating = useChange(createMap, ['map.maps.']);
  const make = (): void => {
    const { kind, persona } = desk.document.map;
    const body = { title: props.title.trim() || t('Untitled stage'), from: 'empty' as const, kind, persona };
    creating.mutate({ params: { workspace }, body }, { onSuccess: ({ id }) => props.onMade(id) });
  };
  return (
    <div>
      <Button small busy={creating.isPending} onClick={make}>
        {t('Draw it in a new map')}
      </Button>
      <Refused error={creating.error} />
    </div>
  );
}

function LaneFields(props: { id: string; lane: Lane }): ReactElement {
  const { id, lane } = props;
  const desk = useDesk();
  const { personas } = useAround();
  const set = (fields: Partial<Lane>): void =>
    desk.edit(setFields(desk.document, 'lane', id, fields, desk.newId));
  return (
    <>
      <KeptText
        label={t('Title')}
        value={lane.title}
        length={200}
        readOnly={!desk.mayEdit}
        onKeep={(title, kept) => desk.typeInto({ on: 'lane', entity: id, field: 'title' }, title, kept)}
      />
      <NativeSelect
        label={t('Kind')}
        value={lane.kind}
        disabled={!desk.mayEdit}
        data={laneKinds.map((kind) => ({ value: kind, label: laneWord(kind) }))}
        onChange={(event) => set({ kind: event.currentTarget.value as LaneKind })}
      />
      {lane.kind === 'feeling' && (
        <Choice
          label={t('Whose feeling')}
          value={lane.persona}
          choices={personas}
          onSet={(persona) => set({ persona })}
        />
      )}
    </>
  );
}
