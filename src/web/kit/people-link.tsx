/** Leads from a figure of the insights to the people behind it, in the same period, channels and segment. */
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { type Choices, useChoices, usePaths } from './address.ts';

export function PeopleLink(props: { who: Choices; children: ReactNode }): ReactElement {
  const paths = usePaths();
  const [{ period, channels, segment, persona }] = useChoices();
  const kept = { period, channels, segment, persona, ...props.who };
  const search = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return (
    <Link to={paths.customers} search={search as never}>
      {props.children}
    </Link>
  );
}
