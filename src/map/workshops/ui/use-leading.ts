/** What the facilitator does, each answered with the whole room: one thing at a time, its refusal kept to be shown. */
import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { AnyRoute } from '../../../kernel/route.ts';
import { mayPass } from '../../../web/api/api-error.ts';
import { type Answer, type CallOptions, call } from '../../../web/api/client.ts';
import { connectionLost, subscribeConnection } from '../../../web/api/connection.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import type { TeamRoom } from '../shown.ts';

export interface Leading {
  readonly isBusy: boolean;
  /** Why the last thing was not done. */
  readonly refusal: unknown;
  /** Null where it was refused. */
  readonly act: <R extends AnyRoute>(
    route: R,
    options: { readonly params?: object } & Pick<CallOptions<R>, 'body' | 'query'>,
  ) => Promise<Answer<R> | null>;
}

const nothing: Leading = { isBusy: false, refusal: null, act: async () => null };
export const LeadContext = createContext<Leading>(nothing);

export function useLead(): Leading {
  return use(LeadContext);
}

export function useLeading(room: TeamRoom | undefined, take: (room: TeamRoom) => void): Leading {
  const { id: workspace } = useBusiness();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { id: workshop, map } = room ?? {};
  // What was not done because nobody answered stands on the screen as it is: it can be pressed again.
  useEffect(
    () =>
      subscribeConnection(
        () => !connectionLost() && setRefusal((held: unknown) => (mayPass(held) ? null : held)),
      ),
    [],
  );
  return useMemo(
    () => ({
      isBusy,
      refusal,
      async act(route, { params, ...given }) {
        setBusy(true);
        setRefusal(null);
        try {
          const options = { params: { workspace, map, workshop, ...params }, ...given };
          const answer = await call(route, options as unknown as CallOptions<typeof route>);
          const seen = roomIn(answer);
          if (seen !== null) take(seen);
          return answer;
        } catch (error) {
          setRefusal(error);
          return null;
        } finally {
          setBusy(false);
        }
      },
    }),
    [isBusy, refusal, workspace, map, workshop, take],
  );
}

/** The room itself, or the room beside what was done. */
function roomIn(answer: unknown): TeamRoom | null {
  const { room, revision } = answer as { room?: TeamRoom; revision?: number };
  return room ?? (revision === undefined ? null : (answer as TeamRoom));
}
