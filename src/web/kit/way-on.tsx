/** What leads on from an empty page: out of a question too narrow, or, where nothing was narrowed, what the page itself offers. */
import type { ReactElement } from 'react';
import { useChoices } from './address.ts';
import { isAsked, nothingAsked } from './asked.ts';
import { Button } from './button.tsx';
import { t } from './text.tsx';

export function WayOn(props: { children: ReactElement }): ReactElement {
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
