/** The quiet frame of the pages before anybody is signed in. */
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { Mark } from '../../../web/kit/icons.tsx';
import { OtherLanguages } from '../../../web/kit/other-languages.tsx';
import { t } from '../../../web/kit/text.tsx';
import styles from './gate-frame.module.css';

export function GateFrame(props: { title: string; under?: ReactNode; children: ReactNode }): ReactElement {
  useEffect(() => {
    document.title = `${props.title} · ${t('Footpath')}`;
  }, [props.title]);
  return (
    <div className={styles.frame}>
      <Valley />
      <main className={styles.sheet}>
        <p className={styles.brand}>
          <Mark size={24} />
          {t('Footpath')}
        </p>
        <h1>{props.title}</h1>
        {props.under !== undefined && <p className={styles.under}>{props.under}</p>}
        {props.children}
        <p className={styles.languages}>
          <OtherLanguages />
        </p>
      </main>
    </div>
  );
}

/** A path through contour lines; decoration only. */
function Valley(): ReactElement {
  return (
    <svg
      className={styles.valley}
      viewBox="0 0 1440 420"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {[0, 1, 2, 3, 4, 5, 6].map((line) => (
        <path
          key={line}
          d={`M-20 ${330 - line * 44}C220 ${180 - line * 34} 420 ${400 - line * 40} 700 ${290 - line * 34}S1180 ${120 - line * 26} 1460 ${240 - line * 38}`}
          fill="none"
          stroke="var(--rule)"
          strokeWidth="1"
        />
      ))}
      <path
        d="M-20 372C220 222 420 442 700 332S1180 162 1460 282"
        fill="none"
        stroke="var(--trail-middle)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray="1 11"
      />
    </svg>
  );
}
