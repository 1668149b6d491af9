/** A workshop as the reader may see it, kept fresh by a stream and asked for where there is none; with the server’s clock beside this one’s. */
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { type ApiError, mayPass } from '../../../web/api/api-error.ts';
import { LiveLine } from '../../../web/api/live-line.ts';
import { type Room, roomEvent } from '../shown.ts';

const ASK_AGAIN_MS = 2500;
/** A browser has six connections to one server; a tab that nobody looks at gives its own back. */
const HIDDEN_MS = 30_000;

export interface SeenRoom<R extends Room> {
  readonly room: R;
  /** To be added to this device’s clock. */
  readonly offset: number;
}

export interface RoomView<R extends Room> {
  readonly seen: SeenRoom<R> | undefined;
  readonly error: ApiError | null;
  /** False where it is known that changes of others do not come by themselves. */
  readonly isUp: boolean;
  /** Takes an answer that has the whole room. */
  readonly take: (room: R) => void;
}

/** @param ask and `schema` must stay the same from one drawing to the next */
export function useRoom<R extends Room>(
  address: string,
  ask: () => Promise<R>,
  schema: z.ZodType<R>,
): RoomView<R> {
  const [seen, setSeen] = useState<SeenRoom<R>>();
  const [error, setError] = useState<ApiError | null>(null);
  const [isUp, setUp] = useState(true);
  const take = useCallback((room: R) => {
    setError(null);
    setSeen((held) =>
      // An answer may be overtaken by a later one.
      held !== undefined && held.room.revision > room.revision
        ? held
        : { room, offset: room.now - Date.now() },
    );
  }, []);
  useEffect(() => {
    let [left, up, timer] = [false, false, 0];
    const line = new LiveLine({
      address: () => address,
      events: roomEvent(schema),
      onEvent: (event) => event.event === 'room' && take(event.room as R),
      onUp: (now) => {
        up = now;
        if (!left) setUp(now);
      },
    });
    const askOnce = async (): Promise<void> => {
      try {
        take(await ask());
      } catch (refusal) {
        if (left || mayPass(refusal)) return;
        setError(refusal as ApiError);
        leave();
      }
    };
    const polling = setInterval(() => !up && !document.hidden && void askOnce(), ASK_AGAIN_MS);
    const hide = (): void => {
      clearTimeout(timer);
      if (document.hidden) timer = window.setTimeout(() => line.close(), HIDDEN_MS);
      else {
        void askOnce();
        line.open();
      }
    };
    const leave = (): void => {
      left = true;
      line.close();
      clearInterval(polling);
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hide);
    };
    document.addEventListener('visibilitychange', hide);
    void askOnce().then(() => !left && line.open());
    return leave;
  }, [address, ask, schema, take]);
  return { seen, error, isUp, take };
}
