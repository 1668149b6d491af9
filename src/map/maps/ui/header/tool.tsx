/** A button over the map. What it does is among all actions too, for as long as the button is there. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { Button, ButtonLink, type Weight } from '../../../../web/kit/button.tsx';
import { useDesk } from '../desk/desk.ts';

interface ToolProps {
  readonly id: string;
  readonly name: string;
  readonly weight?: Weight;
}

export function Tool(
  props: ToolProps & {
    /** On the button where that says more than the name. */
    readonly children?: ReactNode;
    readonly onUse: () => void;
  },
): ReactElement {
  const { id, name, weight = 'usual', onUse } = props;
  useAmongActions(id, name, onUse);
  return (
    <Button small weight={weight} onClick={onUse}>
      {props.children || name}
    </Button>
  );
}

export function ToolLink(props: ToolProps & { readonly to: string }): ReactElement {
  const { id, name, weight = 'usual', to } = props;
  const navigate = useNavigate();
  useAmongActions(id, name, () => void navigate({ to }));
  return (
    <ButtonLink small weight={weight} to={to}>
      {name}
    </ButtonLink>
  );
}

function useAmongActions(id: string, name: string, run: () => void): void {
  const { tools } = useDesk();
  // Each time anew: what it does is what it does now.
  useEffect(() => {
    tools.set(id, { id, group: 'map', name, run, forViewers: true });
  });
  useEffect(() => () => void tools.delete(id), [tools, id]);
}
