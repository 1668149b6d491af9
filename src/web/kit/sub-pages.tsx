/** The parts of a page as links in a row under its heading. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useChoices } from './address.ts';
import { sharedChoices } from './asked.ts';
import styles from './sub-pages.module.css';

export function SubPages(props: {
  name: string;
  pages: readonly { readonly to: string; readonly name: string }[];
  /** What the report of one page is asked, the next one is too. */
  keeps?: boolean;
}): ReactElement {
  const [choices] = useChoices();
  const search = props.keeps === true ? sharedChoices(choices) : {};
  return (
    <nav className={styles.row} aria-label={props.name}>
      {props.pages.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          search={search as never}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ className: styles.on ?? '', 'aria-current': 'page' }}
        >
          {page.name}
        </Link>
      ))}
    </nav>
  );
}
