/** Buttons and links that look like buttons. Three weights: the one thing to do, the usual, and the quiet. */
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ButtonHTMLAttributes, ReactElement, ReactNode } from 'react';
import styles from './button.module.css';

export type Weight = 'first' | 'usual' | 'quiet' | 'alert';

interface Look {
  readonly weight?: Weight;
  readonly small?: boolean;
  readonly wide?: boolean;
}

function looks(look: Look): string {
  return [styles.button, styles[look.weight ?? 'usual'], look.small && styles.small, look.wide && styles.wide]
    .filter(Boolean)
    .join(' ');
}

export interface ButtonProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  /** The work is under way: the button says so and does not start it twice. */
  readonly busy?: boolean;
}

export function Button(props: ButtonProps): ReactElement {
  const { weight, small, wide, busy, className, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      onClick={busy === true ? (event) => event.preventDefault() : onClick}
      aria-disabled={busy === true || rest['aria-disabled'] || undefined}
      aria-busy={busy === true || undefined}
      className={[looks({ ...props }), className].filter(Boolean).join(' ')}
    />
  );
}

export function ButtonLink(props: Look & LinkProps & { children?: ReactNode }): ReactElement {
  const { weight, small, wide, children, ...rest } = props;
  return (
    <Link {...(rest as LinkProps)} className={looks(props)}>
      {children}
    </Link>
  );
}

/** A link to something that is not a page of ours: a download, an address. */
export function ButtonAnchor(
  props: Look & { href: string; download?: boolean; children: ReactNode },
): ReactElement {
  return (
    <a href={props.href} className={looks(props)} {...(props.download === true ? { download: '' } : {})}>
      {props.children}
    </a>
  );
}
