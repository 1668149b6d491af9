/** Two versions side by side, in words: what was added, moved, changed and removed; and the live numbers of both times. */
import { type ReactElement, useState } from 'react';
import { useAsk } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Row, SelectField } from '../../../../web/kit/form.tsx';
import { ErrorState, Loading } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { MapDocument } from '../../document/document.ts';
import { listed, seen } from '../../document/seen.ts';
import { compareVersions, type MapChange, type MapVersion } from '../../versions/contract.ts';
import { useAround } from '../desk/around.ts';
import { changeWords } from './change-words.ts';
import { useVersionWords } from './version-words.ts';
import styles from './versions.module.css';

const NOW = 'now';
const KINDS = ['added', 'moved', 'changed', 'removed'] as const;

export function Comparison(props: {
  map: string;
  whole: MapDocument;
  versions: readonly MapVersion[];
  /** The version to begin with; it is compared with the present. */
  begin: string;
  onBack: () => void;
}): ReactElement {
  const { id: workspace } = useBusiness();
  const words = useVersionWords();
  const [from, setFrom] = useState(props.begin);
  const [to, setTo] = useState(NOW);
  const asked = { params: { workspace, map: props.map }, query: { from, to } };
  const changes = useAsk(compareVersions, { ...asked, keep: true });
  const madeAt = (id: string): number | undefined => props.versions.find((each) => each.id === id)?.madeAt;
  const choices = [
    { value: NOW, label: t('Now') },
    ...props.versions.map((version) => ({ value: version.id, label: words.title(version) })),
  ];
  return (
    <div className={styles.comparison}>
      <Button small weight="quiet" onClick={props.onBack}>
        {t('All versions')}
      </Button>
      <Row>
        <SelectField name="from" label={t('From')} value={from} choices={choices} onChange={setFrom} />
        <SelectField name="to" label={t('To')} value={to} choices={choices} onChange={setTo} />
      </Row>
      {changes.isError && <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.data === undefined && !changes.isError && <Loading lines={4} />}
      {changes.data?.items.length === 0 && <p className={styles.quiet}>{t('Both are the same.')}</p>}
      <Numbers whole={props.whole} from={madeAt(from)} to={madeAt(to)} />
      {KINDS.map((what) => (
        <Changes
          key={what}
          what={what}
          whole={props.whole}
          changes={(changes.data?.items ?? []).filter((change) => change.what === what)}
        />
      ))}
    </div>
  );
}

/** The live numbers that are on the map, as they were at both times; those of now where no instant is given. */
function Numbers(props: {
  whole: MapDocument;
  from: number | undefined;
  to: number | undefined;
}): ReactElement | null {
  const { renderFigure } = useAround();
  const { cards, map } = seen(props.whole);
  const live = [
    { id: 'objective', text: t('Objective'), figure: map.measure },
    ...listed(cards).map(({ id, text, figure }) => ({ id, text, figure })),
  ].flatMap(({ figure, ...each }) => (figure === null ? [] : [{ ...each, figure }]));
  if (live.length === 0) return null;
  const figure = (of: (typeof live)[number]['figure'], at: number | undefined) =>
    renderFigure?.(of, at) ?? t('not known');
  return (
    <section aria-label={t('Numbers then and now')} className={styles.changes}>
      <h3>{t('Numbers then and now')}</h3>
      <ul>
        {live.map((each) => (
          <li key={each.id}>
            <p>{each.text === '' ? t('A card without words') : each.text}</p>
            <div className={styles.numbers}>
              {figure(each.figure, props.from)}
              <span aria-hidden="true">→</span>
              {figure(each.figure, props.to)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes(props: {
  what: MapChange['what'];
  whole: MapDocument;
  changes: readonly MapChange[];
}): ReactElement | null {
  const { what, changes } = props;
  if (changes.length === 0) return null;
  const titles = { added: t('Added'), moved: t('Moved'), changed: t('Changed'), removed: t('Removed') };
  return (
    <section aria-label={titles[what]} className={styles.changes}>
      <h3>
        {titles[what]} <span className={styles.quiet}>{changes.length}</span>
      </h3>
      <ul>
        {changes.map((change) => {
          const { title, details } = changeWords(change, props.whole);
          return (
            <li key={change.id}>
              <p>{title}</p>
              {details.map((detail) => (
                <p key={detail} className={styles.quiet}>
                  {detail}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
