/** The business on whose data something is done, and what the caller may do there. */

/** Least to most: looks, works, decides. */
export type Role = 'viewer' | 'editor' | 'owner';

/** 0 Sunday, 1 Monday, 6 Saturday. */
export type WeekStart = 0 | 1 | 6;

export interface WorkspaceScope {
  readonly id: string;
  /** Small and unique in the installation; what the event engine knows the workspace by. */
  readonly number: number;
  readonly name: string;
  /** IANA name, `Europe/Berlin`. */
  readonly timezone: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly weekStart: WeekStart;
  /** The role of whoever calls; `owner` for the program's own work. */
  readonly role: Role;
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, owner: 2 };

/** Whether `role` includes everything `needed` may do. */
export function includesRole(role: Role, needed: Role): boolean {
  return RANK[role] >= RANK[needed];
}
