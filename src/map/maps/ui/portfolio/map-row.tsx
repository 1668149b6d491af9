/** One map in the list: its name, how well founded it is, owner, review, last change, and what can be done with it. */
import { Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import { todayIn } from '../../../../kernel/period-choice.ts';
import { useAsk, useChange } from '../../../../web/api/queries.ts';
import { usePaths } from '../../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../../web/kit/business.tsx';
import { Refused } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { say } from '../../../../web/kit/toast.tsx';
import { countComments } from '../../../comments/contract.ts';
import { deleteMap, duplicateMap, type MapSummary, restoreMap } from '../../contract.ts';
import { mapKindWord } from '../map-panel/map-fields.tsx';
import styles from './portfolio.module.css';
import { RenameMapDialog } from './rename-map-dialog.tsx';
import { useNames } from './use-names.ts';

export function MapRow(props: { map: MapSummary; health: ReactNode }): ReactElement {
  const { map } = props;
  const paths = usePaths();
  const names = useNames();
  const mayEdit = useMay('editor');
  const persona = names.persona(map.persona);
  const objective = [map.objective, map.target && t('Target: {target}', { target: map.target })].filter(
    (text) => text !== '',
  );
  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <h2>
          <Link to={paths.journeyMap(map.id)}>{map.title}</Link>
        </h2>
        <p className={styles.quiet}>
          {[mapKindWord(map.kind), ...(persona === null ? [] : [persona])].join(' · ')}
        </p>
        {objective.length > 0 && <p className={styles.quiet}>{objective.join(' · ')}</p>}
      </div>
      <Health map={map}>
        {props.health}
        <Said map={map.id} />
      </Health>
      <dl className={styles.facts}>
        <Fact name={t('Owner')}>
          <Who name={names.member(map.owner)} />
        </Fact>
        <Fact name={t('Next review')}>
          <Review day={map.reviewOn} />
        </Fact>
        <Fact name={t('Last change')}>
          <Changed map={map} />
        </Fact>
      </dl>
      {mayEdit && <RowMenu map={map} />}
    </li>
  );
}

function Fact(props: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Who(props: { name: string | null }): ReactElement {
  if (props.name === null) return <i>{t('nobody yet')}</i>;
  return (
    <span className={styles.who} title={props.name}>
      {props.name}
    </span>
  );
}

/** Size, and how much of it is more than a guess. */
function Health(props: { map: MapSummary; children: ReactNode }): ReactElement {
  const { stages, cards, guesses, advice } = props.map;
  const size = t(
    '{stages, plural, =0 {no stages yet} one {# stage} other {# stages}}, {cards, plural, =0 {no cards yet} one {# card} other {# cards}}',
    {
      stages,
      cards,
    },
  );
  return (
    <div className={styles.health}>
      <p>{size}</p>
      {guesses !== null && cards > 0 && (
        <>
          <span className={styles.founded} aria-hidden="true">
            <span style={{ width: `${(100 * (cards - guesses)) / cards}%` }} />
          </span>
          <p className={styles.quiet}>
            {guesses === 0
              ? t('every card has evidence')
              : t('{guesses} of {cards} cards are guesses', { guesses, cards })}
          </p>
        </>
      )}
      {advice !== null && advice > 0 && cards > 0 && (
        <p className={styles.quiet}>
          {t('{n, plural, one {# piece} other {# pieces}} of advice', { n: advice })}
        </p>
      )}
      {props.children}
    </div>
  );
}

/** What was said about it: what is new to the reader, else how much is open. */
function Said(props: { map: string }): ReactElement | null {
  const { id: workspace } = useBusiness();
  const counts = useAsk(countComments, { params: { workspace } }).data?.items;
  const { open = 0, unread = 0 } = counts?.find(({ map }) => map === props.map) ?? {};
  if (unread > 0) {
    return <p>{t('{n, plural, one {# new comment} other {# new comments}}', { n: unread })}</p>;
  }
  if (open === 0) return null;
  return (
    <p className={styles.quiet}>
      {t('{n, plural, one {# open thread} other {# open threads}} of comments', { n: open })}
    </p>
  );
}

function Review(props: { day: string | null }): ReactElement {
  const format = useFormat();
  const { timezone } = useBusiness();
  if (props.day === null) return <i>{t('no date')}</i>;
  const isOver = props.day < todayIn(timezone, Date.now());
  if (!isOver) return <>{format.day(props.day)}</>;
  return <b className={styles.overdue}>{t('overdue since {day}', { day: format.day(props.day) })}</b>;
}

function Changed(props: { map: MapSummary }): ReactElement {
  const format = useFormat();
  const { changedAt, changedBy } = props.map;
  return (
    <>
      <span title={format.dayTime(changedAt)}>{format.day(changedAt)}</span>
      {changedBy !== null && <Who name={changedBy} />}
    </>
  );
}

function RowMenu(props: { map: MapSummary }): ReactElement {
  const { map } = props;
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const navigate = useNavigate();
  const [renaming, setRenaming] = useState(false);
  const duplicating = useChange(duplicateMap, ['map.maps.']);
  const deleting = useChange(deleteMap, ['map.maps.']);
  const restoring = useChange(restoreMap, ['map.maps.']);
  const params = { workspace, map: map.id };
  const duplicate = (body: { title?: string; kind?: 'to-be' }): void =>
    duplicating.mutate(
      { params, body },
      {
        onSuccess: (copy) =>
          say(t('“{title}” is made', { title: copy.title }), {
            label: t('Open it'),
            act: () => void navigate({ to: paths.journeyMap(copy.id) }),
          }),
      },
    );
  const remove = (): void => {
    // The row is gone by then: it must not be the row that hears of it.
    const undo = { label: t('Undo'), act: () => restoring.mutate({ params }) };
    deleting.mutateAsync({ params }).then(
      () => say(t('“{title}” is deleted', { title: map.title }), undo),
      () => undefined,
    );
  };
  return (
    <div className={styles.menu}>
      <Menu position="bottom-end" shadow="none" width={230}>
        <Menu.Target>
          <button
            type="button"
            className={styles.dots}
            aria-label={t('What to do with “{title}”', { title: map.title })}
          >
            <span aria-hidden="true">•••</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown className={styles.choices ?? ''}>
          <Menu.Item onClick={() => setRenaming(true)}>{t('Rename')}</Menu.Item>
          <Menu.Item onClick={() => duplicate({})}>{t('Duplicate')}</Menu.Item>
          {map.kind !== 'to-be' && (
            <Menu.Item
              onClick={() =>
                duplicate({
                  kind: 'to-be',
                  title: t('{title}, as it should be', { title: map.title.slice(0, 170) }),
                })
              }
            >
              {t('Duplicate as it should be')}
            </Menu.Item>
          )}
          <Menu.Item onClick={remove}>{t('Delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Refused error={duplicating.error ?? deleting.error} />
      {renaming && <RenameMapDialog map={map} onClose={() => setRenaming(false)} />}
    </div>
  );
}
