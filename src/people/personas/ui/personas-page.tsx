/** All personas as cards with their figures; none yet: an invitation to draft them from the data. */
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import {
  draftPersonas,
  type PersonaFigures,
  personasReport,
} from '../../../analyze/persona-figures/contract.ts';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { CustomerPages } from '../../../web/kit/customer-pages.tsx';
import { chosenLanguage } from '../../../web/kit/language.ts';
import { Lede, Page, Sheet } from '../../../web/kit/page.tsx';
import { SortableList } from '../../../web/kit/sortable-list.tsx';
import { EmptyState, ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { listPersonas, orderPersonas, type Persona } from '../contract.ts';
import { foundation } from '../founded.ts';
import { PersonaBasis } from './persona-basis.tsx';
import { PersonaFiguresList } from './persona-figures-list.tsx';
import { PersonaPicture } from './persona-picture.tsx';
import styles from './personas.module.css';
import { PersonasBeside, personasBeside } from './personas-beside.tsx';

/** The address of a persona that is not there yet. */
export const NEW_PERSONA = 'new';

export function PersonasPage(): ReactElement {
  const business = useBusiness();
  const mayEdit = useMay('editor');
  const paths = usePaths();
  const params = { workspace: business.id };
  const personas = useAsk(listPersonas, { params });
  const report = useAsk(personasReport, { params });
  const [ordering, setOrdering] = useState(false);
  const items = personas.data?.items;
  const [{ compare }, choose] = useChoices();
  const beside = personasBeside(items ?? [], compare);
  const mayCompare = beside === null && items !== undefined && items.length > 1;
  const problem = personas.error ?? report.error;
  return (
    <Page
      title={t('Personas')}
      under={t(
        'Kinds of customers you plan for, described in words, with the figures of who they really are.',
      )}
      tools={
        <>
          {mayCompare && (
            <Button
              small
              onClick={() =>
                choose({
                  compare: items
                    .slice(0, 2)
                    .map(({ id }) => id)
                    .join(','),
                })
              }
            >
              {t('Side by side')}
            </Button>
          )}
          {mayEdit && beside === null && items !== undefined && items.length > 0 && (
            <>
              {items.length > 1 && (
                <Button small onClick={() => setOrdering(!ordering)}>
                  {ordering ? t('Done') : t('Put in order')}
                </Button>
              )}
              <DraftButton />
              <ButtonLink weight="first" to={paths.persona(NEW_PERSONA)}>
                {t('New persona')}
              </ButtonLink>
            </>
          )}
        </>
      }
    >
      <CustomerPages />
      {problem !== null && <ErrorState error={problem} onRetry={() => void personas.refetch()} />}
      {items === undefined && problem === null && <Loading lines={6} height={26} />}
      {items?.length === 0 && <NoPersonas mayEdit={mayEdit} />}
      {items !== undefined && items.length > 0 && (
        <>
          {report.data !== undefined && <Lede>{report.data.sentence}</Lede>}
          {report.data?.caveats.map((caveat) => (
            <p key={caveat} className={styles.quiet}>
              {caveat}
            </p>
          ))}
          {beside !== null && beside.length > 1 ? (
            <PersonasBeside
              all={items}
              chosen={beside}
              figures={report.data?.items ?? []}
              currency={report.data?.currency ?? business.currency}
            />
          ) : ordering ? (
            <Order items={items} />
          ) : (
            <Grid
              items={items}
              figures={report.data?.items ?? []}
              currency={report.data?.currency ?? business.currency}
            />
          )}
          {report.data !== undefined && <PersonaBasis report={report.data} />}
        </>
      )}
    </Page>
  );
}

function NoPersonas(props: { mayEdit: boolean }): ReactElement {
  const paths = usePaths();
  return (
    <EmptyState
      title={t('No personas yet')}
      action={
        props.mayEdit && (
          <div className={styles.actions}>
            <DraftButton first />
            <ButtonLink to={paths.persona(NEW_PERSONA)}>{t('Describe one yourself')}</ButtonLink>
          </div>
        )
      }
    >
      <p>
        {t(
          'Customers can be drafted from your data: what groups of them do, how often they come and what they bring. Only what the data says is written down; what they want and feel is left for you to find out.',
        )}
      </p>
    </EmptyState>
  );
}

/** Says what was found, also when it is nothing new. */
function DraftButton(props: { first?: boolean }): ReactElement {
  const business = useBusiness();
  const drafting = useChange(draftPersonas);
  return (
    <div className={styles.draft}>
      <Button
        weight={props.first === true ? 'first' : 'usual'}
        busy={drafting.isPending}
        onClick={() =>
          drafting.mutate({ params: { workspace: business.id }, query: { language: chosenLanguage() } })
        }
      >
        {drafting.isPending ? t('Reading the data …') : t('Draft from the data')}
      </Button>
      <Refused error={drafting.error} />
      {drafting.data?.items.length === 0 && (
        <p role="status" className={styles.quiet}>
          {drafting.data.present.length > 0
            ? t('The data has no other groups than those that are here already.')
            : drafting.data.sentence}
        </p>
      )}
    </div>
  );
}

function Order(props: { items: readonly Persona[] }): ReactElement {
  const business = useBusiness();
  const ordering = useChange(orderPersonas);
  const [items, setItems] = useState(props.items);
  const order = (next: readonly Persona[]): void => {
    setItems(next);
    ordering.mutate({ params: { workspace: business.id }, body: { ids: next.map(({ id }) => id) } });
  };
  return (
    <>
      <Refused error={ordering.error} />
      <SortableList
        name={t('Personas')}
        items={items.map((item) => ({ ...item, key: item.id }))}
        onOrder={order}
      >
        {({ name }) => name}
      </SortableList>
    </>
  );
}

function Grid(props: {
  items: readonly Persona[];
  figures: readonly PersonaFigures[];
  currency: string;
}): ReactElement {
  const paths = usePaths();
  return (
    <ul className={styles.grid}>
      {props.items.map((persona) => {
        const figures = props.figures.find(({ personaId }) => personaId === persona.id);
        const { statements, founded } = foundation(persona);
        return (
          <li key={persona.id}>
            <Sheet>
              <div className={styles.head}>
                <PersonaPicture persona={persona} />
                <div>
                  <h2>
                    <Link to={paths.persona(persona.id)}>{persona.name}</Link>
                  </h2>
                  <p className={styles.story}>{persona.story}</p>
                </div>
              </div>
              {figures !== undefined && <PersonaFiguresList figures={figures} currency={props.currency} />}
              <p className={styles.quiet}>
                {statements === 0
                  ? t('Nothing is said of them yet.')
                  : t('{founded} of {n, plural, one {# statement} other {# statements}} with evidence', {
                      founded,
                      n: statements,
                    })}
              </p>
            </Sheet>
          </li>
        );
      })}
    </ul>
  );
}
