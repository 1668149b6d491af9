/** One group: a sentence, what sets it apart, the ways its people take, the rule that comes closest, and the people. */
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { createSegment, type SegmentRule } from '../../segments/contract.ts';
import type { BehaviourGroup, Difference } from '../contract.ts';
import styles from './behaviour.module.css';
import type { useBehaviourQuery } from './behaviour-query.ts';
import { GroupPeople } from './group-people.tsx';

interface CardProps {
  readonly group: BehaviourGroup;
  readonly currency: string;
  readonly query: ReturnType<typeof useBehaviourQuery>;
  readonly ruleWords: (rule: SegmentRule) => string;
}

export function GroupCard(props: CardProps): ReactElement {
  const { group } = props;
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <Sheet>
      <p className={styles.says}>{group.sentence}</p>
      <div className={styles.columns}>
        {group.differences.length > 0 && (
          <div>
            <h3>{t('What sets them apart')}</h3>
            <ul className={styles.lines}>
              {group.differences.slice(0, 6).map((difference) => (
                <DifferenceLine
                  key={`${difference.figure} ${difference.way}`}
                  difference={difference}
                  currency={props.currency}
                />
              ))}
            </ul>
          </div>
        )}
        {group.ways.length > 0 && (
          <div>
            <h3>{t('Where they are met')}</h3>
            <ul className={styles.lines}>
              {group.ways.map(({ kind, id, title, met }) => (
                <li key={`${kind} ${id}`}>
                  <span>{title}</span>{' '}
                  <b>
                    {met.share === null
                      ? t('{count} of {of}', { count: met.count, of: met.of })
                      : format.share(met.share)}
                  </b>
                </li>
              ))}
            </ul>
          </div>
        )}
        <ClosestRule {...props} />
      </div>
      <Button small onClick={() => setOpen(true)}>
        {t('The {n, plural, one {# person} other {# people}}', { n: group.people })}
      </Button>
      {open && <GroupPeople group={group} query={props.query} onClose={() => setOpen(false)} />}
    </Sheet>
  );
}

function DifferenceLine(props: { difference: Difference; currency: string }): ReactElement {
  const { here, rest, unit, figure, way } = props.difference;
  const format = useFormat();
  const shown = (value: number): string => {
    if (unit === 'share') return format.share(value);
    if (unit === 'money') return format.money(Math.round(value), { currency: props.currency, round: true });
    const rounded = Math.round(value * 10) / 10;
    return unit === 'days'
      ? t('{n, plural, one {# day} other {# days}}', { n: Math.round(value) })
      : format.count(rounded);
  };
  const names = {
    way: t('meet “{way}”', { way: way ?? '' }),
    orders: t('orders each'),
    touches: t('touches each'),
    each: t('an order'),
    pause: t('between two days they are met'),
    orderPause: t('between two orders'),
    silent: t('silent for'),
    weekend: t('of their days at a weekend'),
  };
  return (
    <li>
      <span>{names[figure]}</span> <b>{shown(here)}</b>
      {', '}
      <span className={styles.others}>{t('the others {value}', { value: shown(rest) })}</span>
    </li>
  );
}

/** The rule that selects the group best, and how well; to be kept as a segment. */
function ClosestRule({ group, ruleWords }: CardProps): ReactElement {
  const business = useBusiness();
  const format = useFormat();
  const mayEdit = useMay('editor');
  const paths = usePaths();
  const saving = useChange(createSegment, ['analyze.segments']);
  if (group.rule === null)
    return (
      <div>
        <h3>{t('As a rule')}</h3>
        <p className={styles.quiet}>
          {t('No rule of a segment describes this group well enough. Its people can be downloaded.')}
        </p>
      </div>
    );
  const { rule, right, covered } = group.rule;
  const save = (): void =>
    saving.mutate(
      { params: { workspace: business.id }, body: { name: group.name.slice(0, 80), rule } },
      { onSuccess: () => say(t('Saved as a segment.')) },
    );
  return (
    <div>
      <h3>{t('As a rule')}</h3>
      <p>{ruleWords(rule)}</p>
      <p className={styles.quiet}>
        {right.share === null || covered.share === null
          ? t('{n} people in the rule are of the group.', { n: right.count })
          : t('Of 100 in the rule, {right} are in the group; it covers {covered} of 100 of the group.', {
              right: format.count(Math.round(right.share * 100)),
              covered: format.count(Math.round(covered.share * 100)),
            })}
      </p>
      <Refused error={saving.error} />
      {saving.data !== undefined ? (
        <ButtonLink small to={paths.customers} search={{ segment: saving.data.id } as never}>
          {t('Open the segment')}
        </ButtonLink>
      ) : (
        mayEdit && (
          <Button small onClick={save} busy={saving.isPending}>
            {t('Save as a segment')}
          </Button>
        )
      )}
    </div>
  );
}
