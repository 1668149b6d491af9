/** The name of a kept report, which leads to it as it was kept. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { usePaths } from '../../../web/kit/address.ts';
import { pageOf, searchOf } from '../../../web/kit/kept.ts';
import type { SavedReport } from '../contract.ts';

export function ReportLink(props: { saved: SavedReport }): ReactElement {
  const { saved } = props;
  return (
    <Link to={pageOf(saved.report, usePaths())} search={searchOf(saved) as never}>
      {saved.name}
    </Link>
  );
}
