/** The saved reports on Home, in the order somebody gave them. They are asked after the rest of Home, two at a time. */
import { Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useState } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { homeOrder, pageOf, searchOf } from '../../../web/kit/kept.ts';
import { Section } from '../../../web/kit/page.tsx';
import { SortableList } from '../../../web/kit/sortable-list.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { listSaved, orderHome, type SavedReport } from '../contract.ts';
import styles from './pinned-reports.module.css';
import { SavedAnswer } from './saved-answer.tsx';

/** Browsers hold six connections to a server: cards leave some for the page. */
const AT_ONCE = 2;

export function PinnedReports(): ReactElement | null {
  const { id: workspace } = useBusiness();
  const mayEdit = useMay('editor');
  const saved = useAsk(listSaved, { params: { workspace } });
  const ordering = useHomeOrder();
  const [arranging, setArranging] = useState(false);
  const held = homeOrder(saved.data?.items ?? []);
  const items = ordering.wanted === null ? held : inOrder(held, ordering.wanted);
  if (held.length === 0) return null;
  return (
    <Section
      title={t('Reports you keep an eye on')}
      tools={
        mayEdit && (
          <Button small onClick={() => setArranging(!arranging)} aria-pressed={arranging}>
            {arranging ? t('Done') : t('Arrange')}
          </Button>
        )
      }
    >
      <Refused error={ordering.error} />
      {arranging ? (
        <SortableList
          name={t('Reports on Home')}
          items={items.map(({ id, name }) => ({ key: id, name }))}
          onOrder={(order) => ordering.set(order.map(({ key }) => key))}
        >
          {(item) => (
            <div className={styles.row}>
              <span>{item.name}</span>
              <Button
                small
                weight="quiet"
                onClick={() => {
                  const before = items.map(({ id }) => id);
                  ordering.set(before.filter((id) => id !== item.key));
                  say(t('“{name}” is no longer on Home.', { name: item.name }), {
                    label: t('Undo'),
                    act: () => ordering.set(before),
                  });
                }}
              >
                {t('Take off Home')}
              </Button>
            </div>
          )}
        </SortableList>
      ) : (
        <Cards items={items} />
      )}
    </Section>
  );
}

function Cards(props: { items: readonly SavedReport[] }): ReactElement {
  const paths = usePaths();
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const note = useCallback((id: string) => setAnswered((before) => new Set(before).add(id)), []);
  const waiting = props.items.filter(({ id }) => !answered.has(id)).slice(0, AT_ONCE);
  return (
    <ul className={styles.cards}>
      {props.items.map((item) => (
        <li key={item.id} className={styles.card}>
          <h3>
            <Link to={pageOf(item.report, paths)} search={searchOf(item) as never}>
              {item.name}
            </Link>
          </h3>
          <Card item={item} asked={answered.has(item.id) || waiting.includes(item)} onAnswered={note} />
        </li>
      ))}
    </ul>
  );
}

function Card(props: { item: SavedReport; asked: boolean; onAnswered: (id: string) => void }): ReactElement {
  const { item, onAnswered } = props;
  const note = useCallback(() => onAnswered(item.id), [onAnswered, item.id]);
  return <SavedAnswer saved={item} asked={props.asked} onAnswered={note} />;
}

/** The order as it is wanted, shown at once; null when the server has it. */
function useHomeOrder() {
  const { id: workspace } = useBusiness();
  const ordering = useChange(orderHome, ['analyze.saved']);
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const set = (ids: readonly string[]): void => {
    setWanted(ids);
    ordering.mutate(
      { params: { workspace }, body: { saved: [...ids] } },
      { onSettled: () => setWanted((latest) => (latest === ids ? null : latest)) },
    );
  };
  return { wanted, set, error: ordering.error };
}

function inOrder(items: readonly SavedReport[], ids: readonly string[]): SavedReport[] {
  return ids.flatMap((id) => items.find((item) => item.id === id) ?? []);
}
