/** All journey maps, each with what the data says of it. */
import type { ReactElement } from 'react';
import { MapHealthNote } from '../../analyze/map-health/ui/map-health-note.tsx';
import { MapsPage } from '../../map/maps/ui/portfolio/maps-page.tsx';

export function JourneyMapsPage(): ReactElement {
  return <MapsPage health={(map) => <MapHealthNote map={map} />} />;
}
