/** Whose figures are shown: everybody's, or those of a segment. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { listSegments } from '../../analyze/segments/contract.ts';
import { useAsk } from '../api/queries.ts';
import { usePaths } from './address.ts';
import { useBusiness } from './business.tsx';
import { PillMenu } from './pill-menu.tsx';
import { t } from './text.tsx';

const EVERYBODY = '';

export function SegmentPicker(props: {
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}): ReactElement {
  const business = useBusiness();
  const paths = usePaths();
  const segments = useAsk(listSegments, { params: { workspace: business.id } });
  const choices = [
    { value: EVERYBODY, label: t('Everybody') },
    ...(segments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const chosen = props.chosen ?? EVERYBODY;
  return (
    <PillMenu
      name={t('People')}
      shown={choices.find(({ value }) => value === chosen)?.label ?? t('A segment')}
      on={chosen !== EVERYBODY}
      choices={choices}
      chosen={[chosen]}
      onChoose={(id) => props.onChoose(id === EVERYBODY ? undefined : id)}
      footer={<Link to={paths.segments}>{t('Segments …')}</Link>}
    />
  );
}
