/** The line to the server for one map: the three things that are asked over it. */

import { type Answer, call } from '../../../../web/api/client.ts';
import { askOrKept } from '../../../../web/api/kept-answers.ts';
import type { MapState } from '../../contract.ts';
import { editMap, readMap } from '../../contract.ts';
import type { ExactOperation, Operation } from '../../document/operation.ts';

export type Edited = Answer<typeof editMap>;

export interface Line {
  /** The whole map, without a connection as it was kept last; or what came since. */
  read(since: number | undefined): Promise<MapState>;
  /** @param farewell the page is going away: the request outlives it */
  send(since: number, operations: readonly Operation[], farewell: boolean): Promise<Edited>;
}

/** On a network that swallows packets a request would hang for minutes. */
const GIVE_UP_MS = 20_000;
/** Browsers let no more than 64 KB outlive a page. */
const MOST_FAREWELL_CHARACTERS = 20_000;

export function lineTo(workspace: string, map: string): Line {
  const params = { workspace, map };
  return {
    read: (since) => {
      const signal = AbortSignal.timeout(GIVE_UP_MS);
      if (since === undefined) return askOrKept(readMap, { params, signal });
      return call(readMap, { params, signal, query: { since } });
    },
    send: (since, operations, farewell) =>
      call(editMap, {
        params,
        body: { since, operations: operations as ExactOperation[] },
        signal: AbortSignal.timeout(GIVE_UP_MS),
        keepalive: farewell && JSON.stringify(operations).length < MOST_FAREWELL_CHARACTERS,
      }),
  };
}
