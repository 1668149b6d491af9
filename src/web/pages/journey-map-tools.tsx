/** What one does with a whole map, over its editor: present it, show it to others, hold a workshop on it. */
import { type ReactElement, useState } from 'react';
import type { Around } from '../../map/maps/ui/desk/around.ts';
import { Presentation } from '../../map/maps/ui/view/presentation.tsx';
import type { SharedMap } from '../../map/shares/contract.ts';
import { SharePanel } from '../../map/shares/ui/share-panel.tsx';
import { usePaths } from '../kit/address.ts';
import { useMay } from '../kit/business.tsx';
import { Button, ButtonLink } from '../kit/button.tsx';
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
      <Button small onClick={() => setOpen('presentation')}>
        {t('Present')}
      </Button>
      {mayShare && (
        <Button small onClick={() => setOpen('links')}>
          {t('Share')}
        </Button>
      )}
      <ButtonLink small to={paths.workshops(props.map)}>
        {t('Workshops')}
      </ButtonLink>
      {open === 'presentation' && (
        <Presentation document={props.document} felt={props.felt} onClose={close} />
      )}
      {open === 'links' && <SharePanel map={props.map} onClose={close} />}
    </>
  );
}
