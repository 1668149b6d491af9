/** A sheet over the page for something short: a list to choose from, a few boxes to tick. Questions before harm are `Confirm`. */
import { Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import styles from './confirm.module.css';
import { useFocusBack } from './focus-back.ts';
import { t } from './text.tsx';

export function Dialog(props: {
  title: string;
  /** In pixels. */
  width: number;
  onClose: () => void;
  /** The focus goes where the caller sends it, not back to where it was. */
  keepFocus?: boolean;
  children: ReactNode;
}): ReactElement {
  useFocusBack(props.keepFocus !== true);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.width}
      overlayProps={{ backgroundOpacity: 0.3 }}
      closeButtonProps={{ 'aria-label': t('Close') }}
      transitionProps={{ duration: 90 }}
      returnFocus={props.keepFocus !== true}
      classNames={{
        content: styles.content ?? '',
        title: styles.title ?? '',
        header: styles.header ?? '',
      }}
    >
      {props.children}
    </Modal>
  );
}
