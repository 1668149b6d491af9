/** A table that stays a table for screen readers and becomes a list of cards on a phone. */
import type { ReactElement, ReactNode } from 'react';
import styles from './data-table.module.css';
import { Heard } from './heard.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** The head is only for screen readers: a column of buttons. */
  readonly hideHead?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand to the right. */
  readonly number?: boolean;
  /** The column that names the row; on a phone it is the title of the card. */
  readonly names?: boolean;
  readonly sort?: 'ascending' | 'descending' | undefined;
  readonly onSort?: () => void;
}

export function DataTable<Row>(props: {
  caption: string;
  /** Show the caption; otherwise only screen readers hear it. */
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Older figures on screen while new ones are fetched. */
  stale?: boolean;
}): ReactElement {
  const { columns } = props;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as cards the elements lose their roles in some browsers
    <div className={styles.scroll}>
      <table role="table" className={`${styles.table} ${props.stale === true ? styles.stale : ''}`}>
        {props.showCaption === true ? (
          <caption className={styles.caption}>{props.caption}</caption>
        ) : (
          <Heard as="caption">{props.caption}</Heard>
        )}
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={column.number === true ? styles.number : undefined}
                aria-sort={column.onSort === undefined ? undefined : (column.sort ?? 'none')}
              >
                {column.hideHead === true ? (
                  <Heard>{column.head}</Heard>
                ) : column.onSort === undefined ? (
                  <span>{column.head}</span>
                ) : (
                  <button type="button" onClick={column.onSort} className={styles.sort}>
                    {column.head}
                    <span aria-hidden="true">
                      {column.sort === 'ascending' ? ' ↑' : column.sort === 'descending' ? ' ↓' : ''}
                    </span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {props.rows.map((row) => (
            <tr role="row" key={props.rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-head={column.hideHead === true ? '' : column.head}
                  className={[column.number && styles.number, column.names && styles.names]
                    .filter(Boolean)
                    .join(' ')}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
