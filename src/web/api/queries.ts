/** Conventions for asking and changing: keys are route id, params, query; a refusal is never retried, a lost network is. */
import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AnyRoute } from '../../kernel/route.ts';
import { ApiError, mayPass } from './api-error.ts';
import { type Answer, type CallOptions, call } from './client.ts';
import { connectionLost, subscribeConnection } from './connection.ts';
import { askOrKept } from './kept-answers.ts';

const RETRIES = 4;

/** A lost network or a busy server is asked again; a refusal is an answer. */
export function mayRetry(failures: number, error: unknown): boolean {
  return mayPass(error) && failures < RETRIES;
}

/**
 * One client for the whole app. When a lost connection is back, everything on the screen is asked again.
 * @param onSignedOut called when the server no longer knows the session
 */
export function createQueryClient(onSignedOut: (client: QueryClient) => void): QueryClient {
  const noticeSignedOut = (error: unknown): void => {
    if (error instanceof ApiError && error.status === 401) onSignedOut(client);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({
      // A wrong password is a refusal of its own form, not the end of a session.
      onError: (error, _given, _context, mutation) => {
        if (mutation.meta?.public !== true) noticeSignedOut(error);
      },
    }),
    defaultOptions: {
      queries: {
        // The server is often on this very machine: it answers although the browser believes it is offline.
        networkMode: 'always',
        staleTime: 15_000,
        retry: mayRetry,
        retryDelay: (failures) => Math.min(8000, 500 * 2 ** failures),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  let wasLost = false;
  subscribeConnection(() => {
    if (wasLost && !connectionLost()) void client.invalidateQueries();
    wasLost = connectionLost();
  });
  return client;
}

export interface AskOptions<R extends AnyRoute> extends Omit<CallOptions<R>, 'signal' | 'body'> {
  readonly enabled?: boolean;
  /** Keeps the former figures on screen, marked as old, while new ones are fetched. */
  readonly keep?: boolean;
  /** Not asked again when somebody comes back to the page. */
  readonly once?: boolean;
  /** Opens again without a connection, with the last answer. */
  readonly offline?: boolean;
  /** Asks again after so many milliseconds; false to stop. */
  readonly every?: number | false | ((reply: Answer<R> | undefined) => number | false);
  readonly body?: CallOptions<R>['body'];
}

/** Asks a route and keeps the answer. */
export function useAsk<R extends AnyRoute>(
  route: R,
  options: AskOptions<R> = {},
): UseQueryResult<Answer<R>, ApiError> {
  const { every } = options;
  return useQuery<Answer<R>, ApiError>({
    ...questionOf(route, options),
    enabled: options.enabled ?? true,
    refetchInterval:
      typeof every === 'function'
        ? (held) => every(held.state.data as Answer<R> | undefined)
        : (every ?? false),
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.once === true ? { staleTime: Number.POSITIVE_INFINITY } : {}),
  });
}

/** Asks one route several times at once; the answers in the order of the questions, undefined until they are there or where they are refused. */
export function useAskEach<R extends AnyRoute>(
  route: R,
  each: readonly Pick<AskOptions<R>, 'params' | 'query' | 'body'>[],
): readonly (Answer<R> | undefined)[] {
  return useQueries({
    queries: each.map((options) => questionOf(route, options)),
    combine: answersOf<Answer<R>>,
  });
}

function answersOf<T>(results: readonly { readonly data?: unknown }[]): readonly (T | undefined)[] {
  return results.map(({ data }) => data as T | undefined);
}

function questionOf<R extends AnyRoute>(
  route: R,
  { params, query, body, offline }: Pick<AskOptions<R>, 'params' | 'query' | 'body' | 'offline'>,
) {
  const ask = offline === true ? askOrKept<R> : call<R>;
  return {
    queryKey: keyOf(route, params, query, body),
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Answer<R>> =>
      ask(route, {
        signal,
        ...(params === undefined ? {} : { params }),
        ...(query === undefined ? {} : { query }),
        ...(body === undefined ? {} : { body }),
      } as CallOptions<R>),
  };
}

export function keyOf(route: AnyRoute, ...parts: readonly unknown[]): readonly unknown[] {
  return [route.id, ...parts.map((part) => part ?? null)];
}

/** Changes something, then asks again whatever the change may have touched (route ids by prefix; `all` for everything). */
export function useChange<R extends AnyRoute>(
  route: R,
  touches: readonly string[] | 'all' = 'all',
): UseMutationResult<Answer<R>, ApiError, CallOptions<R>> {
  const client = useQueryClient();
  return useMutation<Answer<R>, ApiError, CallOptions<R>>({
    mutationFn: (options) => call(route, options),
    meta: { public: route.access === 'public' },
    onSuccess: () =>
      client.invalidateQueries({
        predicate: (query) =>
          touches === 'all' || touches.some((prefix) => String(query.queryKey[0]).startsWith(prefix)),
      }),
  });
}

/** While `moving`, work goes on that changes what other pages show; once it is done, everything is asked again. */
export function useFreshAfter(moving: boolean): void {
  const client = useQueryClient();
  const wasMoving = useRef(false);
  useEffect(() => {
    if (wasMoving.current && !moving) void client.invalidateQueries();
    wasMoving.current = moving;
  }, [moving, client]);
}
