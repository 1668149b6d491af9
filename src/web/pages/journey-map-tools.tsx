/** What one does with a whole map, over its editor: present it, show it to others, hold a workshop on it. */
import { type ReactElement, useState } from 'react';
import type { Around } from '../../map/maps/ui/desk/around.ts';
import { Tool, ToolLink } from '../../map/maps/ui/header/tool.tsx';
import { Presentation } from '../../map/maps/ui/view/presentation.tsx';
import type { SharedMap } from '../../map/shares/contract.ts';
import { SharePanel } from '../../map/shares/ui/share-panel.tsx';
import { usePaths } from '../kit/address.ts';
import { useMay } from '../kit/business.tsx';
import { useOpenInHistory } from '../kit/open-in-history.ts';
import { t } from '../kit/text.tsx';

export function JourneyMapTools(props: {
  map: string;
  document: SharedMap['document'];
  felt: Around['felt'];
}): ReactElement {
  const presentation = useOpenInHistory('presentation');
  const [sharing, setSharing] = useState(false);
  const paths = usePaths();
  const mayShare = useMay('editor');
  return (
    <>
      <Tool id="present" name={t('Present')} onUse={presentation.open} />
      {mayShare && <Tool id="share" name={t('Share')} onUse={() => setSharing(true)} />}
      <ToolLink id="workshops" name={t('Workshops')} to={paths.workshops(props.map)} />
      {presentation.isOpen && (
        <Presentation document={props.document} felt={props.felt} onClose={presentation.close} />
      )}
      {sharing && <SharePanel map={props.map} onClose={() => setSharing(false)} />}
    </>
  );
}
