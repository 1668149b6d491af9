/** The state of the demo business; asked again while it is being put in or taken out. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '../../web/api/api-error.ts';
import { useAsk, useFreshAfter } from '../../web/api/queries.ts';
import { useBusiness } from '../../web/kit/business.tsx';
import { type DemoStatus, getDemo } from '../contract.ts';

export function isMoving(status: DemoStatus | undefined): boolean {
  return status?.state === 'building' || status?.state === 'removing';
}

export function useDemo(): UseQueryResult<DemoStatus, ApiError> {
  const { id } = useBusiness();
  const demo = useAsk(getDemo, {
    params: { workspace: id },
    every: (status) => (isMoving(status) ? 800 : false),
  });
  useFreshAfter(isMoving(demo.data));
  return demo;
}
