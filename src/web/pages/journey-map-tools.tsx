/** What one does with a whole map, over its editor: present it, show it to others, hold a workshop on it. */
import { type ReactElement, useState } from 'react';
import type { Around } from '../../map/maps/ui/desk/around.ts';
import { Tool, ToolLink } from '../../map/maps/ui/header/tool.tsx';
import { Presentation } from '../../map/maps/ui/view/presentation.tsx';
import type { SharedMap } from '../../map/shares/contract.ts';
import { SharePanel } from '../../map/shares/ui/share-panel.tsx';
import { usePaths } from '../kit/address.ts';
import { useMay } from '../kit/business.tsx';
import { t } from '../kit/text.tsx';

export function JourneyMapTools(props: {
  map: string;
  document: SharedMap['document'];
  felt: Around['felt'];
}): ReactElement {
  const [open, setOpen] = useState<'presentation' | 'links' | null>(null);
  const paths = usePaths();
  const mayShare = useMay('editor');
  const close = (): void => setOpen(null);
  return (
    <>
      <Tool id="present" name={t('Present')} onUse={() => setOpen('presentation')} />
      {mayShare && <Tool id="share" name={t('Share')} onUse={() => setOpen('links')} />}
      <ToolLink id="workshops" name={t('Workshops')} to={paths.workshops(props.map)} />
      {open === 'presentation' && (
        <Presentation document={props.document} felt={props.felt} onClose={close} />
      )}
      {open === 'links' && <SharePanel map={props.map} onClose={close} />}
    </>
  );
}
