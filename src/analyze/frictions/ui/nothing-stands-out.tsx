/** No pain points: what was looked at, and how much would be needed to see one. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { EmptyState } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type PainPointsReport, runPainPoints } from '../contract.ts';

export function NothingStandsOut(props: { report: PainPointsReport }): ReactElement | null {
  const format = useFormat();
  const paths = usePaths();
  const { lookedAt } = props.report;
  if (lookedAt === null) return null;
  if (lookedAt.touchpoints === 0 && lookedAt.people > 0) {
    return (
      <EmptyState
        title={t('No map to look along yet')}
        action={<ButtonLink to={paths.draft}>{t('Draft my map')}</ButtonLink>}
      >
        {t(
          'Your data is in: {people, plural, one {# person} other {{shown} people}}. Pain points are looked for at touchpoints, and no event meets one yet.',
          { people: lookedAt.people, shown: format.count(lookedAt.people) },
        )}
      </EmptyState>
    );
  }
  if (lookedAt.questions === 0) {
    return (
      <EmptyState
        title={t('Too little to look at yet')}
        action={<ButtonLink to={paths.data}>{t('Bring in a file')}</ButtonLink>}
      >
        {t(
          '{people, plural, one {# person} other {{shown} people}} on {touchpoints, plural, one {# touchpoint} other {# touchpoints}}: a place is looked at from forty tries on, of which some went well and some did not.',
          {
            people: lookedAt.people,
            shown: format.count(lookedAt.people),
            touchpoints: lookedAt.touchpoints,
          },
        )}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('Nothing stands out')}>
      {t(
        'Looked at: {people} people, {questions} questions about {touchpoints} touchpoints, {circumstances} circumstances, every stretch of time.',
        {
          people: format.count(lookedAt.people),
          questions: format.count(lookedAt.questions),
          touchpoints: format.count(lookedAt.touchpoints),
          circumstances: format.count(lookedAt.circumstances),
        },
      )}{' '}
      {t(
        'If a quarter of the people failed ten times more in every hundred tries, that would show from about {needed} tries at one place on; your busiest has {seen}.',
        {
          needed: format.count(lookedAt.triesNeeded),
          seen: format.count(lookedAt.triesSeen),
        },
      )}
    </EmptyState>
  );
}

export function NotYetLooked(): ReactElement {
  const { id } = useBusiness();
  const mayEdit = useMay('editor');
  const starting = useChange(runPainPoints, ['reports.pain-points']);
  return (
    <EmptyState
      title={t('Nobody has looked yet')}
      {...(mayEdit
        ? {
            action: (
              <Button
                weight="first"
                busy={starting.isPending}
                onClick={() => starting.mutate({ params: { workspace: id } })}
              >
                {t('Look for pain points')}
              </Button>
            ),
          }
        : {})}
    >
      {t(
        'Every night all touchpoints are looked at in all circumstances your data tells: device, page, campaign, region, hour. What goes worse than it should is listed here with what it costs.',
      )}
    </EmptyState>
  );
}
