/** The state of the demo business; asked again while it is being put in or taken out. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ApiError } from '../../web/api/api-error.ts';
import { useAsk } from '../../web/api/queries.ts';
import { useBusiness } from '../../web/kit/business.tsx';
import { type DemoStatus, getDemo } from '../contract.ts';

export function isMoving(status: DemoStatus | undefined): boolean {
  return status?.state === 'building' || status?.state === 'removing';
}

export function useDemo(): UseQueryResult<DemoStatus, ApiError> {
  const { id } = useBusiness();
  const queries = useQueryClient();
  const demo = useAsk(getDemo, {
    params: { workspace: id },
    every: (status) => (isMoving(status) ? 800 : false),
  });
  const moving = isMoving(demo.data);
  const wasMoving = useRef(false);
  useEffect(() => {
    // Everything on screen was drawn without, or with, the demo: draw it anew once it is in or out.
    if (wasMoving.current && !moving) void queries.invalidateQueries();
    wasMoving.current = moving;
  }, [moving, queries]);
  return demo;
}
