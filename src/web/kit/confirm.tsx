/** Asks before something is removed: says what will happen, and what will not. */
import { Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './confirm.module.css';
import { Refused } from './states.tsx';
import { t } from './text.tsx';

export function Confirm(props: {
  open: boolean;
  title: string;
  children: ReactNode;
  /** The verb on the button: “Undo this import”. */
  action: string;
  harmful?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}): ReactElement {
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={props.title}
      centered
      overlayProps={{ backgroundOpacity: 0.3 }}
      closeButtonProps={{ 'aria-label': t('Close') }}
      transitionProps={{ duration: 120 }}
      // A question over a panel must not be a second head of the page.
      attributes={{ header: { role: 'none' } }}
      classNames={{
        content: styles.content ?? '',
        title: styles.title ?? '',
        header: styles.header ?? '',
      }}
    >
      <div className={styles.words}>{props.children}</div>
      <Refused error={props.error} />
      <div className={styles.actions}>
        <Button onClick={props.onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <Button
          weight={props.harmful === false ? 'first' : 'alert'}
          onClick={props.onConfirm}
          busy={props.busy ?? false}
        >
          {props.action}
        </Button>
      </div>
    </Modal>
  );
}
