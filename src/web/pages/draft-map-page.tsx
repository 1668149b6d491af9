/** The draft page, told whether there is a map already that must not be overwritten unasked. */
import type { ReactElement } from 'react';
import { DraftPage } from '../../map/draft/ui/draft-page.tsx';
import { listTouchpoints } from '../../map/touchpoints/contract.ts';
import { useAsk } from '../api/queries.ts';
import { useBusiness } from '../kit/business.tsx';
import { RoleGate } from '../kit/role-gate.tsx';
import { ErrorState, Loading } from '../kit/states.tsx';

export function DraftMapPage(): ReactElement {
  return (
    <RoleGate atLeast="editor">
      <Drafting />
    </RoleGate>
  );
}

function Drafting(): ReactElement {
  const { id } = useBusiness();
  const touchpoints = useAsk(listTouchpoints, { params: { workspace: id } });
  if (touchpoints.isError)
    return <ErrorState error={touchpoints.error} onRetry={() => void touchpoints.refetch()} />;
  if (touchpoints.data === undefined) return <Loading lines={8} />;
  return <DraftPage hasMap={touchpoints.data.items.length > 0} />;
}
