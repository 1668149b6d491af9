/** Addresses of our pages, and the choices that live in an address: period, channels, what is open. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useBusiness } from './business.tsx';

export interface Paths {
  readonly home: string;
  readonly map: string;
  readonly draft: string;
  readonly journeyMaps: string;
  readonly journeyMap: (id: string) => string;
  readonly competitors: string;
  readonly visit: (id: string) => string;
  readonly workshops: (map: string) => string;
  readonly workshop: (map: string, id: string) => string;
  readonly workshopSummary: (map: string, id: string) => string;
  readonly customers: string;
  readonly segments: string;
  readonly personas: string;
  readonly persona: (id: string) => string;
  readonly person: (id: string) => string;
  readonly insights: string;
  readonly painPoints: string;
  readonly paths: string;
  readonly retention: string;
  readonly attribution: string;
  readonly value: string;
  readonly kept: string;
  readonly behaviour: string;
  readonly data: string;
  readonly import: (id: string) => string;
  readonly sources: string;
  readonly ledger: string;
  readonly rates: string;
  readonly settings: string;
  readonly team: string;
  readonly keys: string;
  readonly stages: string;
}

/** The addresses of one business's pages. */
export function pathsOf(business: number): Paths {
  const root = `/b/${business}`;
  const journeyMap = (id: string): string => `${root}/map/maps/${encodeURIComponent(id)}`;
  const workshop = (map: string, id: string): string =>
    `${journeyMap(map)}/workshops/${encodeURIComponent(id)}`;
  return {
    home: root,
    map: `${root}/map`,
    draft: `${root}/map/draft`,
    journeyMaps: `${root}/map/maps`,
    competitors: `${root}/map/competitors`,
    visit: (id) => `${root}/map/competitors/${encodeURIComponent(id)}`,
    journeyMap,
    workshops: (map) => `${journeyMap(map)}/workshops`,
    workshop,
    workshopSummary: (map, id) => `${workshop(map, id)}/summary`,
    customers: `${root}/customers`,
    segments: `${root}/customers/segments`,
    personas: `${root}/customers/personas`,
    persona: (id) => `${root}/customers/personas/${encodeURIComponent(id)}`,
    person: (id) => `${root}/customers/${encodeURIComponent(id)}`,
    insights: `${root}/insights`,
    painPoints: `${root}/insights/pain-points`,
    paths: `${root}/insights/paths`,
    retention: `${root}/insights/retention`,
    attribution: `${root}/insights/attribution`,
    value: `${root}/insights/value`,
    kept: `${root}/insights/kept`,
    behaviour: `${root}/insights/behaviour`,
    data: `${root}/data`,
    import: (id) => `${root}/data/imports/${encodeURIComponent(id)}`,
    sources: `${root}/data/sources`,
    ledger: `${root}/data/ledger`,
    rates: `${root}/data/rates`,
    settings: `${root}/settings`,
    team: `${root}/settings/team`,
    keys: `${root}/settings/keys`,
    stages: `${root}/map/stages`,
  };
}

export function usePaths(): Paths {
  const { number } = useBusiness();
  return useMemo(() => pathsOf(number), [number]);
}

export type Choices = Readonly<Record<string, string | undefined>>;

/** Reads the choices in the address, and changes some of them; undefined takes one out. Typing replaces, choosing pushes. */
export function useChoices(): readonly [Choices, (patch: Choices, options?: { replace?: boolean }) => void] {
  const choices = useSearch({ strict: false }) as Choices;
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Choices, options: { replace?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: (held: Choices) => withoutEmpty({ ...held, ...patch }),
        replace: options.replace ?? false,
        resetScroll: false,
      } as Parameters<typeof navigate>[0]);
    },
    [navigate],
  );
  return [choices, change];
}

function withoutEmpty(choices: Choices): Record<string, string> {
  return Object.fromEntries(
    Object.entries(choices).filter(
      (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
    ),
  );
}

/** `?period=30d` and nothing cleverer: values stay text. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function writeSearch(choices: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
