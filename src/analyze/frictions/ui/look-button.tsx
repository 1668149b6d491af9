/** Begins a search for pain points about everybody. Nothing for who may not. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { runPainPoints } from '../contract.ts';

/** @param props.underWay a search runs already */
export function LookButton(props: {
  name: string;
  underWay?: boolean;
  weight?: 'first';
}): ReactElement | null {
  const { id } = useBusiness();
  const mayEdit = useMay('editor');
  const starting = useChange(runPainPoints, ['reports.pain-points']);
  const { name, underWay = false, weight = 'usual' } = props;
  if (!mayEdit) return null;
  return (
    <>
      <Button
        weight={weight}
        busy={underWay || starting.isPending}
        onClick={() => starting.mutate({ params: { workspace: id } })}
      >
        {underWay ? t('Looking …') : name}
      </Button>
      <Refused error={starting.error} />
    </>
  );
}
