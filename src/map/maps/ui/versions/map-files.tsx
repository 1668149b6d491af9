/** Over the map: the way back to all maps, its versions, and taking it out as a file. */
import { type ReactElement, useState } from 'react';
import { usePaths } from '../../../../web/kit/address.ts';
import { t } from '../../../../web/kit/text.tsx';
import type { ShownFigures } from '../../document/felt.ts';
import { Tool, ToolLink } from '../header/tool.tsx';
import type { Sitting } from '../sitting/sitting.ts';
import { ExportDialog } from './export-dialog.tsx';
import { VersionsPanel } from './versions-panel.tsx';

/** @param props.figures looks up the figures that stand on the map now */
export function MapFiles(props: {
  sitting: Sitting;
  figures?: (() => Promise<ShownFigures>) | undefined;
}): ReactElement {
  const { summary, whole, pending } = props.sitting;
  const [open, setOpen] = useState<'versions' | 'export' | null>(null);
  const paths = usePaths();
  const close = (): void => setOpen(null);
  return (
    <>
      <ToolLink id="all-maps" name={t('All maps')} weight="quiet" to={paths.journeyMaps} />
      <Tool id="versions" name={t('Versions')} onUse={() => setOpen('versions')} />
      <Tool id="export" name={t('Export')} onUse={() => setOpen('export')} />
      {open === 'versions' && <VersionsPanel map={summary.id} whole={whole} onClose={close} />}
      {open === 'export' && (
        <ExportDialog map={summary.id} pending={pending} figures={props.figures} onClose={close} />
      )}
    </>
  );
}
