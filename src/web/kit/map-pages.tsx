/** The ways between the pages of the map: the path as it is measured, the maps that people draw, and how others do it. */
import type { ReactElement } from 'react';
import { usePaths } from './address.ts';
import { SubPages } from './sub-pages.tsx';
import { t } from './text.tsx';

export function MapPages(): ReactElement {
  const paths = usePaths();
  return (
    <SubPages
      name={t('Map')}
      keeps
      pages={[
        { to: paths.map, name: t('The path, measured') },
        { to: paths.journeyMaps, name: t('Journey maps') },
        { to: paths.competitors, name: t('Competitors') },
      ]}
    />
  );
}
