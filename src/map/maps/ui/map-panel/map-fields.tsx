/** What a map is about: kind, scenario, whose journey, objective with its measure, owner, and when somebody looks again. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { type MapFields, mapKinds } from '../../document/document.ts';
import { THE_MAP } from '../../document/operation.ts';
import { Choice } from '../card/choice.tsx';
import { FigureField } from '../card/figure-field.tsx';
import { useAround } from '../desk/around.ts';
import { useDesk } from '../desk/desk.ts';
import { KeptText } from '../desk/kept-text.tsx';
import styles from '../desk/panels.module.css';
import { setMap } from '../editing/edits.ts';

export function mapKindWord(kind: MapFields['kind']): string {
  if (kind === 'as-is') return t('As it is');
  return kind === 'to-be' ? t('As it should be') : t('A competitor’s');
}

export function MapFieldsPanel(props: { map: MapFields; onClose: () => void }): ReactElement {
  const { map } = props;
  const desk = useDesk();
  const { members, personas } = useAround();
  const set = (fields: Partial<MapFields>, joins?: string): void =>
    desk.edit(setMap(desk.document, fields, desk.newId), joins);
  const text = (
    label: string,
    field: 'title' | 'scenario' | 'objective' | 'metric' | 'target',
    lines?: number,
  ) => (
    <KeptText
      label={label}
      value={map[field]}
      length={field === 'scenario' || field === 'objective' ? 4000 : 200}
      readOnly={!desk.mayEdit}
      {...(lines === undefined ? {} : { lines })}
      onKeep={(value, kept) => {
        // A map without a title could not be found again.
        if (field !== 'title' || value.trim() !== '')
          desk.typeInto({ on: 'map', entity: THE_MAP, field }, value, kept);
      }}
    />
  );
  return (
    <SidePanel open title={t('About this map')} onClose={props.onClose}>
      <div className={styles.form}>
        {text(t('Title'), 'title')}
        <div className={styles.row}>
          <NativeSelect
            label={t('Kind')}
            value={map.kind}
            disabled={!desk.mayEdit}
            data={mapKinds.map((kind) => ({ value: kind, label: mapKindWord(kind) }))}
            onChange={(event) => set({ kind: event.currentTarget.value as MapFields['kind'] })}
          />
          <Choice
            label={t('Persona')}
            value={map.persona}
            choices={personas}
            onSet={(persona) => set({ persona })}
          />
        </div>
        <div>
          <Button small onClick={() => desk.board.set({ opened: null, overlay: 'personas' })}>
            {t('Several personas side by side')}
          </Button>
        </div>
        {text(t('Scenario'), 'scenario', 3)}
        {text(t('Objective'), 'objective', 2)}
        <div className={styles.row}>
          {text(t('Measured by'), 'metric')}
          {text(t('Target'), 'target')}
        </div>
        <FigureField figure={map.measure} onSet={(measure) => set({ measure })} />
        <div className={styles.row}>
          <Choice label={t('Owner')} value={map.owner} choices={members} onSet={(owner) => set({ owner })} />
          <TextInput
            type="date"
            label={t('Looked at again on')}
            value={map.reviewOn ?? ''}
            readOnly={!desk.mayEdit}
            onChange={(event) => {
              const day = event.currentTarget.value;
              set({ reviewOn: day === '' ? null : day }, 'map review');
            }}
          />
        </div>
      </div>
    </SidePanel>
  );
}
