/** Opens beside the page: what is behind a number, or a form. A sheet from below on a phone. */
import { Drawer } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useFocusBack } from './focus-back.ts';
import { useOnPhone } from './on-phone.ts';
import styles from './side-panel.module.css';
import { t } from './text.tsx';

export function SidePanel(props: {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}): ReactElement {
  useFocusBack(props.open);
  const phone = useOnPhone();
  return (
    <Drawer
      opened={props.open}
      onClose={props.onClose}
      position={phone ? 'bottom' : 'right'}
      size={phone ? '88%' : props.wide === true ? 620 : 460}
      title={props.title}
      overlayProps={{ backgroundOpacity: 0.22 }}
      closeButtonProps={{ 'aria-label': t('Close') }}
      transitionProps={{ duration: 140 }}
      // A question over a panel must not be a second head of the page.
      attributes={{ header: { role: 'none' } }}
      classNames={{
        content: styles.content ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
        body: styles.body ?? '',
      }}
    >
      {props.children}
    </Drawer>
  );
}
