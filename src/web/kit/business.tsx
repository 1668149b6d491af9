/** The business whose pages are shown: its name, zone, currency and what the reader may do there. Filled by the shell. */
import { createContext, type ReactElement, type ReactNode, use, useMemo } from 'react';
import { createFormat, type Format } from './format.ts';

export type Role = 'viewer' | 'editor' | 'owner';

export interface Business {
  readonly id: string;
  /** Short number, part of the address of its pages. */
  readonly number: number;
  readonly name: string;
  readonly timezone: string;
  readonly currency: string;
  /** 0 Sunday, 1 Monday, 6 Saturday. */
  readonly weekStart: 0 | 1 | 6;
  readonly locale: string;
  readonly role: Role;
}

const BusinessContext = createContext<{ business: Business; format: Format } | null>(null);

export function BusinessProvider(props: { business: Business; children: ReactNode }): ReactElement {
  const { business } = props;
  const value = useMemo(() => ({ business, format: createFormat(business) }), [business]);
  return <BusinessContext value={value}>{props.children}</BusinessContext>;
}

function useHeld(): { business: Business; format: Format } {
  const value = use(BusinessContext);
  if (value === null) throw new Error('This part of the screen stands outside a business.');
  return value;
}

export function useBusiness(): Business {
  return useHeld().business;
}

export function useFormat(): Format {
  return useHeld().format;
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, owner: 2 };

/** Whether the reader has at least this role here. The server decides again; this only hides what would be refused. */
export function useMay(role: Role): boolean {
  return RANK[useBusiness().role] >= RANK[role];
}
