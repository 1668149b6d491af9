/** The frame of a workshop on a phone: what it is about, the language, and nothing that leads elsewhere. */
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { Mark } from '../../../web/kit/icons.tsx';
import { OtherLanguages } from '../../../web/kit/other-languages.tsx';
import { t } from '../../../web/kit/text.tsx';
import styles from './guest.module.css';

export function GuestFrame(props: {
  title: string;
  under?: ReactNode;
  /** Stays at the top while the page is scrolled. */
  bar?: ReactNode;
  children: ReactNode;
}): ReactElement {
  useEffect(() => {
    document.title = `${props.title} · ${t('Workshop')}`;
  }, [props.title]);
  return (
    <main className={styles.frame}>
      {props.bar}
      <header className={styles.head}>
        <h1>{props.title}</h1>
        {props.under !== undefined && <p className={styles.soft}>{props.under}</p>}
      </header>
      {props.children}
      <p className={styles.foot}>
        <Mark size={15} /> {t('A workshop with Footpath')}
        <OtherLanguages />
      </p>
    </main>
  );
}
