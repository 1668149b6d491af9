/** What the stations are, from where the ways are followed, and how far. */
import type { ReactElement } from 'react';
import { useChoices } from '../../../web/kit/address.ts';
import { PillMenu } from '../../../web/kit/pill-menu.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Station, stationKinds } from '../contract.ts';
import type { PathsChoices } from './paths-choices.ts';

export function PathsTools(props: { asked: PathsChoices; stations: readonly Station[] }): ReactElement {
  const { asked } = props;
  const [, change] = useChoices();
  const kinds = { touchpoint: t('Touchpoints'), channel: t('Channels'), name: t('Events'), page: t('Pages') };
  const directions = {
    start: t('From the start'),
    forward: t('On from'),
    back: t('Back from'),
    between: t('Between'),
  };
  const stations = props.stations.map(({ id, name }) => ({ value: id, label: name }));
  const nameOf = (id: string | undefined): string =>
    stations.find(({ value }) => value === id)?.label ?? t('Choose a station');
  return (
    <>
      <PillMenu
        name={t('Stations')}
        shown={kinds[asked.by]}
        choices={stationKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
        chosen={[asked.by]}
        onChoose={(by) => change({ by, direction: undefined, at: undefined, until: undefined })}
      />
      <PillMenu
        name={t('Direction')}
        shown={directions[asked.direction]}
        choices={Object.entries(directions).map(([value, label]) => ({ value, label }))}
        chosen={[asked.direction]}
        onChoose={(direction) =>
          change({
            direction,
            at: direction === 'start' ? undefined : (asked.at ?? stations[0]?.value),
            until:
              direction === 'between'
                ? (asked.until ??
                  stations.find(({ value }) => value !== (asked.at ?? stations[0]?.value))?.value)
                : undefined,
          })
        }
      />
      {asked.direction !== 'start' && (
        <PillMenu
          name={t('From')}
          shown={nameOf(asked.at)}
          choices={stations}
          chosen={asked.at === undefined ? [] : [asked.at]}
          onChoose={(at) => change({ at })}
        />
      )}
      {asked.direction === 'between' && (
        <PillMenu
          name={t('Until')}
          shown={nameOf(asked.until)}
          choices={stations.filter(({ value }) => value !== asked.at)}
          chosen={asked.until === undefined ? [] : [asked.until]}
          onChoose={(until) => change({ until })}
        />
      )}
      <PillMenu
        name={t('Steps')}
        shown={t('{n, plural, one {# step} other {# steps}}', { n: asked.steps })}
        choices={[3, 5, 8, 12, 20].map((n) => ({
          value: String(n),
          label: t('{n, plural, one {# step} other {# steps}}', { n }),
        }))}
        chosen={[String(asked.steps)]}
        onChoose={(steps) => change({ steps })}
      />
    </>
  );
}
