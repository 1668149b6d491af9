/** Whether a map is still true: the verdict, what to look at with the people behind it, and what the figures mean. */
import type { ReactElement } from 'react';
import { addDays } from '../../../kernel/period-choice.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Figure } from '../../../web/kit/definition.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { retold, t } from '../../../web/kit/text.tsx';
import type { Finding, MapHealthReport } from '../contract.ts';
import styles from './map-health.module.css';
import { useMapHealth } from './use-map-health.ts';

interface Props {
  readonly map: string;
  /** Leads to cards or stages on the map. */
  readonly onShow: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

export function MapHealthPanel(props: Props): ReactElement {
  const health = useMapHealth(props.map);
  return (
    <SidePanel open title={t('Is this map still true?')} onClose={props.onClose}>
      {health.isError && <ErrorState error={health.error} onRetry={() => void health.refetch()} />}
      {health.data === undefined && !health.isError && <Loading lines={6} />}
      {health.data !== undefined && <Health {...props} health={health.data} />}
    </SidePanel>
  );
}

function Health(props: Props & { health: MapHealthReport }): ReactElement {
  const { health } = props;
  const format = useFormat();
  return (
    <div className={styles.health}>
      <p className={styles.sentence}>{health.said.map(retold).join(' ')}</p>
      {health.findings.length > 0 && (
        <ul>
          {health.findings.map((finding) => (
            <One key={finding.text} finding={finding} persona={health.personaId} onShow={props.onShow} />
          ))}
        </ul>
      )}
      <Facts health={health} />
      <p className={styles.soft}>
        {t('Held against {days}.', {
          days: format.days(health.period.fromDay, addDays(health.period.toDay, -1)),
        })}{' '}
        {health.persona !== null && t('Only people of “{persona}”.', { persona: health.persona })}
      </p>
    </div>
  );
}

function One(props: { finding: Finding; persona: string | null; onShow: Props['onShow'] }): ReactElement {
  const { ids, turned } = props.finding;
  return (
    <li>
      <p>{retold(props.finding)}</p>
      {(ids.length > 0 || turned !== null) && (
        <div className={styles.ways}>
          {ids.length > 0 && (
            <Button small weight="quiet" onClick={() => props.onShow(ids)}>
              {t('Show on the map')}
            </Button>
          )}
          {turned !== null && (
            <PeopleLink
              figure="map-health.turned"
              of={turned}
              // The usual days, as the health was asked for.
              asked={{ persona: props.persona ?? undefined }}
            >
              {t('The people')}
            </PeopleLink>
          )}
        </div>
      )}
    </li>
  );
}

/** The figures behind the verdict; each opens its definition. */
function Facts(props: { health: MapHealthReport }): ReactElement {
  const { order, events, evidence, definitions } = props.health;
  const format = useFormat();
  const fact = (name: string, figure: string, value: string, basis: string) => {
    const { term, text, formula } = definitions[figure] ?? { term: name, text: '', formula: null };
    return (
      <div>
        <dt>{name}</dt>
        <dd>
          <Figure meaning={{ term, text, formula, basis }}>{value}</Figure>
        </dd>
      </div>
    );
  };
  return (
    <dl className={styles.facts}>
      {order !== null &&
        order.pairs > 0 &&
        fact(
          t('In the drawn order'),
          'order',
          format.share(order.asDrawn / order.pairs),
          t('{n, plural, one {# pair} other {# pairs}} of meetings', { n: order.pairs }),
        )}
      {events !== null &&
        events.all > 0 &&
        fact(
          t('At no touchpoint'),
          'offMap',
          format.share(events.offMap / events.all),
          t('{n, plural, one {# event} other {# events}}', { n: events.all }),
        )}
      {evidence.pieces > 0 &&
        fact(
          t('Old evidence'),
          'evidence',
          t('{old} of {all}', { old: format.count(evidence.old), all: format.count(evidence.pieces) }),
          t(
            '{n, plural, =0 {every day is known} one {of # piece the day is not known} other {of # pieces the day is not known}}',
            {
              n: evidence.undated,
            },
          ),
        )}
    </dl>
  );
}
