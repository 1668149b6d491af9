/** The form beside the map: a new touchpoint, one made from events that are not on the map, or one to change. */
import type { ReactElement } from 'react';
import { eventsReport } from '../../analyze/overview/contract.ts';
import type { Suggestions } from '../../map/touchpoints/ui/condition-row.tsx';
import {
  type EditorStage,
  TouchpointEditor,
  TouchpointForm,
} from '../../map/touchpoints/ui/touchpoint-editor.tsx';
import { useAsk } from '../api/queries.ts';
import { useChoices } from '../kit/address.ts';
import { useBusiness } from '../kit/business.tsx';
import { SidePanel } from '../kit/side-panel.tsx';
import { t } from '../kit/text.tsx';

/** What the address asks to edit: `edit` a touchpoint, `add` to a stage, or `add` with the event's `name` and `via`. */
export function MapEditing(props: { stages: readonly EditorStage[] }): ReactElement {
  const [choices, change] = useChoices();
  const close = (): void => change({ edit: undefined, add: undefined, name: undefined, via: undefined });
  const { edit, add } = choices;
  return (
    <SidePanel
      open={edit !== undefined || add !== undefined}
      title={edit === undefined ? t('A new touchpoint') : t('Change the touchpoint')}
      onClose={close}
      wide
    >
      {edit !== undefined && <Editing touchpoint={edit} stages={props.stages} onDone={close} />}
      {edit === undefined && add !== undefined && <Adding stages={props.stages} onDone={close} />}
    </SidePanel>
  );
}

function useSuggestions(): Suggestions {
  const { id } = useBusiness();
  const events = useAsk(eventsReport, { params: { workspace: id }, query: { by: 'name', limit: 500 } });
  return {
    names: events.data?.items.map((item) => item.value) ?? [],
    properties: events.data?.properties ?? [],
  };
}

function Editing(props: {
  touchpoint: string;
  stages: readonly EditorStage[];
  onDone: () => void;
}): ReactElement {
  return <TouchpointEditor {...props} suggestions={useSuggestions()} />;
}

function Adding(props: { stages: readonly EditorStage[]; onDone: () => void }): ReactElement {
  const [choices] = useChoices();
  const suggestions = useSuggestions();
  const stageId = props.stages.find((stage) => stage.id === choices.add)?.id ?? props.stages[0]?.id ?? '';
  const { name, via } = choices;
  const values = name === undefined ? [] : [name];
  return (
    <TouchpointForm
      key={`${stageId} ${name ?? ''} ${via ?? ''}`}
      stages={props.stages}
      suggestions={suggestions}
      onDone={props.onDone}
      start={{
        stageId,
        title: '',
        channel: via ?? null,
        rule: {
          match: 'all',
          conditions: [
            { kind: 'field', field: 'name', operator: 'is', values },
            ...(via === undefined
              ? []
              : [
                  {
                    kind: 'field' as const,
                    field: 'channel' as const,
                    operator: 'is' as const,
                    values: [via],
                  },
                ]),
          ],
        },
      }}
    />
  );
}
