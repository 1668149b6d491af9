/** No pain points: what was looked at, and how much would be needed to see one. */
import type { ReactElement } from 'react';
import { usePaths } from '../../../web/kit/address.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { ButtonLink } from '../../../web/kit/button.tsx';
import { EmptyState } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { AskAll, WayOn } from '../../../web/kit/way-on.tsx';
import type { PainPointsReport } from '../contract.ts';
import { isUnderWay } from './friction-words.ts';
import { LookButton } from './look-button.tsx';

export function NothingStandsOut(props: { report: PainPointsReport }): ReactElement | null {
  const format = useFormat();
  const paths = usePaths();
  const { report } = props;
  const { lookedAt } = report;
  if (lookedAt === null) return null;
  if (lookedAt.touchpoints === 0 && lookedAt.people > 0) {
    if (report.touchpoints > 0) return <MapIsNewer report={report} />;
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
        action={
          <WayOn>
            <ButtonLink to={paths.data}>{t('Bring in a file')}</ButtonLink>
          </WayOn>
        }
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
    <EmptyState title={t('Nothing stands out')} action={report.isAsked ? <AskAll /> : undefined}>
      {t(
        'Looked at: {people}, {questions, plural, one {# question} other {# questions}} about {touchpoints, plural, one {# touchpoint} other {# touchpoints}}, {circumstances, plural, one {# circumstance} other {# circumstances}}, every stretch of time.',
        {
          people: format.people(lookedAt.people),
          questions: lookedAt.questions,
          touchpoints: lookedAt.touchpoints,
          circumstances: lookedAt.circumstances,
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

/** The search looked along a map that was blank then, and no longer is. */
function MapIsNewer(props: { report: PainPointsReport }): ReactElement {
  const { report } = props;
  return (
    <EmptyState
      title={t('Your map is newer than the last search')}
      action={<LookButton name={t('Look again now')} weight="first" underWay={isUnderWay(report)} />}
    >
      {t(
        'When pain points were last looked for, your map was still blank. Now it has {n, plural, one {# touchpoint} other {# touchpoints}}. The next search looks along them; one begins by itself every night.',
        { n: report.touchpoints },
      )}
    </EmptyState>
  );
}

export function NotYetLooked(): ReactElement {
  return (
    <EmptyState
      title={t('Nobody has looked yet')}
      action={<LookButton name={t('Look for pain points')} weight="first" />}
    >
      {t(
        'Every night all touchpoints are looked at in all circumstances your data tells: device, page, campaign, region, hour. What goes worse than it should is listed here with what it costs.',
      )}
    </EmptyState>
  );
}
