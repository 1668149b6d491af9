/** The checklist of one visit, for one thumb on a phone: touchpoint after touchpoint, kept as one goes. */
import { useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { freshId } from '../../../web/api/fresh-id.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { Form, TextField } from '../../../web/kit/form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { BusinessPictures } from '../../../web/kit/pictures/stored-picture.tsx';
import { ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { listCompetitors } from '../contract.ts';
import { isAnswered } from '../visits/checklist.ts';
import type { VisitItem } from '../visits/contract.ts';
import { type OpenVisit, useVisit } from './use-visit.ts';
import styles from './visit.module.css';
import { VisitHeadDialog } from './visit-head-dialog.tsx';
import { VisitItemView } from './visit-item.tsx';
import type { Saving } from './visit-sitting.ts';

export function VisitPage(): ReactElement {
  const { visit } = useParams({ strict: false }) as { visit: string };
  return <OneVisit key={visit} id={visit} />;
}

function OneVisit(props: { id: string }): ReactElement {
  const { id: workspace } = useBusiness();
  const format = useFormat();
  const paths = usePaths();
  const mayEdit = useMay('editor');
  const [changing, setChanging] = useState(false);
  const { open, error } = useVisit(props.id);
  const competitors = useAsk(listCompetitors, { params: { workspace }, offline: true }).data?.items;
  if (open === undefined || competitors === undefined) {
    return (
      <Page title={t('A visit')} width="text">
        {error === null ? <Loading lines={6} height={60} /> : <ErrorState error={error} />}
      </Page>
    );
  }
  const { visit } = open.seen;
  const name = competitors.find(({ id }) => id === visit.competitor)?.name;
  const title =
    visit.competitor === null
      ? t('A visit to ourselves')
      : t('A visit to {name}', { name: name ?? t('a competitor') });
  return (
    <Page
      title={title}
      width="text"
      under={t('{day}, by {visitor}', { day: format.day(visit.visitedOn), visitor: visit.visitor })}
      tools={
        <>
          {mayEdit && (
            <Button small onClick={() => setChanging(true)}>
              {t('Change the day or the name')}
            </Button>
          )}
          <ButtonLink to={paths.competitors} small>
            {t('All visits')}
          </ButtonLink>
        </>
      }
    >
      <BusinessPictures>
        <Checklist open={open} />
      </BusinessPictures>
      {changing && (
        <VisitHeadDialog
          visit={visit}
          onChange={(head) => open.sitting.change(head)}
          onClose={() => setChanging(false)}
        />
      )}
    </Page>
  );
}

function Checklist(props: { open: OpenVisit }): ReactElement {
  const { sitting, photos, seen } = props.open;
  const { visit, saving, problem } = seen;
  const mayEdit = useMay('editor');
  const answered = visit.items.filter(isAnswered).length;
  const stages = [...new Set(visit.items.map(({ stage }) => stage))];
  return (
    <>
      <p className={styles.progress} role="status">
        <b>{t('{answered} of {n} looked at', { answered, n: visit.items.length })}</b>
        {mayEdit && <span>{savingWord(saving)}</span>}
      </p>
      <Refused error={problem} />
      {stages.map((stage) => (
        <section
          key={stage}
          className={styles.stage}
          aria-label={stage === '' ? t('Without a stage') : stage}
        >
          {stage !== '' && <h2>{stage}</h2>}
          {visit.items
            .filter((item) => item.stage === stage)
            .map((item) => (
              <VisitItemView key={item.key} item={item} sitting={sitting} photos={photos} />
            ))}
        </section>
      ))}
      {mayEdit && (
        <>
          <FoundOnTheSpot stages={stages} onFind={(found) => sitting.change({ found: [found] })} />
          <div className={styles.foot}>
            {visit.doneAt === null ? (
              <Button weight="first" onClick={() => sitting.change({ isDone: true })}>
                {t('The visit is done')}
              </Button>
            ) : (
              <>
                <p>{t('This visit is done. It can still be changed.')}</p>
                <Button small onClick={() => sitting.change({ isDone: false })}>
                  {t('Go on with it')}
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </>
  );
}

function savingWord(saving: Saving): string {
  switch (saving) {
    case 'saved':
      return t('Saved');
    case 'saving':
      return t('Saving …');
    case 'waiting':
      return t('No connection: kept on this device, sent when it is back.');
    case 'refused':
      return t('Not saved');
  }
}

/** Something they have that is not on the list. */
function FoundOnTheSpot(props: {
  stages: readonly string[];
  onFind: (found: Pick<VisitItem, 'key' | 'title' | 'stage'>) => void;
}): ReactElement {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button small onClick={() => setOpen(true)}>
        {t('Something that is not on the list')}
      </Button>
    );
  }
  return (
    <Form
      action={t('Add it')}
      weight="usual"
      onSend={({ title = '', stage = '' }) => {
        const key = freshId('fnd');
        if (title.trim() !== '') props.onFind({ key, title: title.trim(), stage: stage.trim() });
        setOpen(false);
      }}
      more={
        <Button weight="quiet" onClick={() => setOpen(false)}>
          {t('Cancel')}
        </Button>
      }
    >
      <TextField
        name="title"
        label={t('What they have')}
        placeholder={t('I take a cake home')}
        required
        focus
      />
      <TextField name="stage" label={t('Stage')} value={props.stages.at(-1) ?? ''} />
    </Form>
  );
}
