/** Roles and what they may do, in words. */
import type { Role } from './business.tsx';
import { t } from './text.tsx';

export const roles: readonly Role[] = ['viewer', 'editor', 'owner'];

export function roleName(role: Role): string {
  switch (role) {
    case 'viewer':
      return t('Viewer');
    case 'editor':
      return t('Editor');
    case 'owner':
      return t('Business owner');
  }
}

export function roleRights(role: Role): string {
  switch (role) {
    case 'viewer':
      return t('sees everything, changes nothing.');
    case 'editor':
      return t('brings in data and works on the map.');
    case 'owner':
      return t('also decides about the team, keys and settings.');
  }
}
