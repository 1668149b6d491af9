/** The figures of a page as a table to take along: one quiet link, at the same place of every report. */
import type { ReactElement } from 'react';
import { ButtonAnchor } from './button.tsx';
import { t } from './text.tsx';

export function DownloadTable(props: { href: string }): ReactElement {
  return (
    <ButtonAnchor small weight="quiet" href={props.href} download>
      {t('Download as a table')}
    </ButtonAnchor>
  );
}
