/** The parts of a page as links in a row under its heading. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import styles from './sub-pages.module.css';

export function SubPages(props: {
  name: string;
  pages: readonly { readonly to: string; readonly name: string }[];
}): ReactElement {
  return (
    <nav className={styles.row} aria-label={props.name}>
      {props.pages.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ className: styles.on ?? '', 'aria-current': 'page' }}
        >
          {page.name}
        </Link>
      ))}
    </nav>
  );
}
