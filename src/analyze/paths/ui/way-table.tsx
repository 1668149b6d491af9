/** Whole ways with the people who took them. */
import { type ReactElement, useState } from 'react';
import { besideName, DifferenceText, ShareText } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { PathsReport } from '../contract.ts';
import styles from './way-table.module.css';

const FEW = 10;
/** A longer way is cut in the middle of the screen's patience. */
const MOST_STATIONS = 14;

export function WayTable(props: { report: PathsReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const [all, setAll] = useState(false);
  const beside = besideName(report);
  const name = (id: string): string => report.stations.find((station) => station.id === id)?.name ?? id;
  const ways = all ? report.variants : report.variants.slice(0, FEW);
  return (
    <Sheet>
      <ol className={styles.ways} aria-label={t('Ways, most taken first')}>
        {ways.map(({ stations, people, before, difference }) => (
          <li key={stations.join('>')}>
            <p className={styles.people}>
              <PeopleLink
                figure="paths.way"
                of={{ by: report.by, stations: stations.map(encodeURIComponent).join(',') }}
              >
                <b>{format.count(people.count)}</b>
              </PeopleLink>{' '}
              {people.share === null
                ? t('people')
                : t('people, {share}', { share: format.share(people.share) })}
              {beside !== null && before !== null && (
                <span className={styles.beside}>
                  {beside}: <ShareText share={before} />
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
