/** Over a map: the button to its health, marked where it needs a look. */
import { type ReactElement, useState } from 'react';
import { MapHealthPanel } from '../../analyze/map-health/ui/map-health-panel.tsx';
import { useDesk } from '../../map/maps/ui/desk/desk.ts';
import { showPlace } from '../../map/maps/ui/desk/show-place.ts';
import { Tool } from '../../map/maps/ui/header/tool.tsx';
import { t } from '../kit/text.tsx';

export function MapHealth(props: { map: string; isStale: boolean }): ReactElement {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tool id="health" name={t('Still true?')} onUse={() => setOpen(true)}>
        {props.isStale && t('Still true? Needs a look')}
      </Tool>
      {open && (
        <MapHealthPanel
          map={props.map}
          onShow={(ids) => {
            setOpen(false);
            showPlace(desk, ids);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
