/** Ourselves and each competitor with the visits there have been; changed, drawn as a map, deleted and brought back here. */
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { chosenLanguage } from '../../../web/kit/language.ts';
import { Section } from '../../../web/kit/page.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { type Competitor, deleteCompetitor, drawCompetitor, restoreCompetitor } from '../contract.ts';
import { deleteVisit, restoreVisit, type VisitSummary } from '../visits/contract.ts';
import { CompetitorDialog } from './competitor-dialog.tsx';
import styles from './competitors.module.css';
import { useWaitsHere } from './use-visit.ts';

const TOUCHES = ['map.competitors.'];

export function CompetitorList(props: {
  competitors: readonly Competitor[];
  visits: readonly VisitSummary[];
  onVisit: (competitor: string | null) => void;
}): ReactElement {
  const { visits, onVisit } = props;
  const visitsOf = (id: string | null): VisitSummary[] =>
    visits.filter(({ competitor }) => competitor === id);
  return (
    <Section title={t('Visits')}>
      <div className={styles.list}>
        <Party name={t('Ourselves')} visits={visitsOf(null)} onVisit={() => onVisit(null)} />
        {props.competitors.map((competitor) => (
          <Party
            key={competitor.id}
            name={competitor.name}
            about={<About competitor={competitor} />}
            tools={<Tools competitor={competitor} visits={visitsOf(competitor.id)} />}
            visits={visitsOf(competitor.id)}
            onVisit={() => onVisit(competitor.id)}
          />
        ))}
      </div>
    </Section>
  );
}

function Party(props: {
  name: string;
  about?: ReactNode;
  tools?: ReactNode;
  visits: readonly VisitSummary[];
  onVisit: () => void;
}): ReactElement {
  const { name, visits } = props;
  const mayEdit = useMay('editor');
  return (
    <article className={styles.party} aria-label={name}>
      <h3>{name}</h3>
      {props.about}
      {visits.length === 0 ? (
        <p className={styles.quiet}>{t('No visit yet.')}</p>
      ) : (
        <ul className={styles.visits}>
          {visits.map((visit) => (
            <VisitLine key={visit.id} visit={visit} />
          ))}
        </ul>
      )}
      {mayEdit && (
        <div className={styles.tools}>
          <Button small onClick={props.onVisit} aria-label={t('New visit: {name}', { name })}>
            {t('New visit')}
          </Button>
          {props.tools}
        </div>
      )}
    </article>
  );
}

function About(props: { competitor: Competitor }): ReactElement {
  const { link, notes } = props.competitor;
  return (
    <>
      {link !== null && (
        <p>
          <a href={link} rel="noreferrer" target="_blank">
            {link.replace(/^https?:\/\//, '').replace(/\/$/, '')}
          </a>
        </p>
      )}
      {notes !== '' && <p className={styles.notes}>{notes}</p>}
    </>
  );
}

function VisitLine(props: { visit: VisitSummary }): ReactElement {
  const { id, visitedOn, visitor, answered, items, doneAt } = props.visit;
  const { id: workspace } = useBusiness();
  const format = useFormat();
  const paths = usePaths();
  const mayEdit = useMay('editor');
  const [asking, setAsking] = useState(false);
  const waits = useWaitsHere(id);
  const deleting = useChange(deleteVisit, TOUCHES);
  const restoring = useChange(restoreVisit, TOUCHES);
  const params = { workspace, visit: id };
  const day = format.day(visitedOn);
  const remove = (): void => {
    const undo = { label: t('Undo'), act: () => restoring.mutate({ params }) };
    deleting.mutateAsync({ params }).then(
      () => say(t('The visit of {day} is deleted', { day }), undo),
      () => undefined,
    );
  };
  return (
    <li>
      <Link to={paths.visit(id)}>{t('{day}, {visitor}', { day, visitor })}</Link>
      <span className={styles.quiet}>
        {doneAt === null
          ? t('{answered} of {n}, under way', { answered, n: items })
          : t('{answered} of {n}', { answered, n: items })}
      </span>
      {waits && <b className={styles.waits}>{t('Not sent yet: open it to send it')}</b>}
      {mayEdit && (
        <Button
          small
          weight="quiet"
          onClick={() => setAsking(true)}
          aria-label={t('Delete the visit of {day}', { day })}
        >
          {t('Delete')}
        </Button>
      )}
      <Confirm
        open={asking}
        title={t('Delete the visit of {day}?', { day })}
        action={t('Delete it')}
        busy={deleting.isPending}
        error={deleting.error}
        onConfirm={remove}
        onClose={() => setAsking(false)}
      >
        <p>{t('Its scores, notes and photos no longer count. For thirty days it can be brought back.')}</p>
      </Confirm>
    </li>
  );
}

function Tools(props: { competitor: Competitor; visits: readonly VisitSummary[] }): ReactElement {
  const { competitor, visits } = props;
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const deleting = useChange(deleteCompetitor, TOUCHES);
  const restoring = useChange(restoreCompetitor, TOUCHES);
  const drawing = useChange(drawCompetitor, ['map.maps.']);
  const params = { workspace, competitor: competitor.id };
  const { name } = competitor;
  const remove = (): void => {
    const undo = { label: t('Undo'), act: () => restoring.mutate({ params }) };
    deleting.mutateAsync({ params }).then(
      () => say(t('“{name}” is deleted', { name }), undo),
      () => undefined,
    );
  };
  return (
    <>
      {visits.some(({ answered }) => answered > 0) && (
        <Button
          small
          busy={drawing.isPending}
          onClick={() =>
            drawing.mutate(
              { params, query: { language: chosenLanguage() } },
              { onSuccess: ({ map }) => void navigate({ to: paths.journeyMap(map) }) },
            )
          }
        >
          {t('Draw their map')}
        </Button>
      )}
      <Button
        small
        weight="quiet"
        onClick={() => setOpen('change')}
        aria-label={t('Change “{name}”', { name })}
      >
        {t('Change')}
      </Button>
      <Button
        small
        weight="quiet"
        onClick={() => setOpen('delete')}
        aria-label={t('Delete “{name}”', { name })}
      >
        {t('Delete')}
      </Button>
      <Refused error={drawing.error} />
      {open === 'change' && <CompetitorDialog competitor={competitor} onClose={() => setOpen(null)} />}
      <Confirm
        open={open === 'delete'}
        title={t('Delete “{name}”?', { name })}
        action={t('Delete')}
        busy={deleting.isPending}
        error={deleting.error}
        onConfirm={remove}
        onClose={() => setOpen(null)}
      >
        <p>
          {t(
            '{n, plural, =0 {It leaves the comparison.} one {It leaves the comparison with its visit.} other {It leaves the comparison with its # visits.}} For thirty days it can be brought back; maps drawn of it stay.',
            { n: visits.length },
          )}
        </p>
      </Confirm>
    </>
  );
}
