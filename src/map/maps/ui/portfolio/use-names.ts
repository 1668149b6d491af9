/** Names of the people and personas that maps mention; null where there is none, or none any more. */
import { namesApart } from '../../../../kernel/names.ts';
import { listPersonas } from '../../../../people/personas/contract.ts';
import { listMembers } from '../../../../people/workspaces/contract.ts';
import { useAsk } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { t } from '../../../../web/kit/text.tsx';

export interface Names {
  readonly member: (id: string | null) => string | null;
  readonly persona: (id: string | null) => string | null;
}

export function useNames(): Names {
  const { id: workspace } = useBusiness();
  const members = useAsk(listMembers, { params: { workspace } }).data?.items;
  const personas = useAsk(listPersonas, { params: { workspace } }).data?.items;
  return {
    member: (id) => {
      if (id === null || members === undefined) return null;
      const held = namesApart(members).find(({ account }) => account === id);
      return held?.called ?? t('Somebody who has left');
    },
    persona: (id) => personas?.find((each) => each.id === id)?.name ?? null,
  };
}
