/** Begins a visit as a customer: where, when, by whom, and what the checklist is made of. */
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { todayIn } from '../../../kernel/period-choice.ts';
import { getMe } from '../../../people/accounts/contract.ts';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Form, type FormValues, Row, SelectField, TextField } from '../../../web/kit/form.tsx';
import { chosenLanguage } from '../../../web/kit/language.ts';
import { Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { listTemplates } from '../../draft/contract.ts';
import { listMaps } from '../../maps/contract.ts';
import { listTouchpoints } from '../../touchpoints/contract.ts';
import { type Competitor, createVisit, type VisitDraft } from '../contract.ts';

export function VisitDialog(props: {
  competitors: readonly Competitor[];
  /** Whom it begins with; null: ourselves. */
  competitor: string | null;
  onClose: () => void;
}): ReactElement {
  const { id: workspace, timezone } = useBusiness();
  const paths = usePaths();
  const navigate = useNavigate();
  const me = useAsk(getMe).data;
  const [today] = useState(() => todayIn(timezone, Date.now()));
  const creating = useChange(createVisit, ['map.competitors.']);
  const lists = useChecklists();
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
          <Row>
            <TextInput
              name="visitedOn"
              type="date"
              label={t('Day')}
              defaultValue={today}
              required
              withAsterisk={false}
            />
            <TextField
              name="visitor"
              label={t('Who visits')}
              value={(me.account?.name || me.account?.email)?.slice(0, 80) ?? ''}
              length={80}
              required
            />
          </Row>
          <SelectField
            name="checklist"
            label={t('Checklist')}
            note={t('Take the same one for you and for them, so that there is something to compare.')}
            choices={lists}
          />
        </Form>
      )}
    </Dialog>
  );
}

/** The choices of a checklist: what is theirs first, then trades. Undefined until all are known. */
function useChecklists(): { value: string; label: string }[] | undefined {
  const asked = { params: { workspace: useBusiness().id } };
  const touchpoints = useAsk(listTouchpoints, asked).data?.items;
  const templates = useAsk(listTemplates, { ...asked, query: { language: chosenLanguage() } }).data?.items;
  const maps = useAsk(listMaps, asked).data?.items;
  if (touchpoints === undefined || templates === undefined || maps === undefined) return undefined;
  return [
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
  const [from, id = ''] = checklist.split(' ');
  return {
    competitor: competitor === '' ? null : competitor,
    visitedOn,
    visitor,
    checklist:
      from === 'map'
        ? { from, map: id }
        : from === 'template'
          ? { from, template: id, language: chosenLanguage() }
          : { from: 'touchpoints' },
  };
}
