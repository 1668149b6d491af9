/** Two to four personas next to each other: who they are in figures, what they want, need, and what stops them. On a phone one under another. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { PersonaFigures } from '../../../analyze/persona-figures/contract.ts';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { Button } from '../../../web/kit/button.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Persona, Trait } from '../contract.ts';
import { foundedOf } from '../founded.ts';
import styles from './beside.module.css';
import { PersonaFiguresList } from './persona-figures-list.tsx';
import { PersonaPicture } from './persona-picture.tsx';
import { foundedWords, traitName } from './trait-words.ts';

const FEWEST = 2;
const MOST = 4;
const compared: readonly Trait[] = ['goals', 'needs', 'frustrations'];

/** Those the address names, in the order of the list; null where nothing is compared. */
export function personasBeside(items: readonly Persona[], asked: string | undefined): Persona[] | null {
  if (asked === undefined) return null;
  const ids = asked.split(',');
  const found = items.filter(({ id }) => ids.includes(id)).slice(0, MOST);
  return found.length >= FEWEST ? found : items.slice(0, FEWEST);
}

export function PersonasBeside(props: {
  all: readonly Persona[];
  chosen: readonly Persona[];
  figures: readonly PersonaFigures[];
  currency: string;
}): ReactElement {
  const { chosen } = props;
  return (
    <>
      <Chooser all={props.all} chosen={chosen} />
      <div className={styles.beside} data-count={chosen.length}>
        {chosen.map((persona) => (
          <OnePersona
            key={persona.id}
            persona={persona}
            figures={props.figures.find(({ personaId }) => personaId === persona.id)}
            currency={props.currency}
          />
        ))}
      </div>
    </>
  );
}

function Chooser(props: { all: readonly Persona[]; chosen: readonly Persona[] }): ReactElement {
  const { all, chosen } = props;
  const [, change] = useChoices();
  const ids = chosen.map(({ id }) => id);
  const set = (id: string, isChosen: boolean): void => {
    const next = all.map((each) => each.id).filter((each) => (each === id ? isChosen : ids.includes(each)));
    change({ compare: next.join(',') }, { replace: true });
  };
  return (
    <div className={styles.chooser}>
      {all.length > FEWEST && (
        <fieldset>
          <legend>{t('Two to four of them')}</legend>
          {all.map(({ id, name }) => {
            const isChosen = ids.includes(id);
            return (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={isChosen ? ids.length <= FEWEST : ids.length >= MOST}
                  onChange={(event) => set(id, event.currentTarget.checked)}
                />
                {name}
              </label>
            );
          })}
        </fieldset>
      )}
      <div>
        <Button small onClick={() => window.print()}>
          {t('Print')}
        </Button>
        <Button small weight="quiet" onClick={() => change({ compare: undefined })}>
          {t('Back to all personas')}
        </Button>
      </div>
    </div>
  );
}

function OnePersona(props: {
  persona: Persona;
  figures: PersonaFigures | undefined;
  currency: string;
}): ReactElement {
  const { persona, figures } = props;
  const paths = usePaths();
  return (
    <article className={styles.persona} aria-label={persona.name}>
      <header>
        <PersonaPicture persona={persona} />
        <h2>
          <Link to={paths.persona(persona.id)}>{persona.name}</Link>
        </h2>
        {persona.story !== '' && <p>{persona.story}</p>}
      </header>
      <section>
        {figures !== undefined && <PersonaFiguresList figures={figures} currency={props.currency} />}
      </section>
      {compared.map((trait) => (
        <section key={trait}>
          <h3>{traitName(trait)}</h3>
          {persona[trait].length === 0 ? (
            <p className={styles.quiet}>{t('Not known yet.')}</p>
          ) : (
            <ul>
              {persona[trait].map((statement) => (
                <li key={statement.text}>
                  {statement.text} <span className={styles.quiet}>{foundedWords(foundedOf(statement))}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  );
}
