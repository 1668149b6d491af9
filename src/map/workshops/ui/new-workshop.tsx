/** A new workshop: what it is about, where people write, how they vote. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { z } from 'zod';
import { useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { MapContent } from '../../maps/contract.ts';
import { beginWorkshop } from '../contract.ts';
import { type Lanes, SettingsForm } from './settings-fields.tsx';

export function NewWorkshop(props: {
  map: string;
  document: z.output<typeof MapContent>;
  onClose: () => void;
}): ReactElement {
  const { map, document, onClose } = props;
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const navigate = useNavigate();
  const beginning = useChange(beginWorkshop, ['map.workshops.']);
  return (
    <SidePanel open title={t('New workshop')} onClose={onClose}>
      <SettingsForm
        lanes={lanesOf(document)}
        action={t('Begin')}
        busy={beginning.isPending}
        error={beginning.error}
        onSend={(body) =>
          beginning.mutate(
            { params: { workspace, map }, body },
            { onSuccess: ({ id }) => void navigate({ to: paths.workshop(map, id) }) },
          )
        }
      />
    </SidePanel>
  );
}

/** Those in which words can stand, from top to bottom. */
export function lanesOf({ lanes }: z.output<typeof MapContent>): Lanes {
  const wordless = ['feeling', 'numbers', 'images', 'line-of-interaction', 'line-of-visibility'];
  return Object.entries(lanes)
    .filter(([, { kind, hidden, removed }]) => !hidden && !removed && !wordless.includes(kind))
    .sort(([, one], [, other]) => (one.position < other.position ? -1 : 1))
    .map(([id, { title }]) => ({ id, title }));
}
