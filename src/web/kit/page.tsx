/** The frame of every page: one heading that takes the focus on arrival, a sentence before anything drawn, sections. */
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { fadesOf, useHidden } from './fades.ts';
import styles from './page.module.css';
import { t } from './text.tsx';
import { WorkUnderWay } from './work-under-way.tsx';

export function Page(props: {
  title: string;
  /** One quiet line under the heading. */
  under?: ReactNode;
  /** Pickers and actions to the right of the heading. */
  tools?: ReactNode;
  /** `text` keeps lines readable; `wide` is for the map and tables. */
  width?: 'text' | 'wide';
  children: ReactNode;
}): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · ${t('Footpath')}`;
  }, [props.title]);
  useEffect(() => {
    // A new page is announced by its heading; the very first load leaves the focus where the reader has it.
    if (document.body.dataset.arrived === 'yes') heading.current?.focus({ preventScroll: true });
    document.body.dataset.arrived = 'yes';
  }, []);
  return (
    <div className={`${styles.page} ${styles[props.width ?? 'wide']}`}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.under !== undefined && <p className={styles.under}>{props.under}</p>}
        </div>
        {props.tools !== undefined && <Tools>{props.tools}</Tools>}
      </header>
      <WorkUnderWay />
      {props.children}
    </div>
  );
}

/** In one line, on a phone scrolled sideways. */
function Tools(props: { children: ReactNode }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const fades = fadesOf(useHidden(place));
  return (
    <div ref={place} className={`${styles.tools} ${fades}`}>
      {props.children}
    </div>
  );
}

/** The sentence that stands before every chart. */
export function Lede(props: { children: ReactNode }): ReactElement {
  const { children } = props;
  return <p className={styles.lede}>{typeof children === 'string' ? withNumbersBold(children) : children}</p>;
}

const NUMBER = /((?:[€$£¥]|[A-Z]{1,3}[$€£¥])?\d[\d.,\u00a0\u202f]*\d(?:\s?[%€])?|(?:[€$£¥])?\d(?:\s?[%€])?)/;

/** The numbers of a sentence stand out, wherever the sentence was written. */
function withNumbersBold(sentence: string): ReactNode[] {
  return sentence.split(NUMBER).map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence keep their places
    i % 2 === 1 ? <b key={i}>{part.replace(/\s(?=[%€])/, '\u00a0')}</b> : part,
  );
}

export function Section(props: {
  title: string;
  id?: string;
  under?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <section className={styles.section} id={props.id} aria-label={props.title}>
      <div className={styles.sectionHead}>
        <div>
          <h2>{props.title}</h2>
          {props.under !== undefined && <p className={styles.under}>{props.under}</p>}
        </div>
        {props.tools !== undefined && <div className={styles.tools}>{props.tools}</div>}
      </div>
      {props.children}
    </section>
  );
}

/** A sheet of paper on the table: the one box we draw. */
export function Sheet(props: { children: ReactNode; pad?: boolean }): ReactElement {
  return <div className={`${styles.sheet} ${props.pad === false ? '' : styles.pad}`}>{props.children}</div>;
}
