/** Begins a visit as a customer: where, when, by whom, and what the checklist is made of. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { nameOf } from '../../../kernel/names.ts';
import { getMe } from '../../../people/accounts/contract.ts';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Form, type FormValues, SelectField } from '../../../web/kit/form.tsx';
import { chosenLanguage } from '../../../web/kit/language.ts';
import { Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { listTemplates } from '../../draft/contract.ts';
import { listMaps } from '../../maps/contract.ts';
import { listTouchpoints } from '../../touchpoints/contract.ts';
import type { Competitor } from '../contract.ts';
import { type ChecklistFrom, createVisit, type VisitDraft, type VisitSummary } from '../visits/contract.ts';
import { VisitHeadFields } from './visit-head-fields.tsx';

export function VisitDialog(props: {
  competitors: readonly Competitor[];
  /** Newest first. */
  visits: readonly VisitSummary[];
  /** Whom it begins with; null: ourselves. */
  competitor: string | null;
  onClose: () => void;
}): ReactElement {
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const navigate = useNavigate();
  const me = useAsk(getMe).data;
  const creating = useChange(createVisit, ['map.competitors.']);
  const lists = useChecklists(props.visits);
  const begin = (values: FormValues): void =>
    creating.mutate(
      { params: { workspace }, body: draftOf(values) },
      { onSuccess: ({ id }) => void navigate({ to: paths.visit(id) }) },
    );
  return (
    <Dialog title={t('New visit')} width={520} onClose={props.onClose}>
      {lists === undefined || me === undefined ? (
        <Loading lines={4} height={44} />
      ) : (
        <Form action={t('Begin the visit')} busy={creating.isPending} error={creating.error} onSend={begin}>
          <SelectField
            name="competitor"
            label={t('Whom you visit')}
            value={props.competitor ?? ''}
            choices={[
              { value: '', label: t('Ourselves') },
              ...props.competitors.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            focus
          />
          <VisitHeadFields visitor={me.account ? nameOf(me.account).slice(0, 80) : ''} />
          <SelectField
            name="checklist"
            label={t('Checklist')}
            note={t('Take the same one for you and for them, so that there is something to compare.')}
            choices={lists}
            required
          />
        </Form>
      )}
    </Dialog>
  );
}

/** The choices of a checklist: the last one first, then what is theirs, then trades. Undefined until all are known. */
function useChecklists(visits: readonly VisitSummary[]): { value: string; label: string }[] | undefined {
  const format = useFormat();
  const last = visits[0];
  const asked = { params: { workspace: useBusiness().id } };
  const touchpoints = useAsk(listTouchpoints, asked).data?.items;
  const templates = useAsk(listTemplates, { ...asked, query: { language: chosenLanguage() } }).data?.items;
  const maps = useAsk(listMaps, asked).data?.items;
  if (touchpoints === undefined || templates === undefined || maps === undefined) return undefined;
  const isTradesAlone = last === undefined && touchpoints.length === 0 && maps.length === 0;
  return [
    // Nobody's trade is the first of the alphabet.
    ...(isTradesAlone ? [{ value: '', label: t('Choose your trade') }] : []),
    ...(last === undefined
      ? []
      : [
          {
            value: `visit ${last.id}`,
            label: t('The list of the last visit, {day} ({n})', {
              day: format.day(last.visitedOn),
              n: last.items,
            }),
          },
        ]),
    ...(touchpoints.length > 0
      ? [{ value: 'touchpoints', label: t('Our touchpoints ({n})', { n: touchpoints.length }) }]
      : []),
    ...maps.map(({ id, title }) => ({ value: `map ${id}`, label: t('The map “{title}”', { title }) })),
    ...templates.map(({ id, name, touchpoints: n }) => ({
      value: `template ${id}`,
      label: t('Trade: {name} ({n})', { name, n }),
    })),
  ];
}

function draftOf(values: FormValues): VisitDraft {
  const { competitor = '', visitedOn = '', visitor = '', checklist = '' } = values;
  return {
    competitor: competitor === '' ? null : competitor,
    visitedOn,
    visitor,
    checklist: checklistOf(checklist),
  };
}

function checklistOf(chosen: string): ChecklistFrom {
  const [from, id = ''] = chosen.split(' ');
  if (from === 'visit') return { from, visit: id };
  if (from === 'map') return { from, map: id };
  return from === 'template' ? { from, template: id, language: chosenLanguage() } : { from: 'touchpoints' };
}
