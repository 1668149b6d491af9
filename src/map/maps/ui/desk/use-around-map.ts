/** Asks for what the fields of a map choose from: people of the team, personas, touchpoints. */

import { useMemo } from 'react';
import { namesApart } from '../../../../kernel/names.ts';
import { listPersonas } from '../../../../people/personas/contract.ts';
import { listMembers } from '../../../../people/workspaces/contract.ts';
import { useAsk } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { listTouchpoints } from '../../../touchpoints/contract.ts';
import type { Around } from './around.ts';

export function useAroundMap(): Pick<Around, 'members' | 'personas' | 'touchpoints' | 'memberName'> {
  const { id: workspace } = useBusiness();
  const asked = { params: { workspace } };
  const members = useAsk(listMembers, asked).data?.items;
  const personas = useAsk(listPersonas, asked).data?.items;
  const touchpoints = useAsk(listTouchpoints, asked).data?.items;
  return useMemo(() => {
    const named = namesApart(members ?? []).map(({ account, called }) => ({ id: account, name: called }));
    return {
      members: named,
      personas: (personas ?? []).map(({ id, name }) => ({ id, name })),
      touchpoints: (touchpoints ?? []).map(({ id, title, channel }) => ({ id, name: title, channel })),
      memberName: (id) =>
        members === undefined
          ? ''
          : (named.find((each) => each.id === id)?.name ?? t('Somebody who has left')),
    };
  }, [members, personas, touchpoints]);
}
