/** A persona to read and to print: who they are, what is said of them and on what it rests, and their figures. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { PersonasReport } from '../../../analyze/persona-figures/contract.ts';
import { pathsOf } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Evidence, type Persona, type Statement, traits } from '../contract.ts';
import { foundation, foundedOf } from '../founded.ts';
import { PersonaBasis } from './persona-basis.tsx';
import { PersonaFiguresList } from './persona-figures-list.tsx';
import { PersonaPicture } from './persona-picture.tsx';
import styles from './persona-view.module.css';
import personas from './personas.module.css';
import { foundedWords, traitName } from './trait-words.ts';

/** @param props.who the people of the persona in words: the rule of its segment */
export function PersonaView(props: {
  persona: Persona;
  report: PersonasReport | undefined;
  who: string | null;
}): ReactElement {
  const { persona, report } = props;
  const figures = report?.items.find(({ personaId }) => personaId === persona.id);
  const { statements, founded, solid } = foundation(persona);
  return (
    <article className={styles.view}>
      <aside className={styles.side}>
        <PersonaPicture persona={persona} large />
        <Sheet>
          <h2>{t('In figures')}</h2>
          {props.who !== null && <p className={personas.quiet}>{props.who}</p>}
          {figures !== undefined && report !== undefined && (
            <>
              <PersonaFiguresList figures={figures} currency={report.currency} />
              <PersonaBasis report={report} />
            </>
          )}
        </Sheet>
      </aside>
      <div>
        {persona.story !== '' && <p className={styles.lead}>{persona.story}</p>}
        <p className={personas.quiet}>
          {statements === 0
            ? t('Nothing is said of them yet.')
            : t(
                'Of {n, plural, one {# statement} other {# statements}} {founded} have evidence, and {solid} are solid.',
                { n: statements, founded, solid },
              )}
        </p>
        <div className={styles.traits}>
          {traits.map((trait) => (
            <section key={trait} className={styles.trait}>
              <h2>{traitName(trait)}</h2>
              {persona[trait].length === 0 ? (
                <p className={personas.quiet}>{t('Not known yet.')}</p>
              ) : (
                <ul>
                  {persona[trait].map((statement) => (
                    <Said key={statement.text} statement={statement} quote={trait === 'quotes'} />
                  ))}
                </ul>
              )}
            </section>
          ))}
        </div>
      </div>
    </article>
  );
}

function Said(props: { statement: Statement; quote: boolean }): ReactElement {
  const { statement } = props;
  const founded = foundedOf(statement);
  return (
    <li>
      <span className={props.quote ? styles.quote : undefined}>{statement.text}</span>{' '}
      <span className={styles[founded]}>{foundedWords(founded)}</span>
      {statement.evidence.map((evidence) => (
        <EvidenceLine key={JSON.stringify(evidence)} evidence={evidence} />
      ))}
    </li>
  );
}

function EvidenceLine(props: { evidence: Evidence }): ReactElement {
  const { evidence } = props;
  const { number } = useBusiness();
  switch (evidence.kind) {
    case 'figure':
      return (
        <span className={styles.evidence}>
          {evidence.page === null ? (
            evidence.text
          ) : (
            <Link to={`${pathsOf(number).home}/${evidence.page}`}>{evidence.text}</Link>
          )}
        </span>
      );
    case 'quote':
      return (
        <span className={styles.evidence}>
          “{evidence.text}”{evidence.from === '' ? '' : `, ${evidence.from}`}
        </span>
      );
    case 'link':
      return (
        <span className={styles.evidence}>
          <a href={evidence.url} rel="noreferrer noopener" target="_blank">
            {evidence.url}
          </a>
        </span>
      );
  }
}
