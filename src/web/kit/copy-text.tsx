/** A key, a link or a command to take along: selectable text with a button that copies it. */
import { type ReactElement, useState } from 'react';
import { Button } from './button.tsx';
import styles from './copy-text.module.css';
import { Heard } from './heard.tsx';
import { t } from './text.tsx';

export function CopyText(props: { label: string; text: string; block?: boolean }): ReactElement {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    // Without a secure address the browser refuses; the text can still be selected by hand.
    navigator.clipboard?.writeText(props.text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className={styles.copy}>
      <span className={styles.label}>{props.label}</span>
      {props.block === true ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre className={styles.block} tabIndex={0}>
          {props.text}
        </pre>
      ) : (
        <code className={styles.text}>{props.text}</code>
      )}
      <Button small onClick={copy}>
        {copied ? t('Copied') : t('Copy')}
        <Heard> {props.label}</Heard>
      </Button>
    </div>
  );
}
