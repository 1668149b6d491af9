/** A button that opens a menu where it stands. */
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import type { OpenMenu } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';

export function MenuButton(props: {
  /** Left out, the menu of the place the cursor is at. */
  on?: OpenMenu['on'];
  /** Where it has no words of its own. */
  label?: string;
  children: ReactNode;
}): ReactElement {
  const { on, label, children } = props;
  const desk = useDesk();
  return (
    <Button
      small
      weight="quiet"
      aria-haspopup="menu"
      {...(label === undefined ? {} : { 'aria-label': label })}
      onClick={(event) => {
        const { left: x, top: y } = event.currentTarget.getBoundingClientRect();
        if (on !== undefined) desk.board.set({ menu: { on, x, y } });
        else if (desk.cursor !== null) desk.openMenu(desk.cursor, x, y);
      }}
    >
      {children}
    </Button>
  );
}
