/** Keeps a page for those whose role it is made for, in words instead of a refusal. The server decides all the same. */
import type { ReactElement, ReactNode } from 'react';
import { type Role, useMay } from './business.tsx';
import { roleName } from './role-words.ts';
import { EmptyState } from './states.tsx';
import { t } from './text.tsx';

export function RoleGate(props: { atLeast: Role; children: ReactNode }): ReactElement {
  const may = useMay(props.atLeast);
  if (may) return <>{props.children}</>;
  return (
    <EmptyState title={t('This page needs the role {role}', { role: roleName(props.atLeast) })}>
      {t('Ask an owner of this business to do it or to change your role.')}
    </EmptyState>
  );
}
