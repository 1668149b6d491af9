/** Words for those who listen to a screen: whoever looks at it has them from where things stand, or how they look. */
import type { HTMLAttributes, ReactElement } from 'react';
import styles from './heard.module.css';

interface HeardProps extends Omit<HTMLAttributes<HTMLElement>, 'className'> {
  readonly as?: 'span' | 'p' | 'legend' | 'caption';
}

export function Heard({ as: Element = 'span', ...rest }: HeardProps): ReactElement {
  return <Element {...rest} className={styles.heard} />;
}
