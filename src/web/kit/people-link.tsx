/** Leads from a figure to the people behind it, asked alike: the same days, touches and people. */
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { type Choices, useChoices, usePaths } from './address.ts';
import { sharedChoices } from './asked.ts';

/**
 * @param props.figure name of the figure as the list of people knows it: `retention.cell`
 * @param props.of its own question
 * @param props.asked days, touches and people, where they are not those that the address of this page says
 */
export function PeopleLink(props: {
  figure: string;
  of?: Choices;
  asked?: Choices;
  children?: ReactNode;
}): ReactElement {
  const [choices] = useChoices();
  const shared = props.asked ?? sharedChoices(choices);
  return (
    <ListLink of={{ ...shared, behind: behindAddress(props.figure, props.of ?? {}) }}>
      {props.children}
    </ListLink>
  );
}

/** Leads to the list of people of an address: days, touches, people, and whose figure it is. */
export function ListLink(props: { of: Choices; children?: ReactNode }): ReactElement {
  const paths = usePaths();
  return (
    <Link to={paths.customers} search={props.of as never}>
      {props.children}
    </Link>
  );
}

/** `retention.cell?unit=month&cohort=2026-03-01&after=2`; what is undefined is left out. */
export function behindAddress(figure: string, of: Choices): string {
  const given = Object.entries(of).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${figure}?${new URLSearchParams(given)}`;
}
