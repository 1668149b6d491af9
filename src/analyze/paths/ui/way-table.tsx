/** Whole ways with the people who took them. */
import { type ReactElement, useState } from 'react';
import { besideName, DifferenceText, PeopleBeside, ShareText } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { PathsReport } from '../contract.ts';
import styles from './way-table.module.css';

type Way = PathsReport['variants'][number];

const FEW = 10;
/** A longer way is cut in the middle of the screen's patience. */
const MOST_STATIONS = 14;

export function WayTable(props: { report: PathsReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const [all, setAll] = useState(false);
  const beside = besideName(report);
  const name = (id: string): string => report.stations.find((station) => station.id === id)?.name ?? id;
  const behind = (stations: readonly string[]) => ({
    by: report.by,
    stations: stations.map(encodeURIComponent).join(','),
  });
  const ways = all ? report.variants : report.variants.slice(0, FEW);
  return (
    <Sheet>
      <ol className={styles.ways} aria-label={t('Ways, most taken first')}>
        {ways.map(({ stations, people, before, difference }) => (
          <li key={stations.join('>')}>
            <p className={styles.people}>
              <PeopleLink figure="paths.way" of={behind(stations)}>
                <b>{format.count(people.count)}</b>
              </PeopleLink>{' '}
              {people.share === null
                ? t('{n, plural, one {person} other {people}}', { n: people.count })
                : t('{n, plural, one {person, {share}} other {people, {share}}}', {
                    n: people.count,
                    share: format.share(people.share),
                  })}
              {beside !== null && before !== null && (
                <span className={styles.beside}>
                  {beside}:{' '}
                  {report.comparedWith === null || before.count === 0 ? (
                    <ShareText share={before} />
                  ) : (
                    <PeopleBeside days={report.comparedWith} figure="paths.way" of={behind(stations)}>
                      <ShareText share={before} />
                    </PeopleBeside>
                  )}
                  {difference?.isReal === true && (
                    <>
                      {', '}
                      <DifferenceText difference={difference} />
                    </>
                  )}
                </span>
              )}
            </p>
            <ol className={styles.stations}>
              {stations.slice(0, MOST_STATIONS).map((station, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a station may stand twice in a way
                <li key={place}>{name(station)}</li>
              ))}
              {stations.length > MOST_STATIONS && (
                <li>{t('and {n} more', { n: stations.length - MOST_STATIONS })}</li>
              )}
            </ol>
          </li>
        ))}
      </ol>
      <OtherWays report={report} shown={ways} />
      {report.variants.length > FEW && (
        <Button small onClick={() => setAll(!all)}>
          {all
            ? t('Only the first {n}', { n: FEW })
            : report.variants.length === report.variantsTotal
              ? t('Show all {n}', { n: report.variantsTotal })
              : t('Show {n} of {all}', { n: report.variants.length, all: report.variantsTotal })}
        </Button>
      )}
    </Sheet>
  );
}

/** Those whose way is none of the ways above. */
function OtherWays(props: { report: PathsReport; shown: readonly Way[] }): ReactElement | null {
  const { report, shown } = props;
  const format = useFormat();
  const others = shown.reduce((left, { people }) => left - people.count, report.people);
  if (others <= 0) return null;
  return (
    <p className={styles.others}>
      <PeopleLink figure="paths.other_ways" of={{ by: report.by, but: String(shown.length) }}>
        {format.people(others)}
      </PeopleLink>{' '}
      {t('took {n, plural, one {the one other way} other {one of {shown} other ways}}', {
        n: report.variantsTotal - shown.length,
        shown: format.count(report.variantsTotal - shown.length),
      })}
    </p>
  );
}
