/** One persona: to read and print, to change, to delete and bring back. */
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { personasReport } from '../../analyze/persona-figures/contract.ts';
import { listSegments } from '../../analyze/segments/contract.ts';
import { deletePersona, listPersonas, type Persona } from '../../people/personas/contract.ts';
import { DeletedNote } from '../../people/personas/ui/deleted-note.tsx';
import { hasKeptDraft } from '../../people/personas/ui/draft-kept.ts';
import { draftKey, PersonaForm } from '../../people/personas/ui/persona-form.tsx';
import { PersonaView } from '../../people/personas/ui/persona-view.tsx';
import { NEW_PERSONA } from '../../people/personas/ui/personas-page.tsx';
import { PictureButton } from '../../people/personas/ui/picture-button.tsx';
import { useAsk, useChange } from '../api/queries.ts';
import { usePaths } from '../kit/address.ts';
import { useBusiness, useMay } from '../kit/business.tsx';
import { Button, ButtonLink } from '../kit/button.tsx';
import { Page } from '../kit/page.tsx';
import { EmptyState, ErrorState, Loading, Refused } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import { useRuleSentence } from './rule-sentence.ts';

export function PersonaPage(): ReactElement {
  const business = useBusiness();
  const { persona: id = '' } = useParams({ strict: false }) as { persona?: string };
  const personas = useAsk(listPersonas, { params: { workspace: business.id } });
  const [deleted, setDeleted] = useState<Persona | null>(null);
  // Asked for here: the persona is gone from the list before the answer is, and its page with it.
  const deleting = useChange(deletePersona);
  const [leaving, setLeaving] = useState<Persona | null>(null);
  const remove = (persona: Persona): void => {
    setLeaving(persona);
    deleting.mutate(
      { params: { workspace: business.id, persona: persona.id } },
      { onSuccess: () => setDeleted(persona) },
    );
  };
  if (deleted !== null)
    return (
      <Page title={t('Personas')}>
        <DeletedNote persona={deleted} onBack={() => setDeleted(null)} />
      </Page>
    );
  if (id === NEW_PERSONA) return <NewPersona />;
  const persona =
    personas.data?.items.find((each) => each.id === id) ?? (deleting.isPending ? leaving : null);
  if (persona !== null)
    return (
      <OnePersona
        key={persona.id}
        persona={persona}
        onDelete={() => remove(persona)}
        deleting={deleting.isPending}
        refused={deleting.error}
      />
    );
  return (
    <Page title={t('Personas')}>
      {personas.isError && <ErrorState error={personas.error} onRetry={() => void personas.refetch()} />}
      {personas.isLoading && <Loading lines={8} height={24} />}
      {personas.data !== undefined && <NotThere />}
    </Page>
  );
}

function NotThere(): ReactElement {
  const paths = usePaths();
  return (
    <EmptyState
      title={t('There is no such persona')}
      action={<ButtonLink to={paths.personas}>{t('To the personas')}</ButtonLink>}
    >
      <p>{t('It may have been deleted.')}</p>
    </EmptyState>
  );
}

function NewPersona(): ReactElement {
  const paths = usePaths();
  const navigate = useNavigate();
  const goTo = (to: string): void => void navigate({ to });
  return (
    <Page title={t('New persona')} width="text">
      <PersonaForm
        persona={null}
        onSaved={({ id }) => goTo(paths.persona(id))}
        onCancel={() => goTo(paths.personas)}
      />
    </Page>
  );
}

function OnePersona(props: {
  persona: Persona;
  onDelete: () => void;
  deleting: boolean;
  refused: unknown;
}): ReactElement {
  const { persona } = props;
  const business = useBusiness();
  const mayEdit = useMay('editor');
  const paths = usePaths();
  const params = { workspace: business.id };
  // What was typed and not saved is shown again.
  const [editing, setEditing] = useState(() => mayEdit && hasKeptDraft(draftKey(persona)));
  const report = useAsk(personasReport, { params });
  const segments = useAsk(listSegments, { params });
  const ruleWords = useRuleSentence();
  const segment = segments.data?.items.find(({ id }) => id === persona.segmentId);
  if (editing)
    return (
      <Page title={persona.name} width="text">
        <PersonaForm persona={persona} onSaved={() => setEditing(false)} onCancel={() => setEditing(false)} />
      </Page>
    );
  return (
    <Page
      title={persona.name}
      tools={
        <>
          <ButtonLink small weight="quiet" to={paths.personas}>
            {t('All personas')}
          </ButtonLink>
          {segment !== undefined && (
            <ButtonLink small to={paths.insights} search={{ persona: persona.id } as never}>
              {t('Their steps')}
            </ButtonLink>
          )}
          <Button small onClick={() => window.print()}>
            {t('Print')}
          </Button>
          {mayEdit && (
            <>
              <PictureButton persona={persona} />
              <Button small onClick={props.onDelete} busy={props.deleting}>
                {t('Delete')}
              </Button>
              <Button weight="first" onClick={() => setEditing(true)}>
                {t('Change')}
              </Button>
            </>
          )}
        </>
      }
    >
      <Refused error={props.refused} />
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      <PersonaView
        persona={persona}
        report={report.data}
        who={segment === undefined ? null : ruleWords(segment.rule)}
      />
    </Page>
  );
}
