/** What leads on from an empty page: out of a question too narrow, or, where nothing was narrowed, what the page itself offers. */
import type { ReactElement, ReactNode } from 'react';
import { useChoices } from './address.ts';
import { isAsked, nothingAsked } from './asked.ts';
import { Button } from './button.tsx';
import { EmptyState } from './states.tsx';
import { t } from './text.tsx';

export function WayOn(props: { children: ReactNode }): ReactNode {
  const [choices] = useChoices();
  return isAsked(choices) ? <AskAll /> : props.children;
}

export function AskAll(): ReactElement {
  const [, change] = useChoices();
  return (
    <Button weight="first" onClick={() => change({ ...nothingAsked, after: undefined })}>
      {t('Show all days and everybody')}
    </Button>
  );
}

/** Nothing at all came in of the days, touches and people asked about. */
export function NothingInChoice(): ReactElement {
  return (
    <EmptyState title={t('Nothing happened in this choice')} action={<AskAll />}>
      {t('Take a longer period or fewer filters: nobody met you here in these days.')}
    </EmptyState>
  );
}
