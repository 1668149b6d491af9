/** Whose figures are shown: everybody's, those of a segment, or those of a persona. */
import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { listSegments } from '../../analyze/segments/contract.ts';
import { listPersonas } from '../../people/personas/contract.ts';
import { useAsk } from '../api/queries.ts';
import { usePaths } from './address.ts';
import { useBusiness } from './business.tsx';
import { type Choice, PillMenu } from './pill-menu.tsx';
import { t } from './text.tsx';

const EVERYBODY = '';

/** At most one of the two. */
interface Chosen {
  readonly segment?: string | undefined;
  readonly persona?: string | undefined;
}

export function SegmentPicker(props: {
  chosen: Chosen;
  onChoose: (chosen: { segment: string | undefined; persona: string | undefined }) => void;
}): ReactElement {
  const business = useBusiness();
  const paths = usePaths();
  const params = { workspace: business.id };
  const segments = useAsk(listSegments, { params });
  const personas = useAsk(listPersonas, { params });
  // A persona without a rule selects nobody.
  const described = (personas.data?.items ?? []).filter(({ segmentId }) => segmentId !== null);
  const choices: Choice[] = [
    { value: EVERYBODY, label: t('Everybody') },
    ...(segments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    ...described.map(({ id, name }, i) => ({
      value: id,
      label: name,
      ...(i === 0 ? { heading: t('Personas') } : {}),
    })),
  ];
  const chosen = props.chosen.persona ?? props.chosen.segment ?? EVERYBODY;
  const choose = (id: string): void => {
    const persona = described.some((each) => each.id === id);
    props.onChoose({
      segment: persona || id === EVERYBODY ? undefined : id,
      persona: persona ? id : undefined,
    });
  };
  return (
    <PillMenu
      name={t('People')}
      shown={choices.find(({ value }) => value === chosen)?.label ?? t('A segment')}
      on={chosen !== EVERYBODY}
      choices={choices}
      chosen={[chosen]}
      onChoose={choose}
      footer={
        <Menu.Item component={Link} to={paths.segments}>
          {t('Segments …')}
        </Menu.Item>
      }
    />
  );
}
