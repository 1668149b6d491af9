/** One pain point: the sentence, its money, where and since when, what people said, how it is known, and what to say to it. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Figure, type Meaning } from '../../../web/kit/definition.tsx';
import type { Format } from '../../../web/kit/format.ts';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { personName } from '../../../web/kit/person-name.ts';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Definition } from '../../engine/contract.ts';
import { type FrictionMark, type ListedFriction, markPainPoint } from '../contract.ts';
import { roughly } from '../roughly.ts';
import styles from './friction-card.module.css';
import { changeWords, confidenceWords, headline, sinceWords } from './friction-words.ts';
import { ShareLine } from './share-line.tsx';

interface CardProps {
  readonly friction: ListedFriction;
  readonly definitions: Readonly<Record<string, Definition>>;
  readonly currency: string;
  /** The figure whose people are those of the list. */
  readonly people: 'pain-points.people' | 'pain-points.asked';
  readonly number?: number;
  /** 2 right under the page's own heading, 3 inside a section. */
  readonly level: 2 | 3;
}

export function FrictionCard(props: CardProps): ReactElement {
  const { friction, number } = props;
  const format = useFormat();
  const change = changeWords(friction);
  const Heading = `h${props.level}` as const;
  return (
    <article
      className={`${styles.card} ${friction.effect === 'help' ? styles.help : styles.harm}`}
      aria-label={friction.place.title}
    >
      <div className={styles.number} aria-hidden="true">
        {number ?? ''}
      </div>
      <div>
        <Heading className={styles.sentence}>{headline(friction)}</Heading>
        <p className={styles.facts}>
          <Place friction={friction} />
          <span>{sinceWords(friction, format)}</span>
          <span>
            {t('{n} of {of} tries', {
              n: format.count(friction.observed.count),
              of: format.count(friction.observed.of),
            })}
          </span>
          {change !== null && <span className={styles.change}>{change}</span>}
          {friction.mark === 'known' && <span className={styles.change}>{t('known')}</span>}
        </p>
        <ShareLine friction={friction} />
        <Quotes friction={friction} />
        <Details {...props} />
        <Answer friction={friction} />
      </div>
      <Money {...props} />
    </article>
  );
}

function Place(props: { friction: ListedFriction }): ReactElement {
  const { place } = props.friction;
  const paths = usePaths();
  return (
    <span>
      <Link to={paths.map} search={{ open: `touchpoint:${place.touchpointId}` } as never}>
        {place.title}
      </Link>
      {place.stage !== '' && ` · ${place.stage}`}
    </span>
  );
}

function Money(props: CardProps): ReactElement {
  const { friction, definitions, currency } = props;
  const format = useFormat();
  const sure = meaningOf(definitions.confidence, friction, format);
  const money = (minor: number) => format.money(roughly(minor), { currency, round: true });
  return (
    <div className={styles.money}>
      {friction.money === null ? (
        <span className={styles.unknown}>{t('Its money cannot be told')}</span>
      ) : (
        <>
          <Figure meaning={meaningOf(definitions.money, friction, format)}>
            <span className={styles.amount}>{money(friction.money.amountMinor)}</span>
          </Figure>
          <span className={styles.range}>
            {t('a month, {low} to {high}', {
              low: money(friction.money.lowMinor),
              high: money(friction.money.highMinor),
            })}
          </span>
        </>
      )}
      <Figure meaning={sure}>
        <span className={styles.sure}>{confidenceWords(friction.confidence)}</span>
      </Figure>
    </div>
  );
}

function meaningOf(
  definition: Definition | undefined,
  { observed }: ListedFriction,
  format: Format,
): Meaning {
  return {
    term: definition?.term ?? '',
    text: definition?.text ?? '',
    formula: definition?.formula ?? null,
    basis: t('{n} tries at this place', { n: format.count(observed.of) }),
  };
}

function Quotes(props: { friction: ListedFriction }): ReactElement | null {
  const format = useFormat();
  const { quotes } = props.friction;
  if (quotes.length === 0) return null;
  return (
    <div className={styles.quotes}>
      {quotes.map((quote) => (
        <blockquote key={`${quote.person}${quote.at}`}>
          <p>{quote.words}</p>
          <footer>
            {quote.name}
            {quote.score !== null && ` · ${format.count(quote.score)}`}
            {` · ${format.day(quote.at)}`}
          </footer>
        </blockquote>
      ))}
    </div>
  );
}

function Details(props: CardProps): ReactElement {
  const { friction, definitions } = props;
  const format = useFormat();
  const paths = usePaths();
  return (
    <div className={styles.details}>
      <details>
        <summary>{t('How we know')}</summary>
        <p>{friction.how}</p>
        {friction.evidence.length > 0 && (
          <>
            <p>{t('The same shows in other signs:')}</p>
            <ul>
              {friction.evidence.map((sign) => (
                <li key={sign}>{sign}</li>
              ))}
            </ul>
          </>
        )}
        <p className={styles.soft}>{definitions.expected?.text}</p>
        <p className={styles.soft}>{definitions.gap?.text}</p>
      </details>
      {friction.people.length > 0 && (
        <details>
          <summary>{t('People behind it')}</summary>
          <ul className={styles.people}>
            {friction.people.map(({ person, label }) => (
              <li key={person}>
                <Link to={paths.person(person)}>{personName(label, label)}</Link>
              </li>
            ))}
          </ul>
          {friction.peopleTotal > 0 && (
            <p>
              <PeopleLink figure={props.people} of={{ friction: friction.id }}>
                {t('{n, plural, one {The one person} other {All {shown} people}}, as a list', {
                  n: friction.peopleTotal,
                  shown: format.count(friction.peopleTotal),
                })}
              </PeopleLink>
            </p>
          )}
        </details>
      )}
    </div>
  );
}

/** What the owner says to it; it sticks from search to search. */
function Answer(props: { friction: ListedFriction }): ReactElement | null {
  const { friction } = props;
  const { id } = useBusiness();
  const mayEdit = useMay('editor');
  const marking = useChange(markPainPoint, ['reports.pain-points']);
  if (!mayEdit) return null;
  const say = (mark: FrictionMark) =>
    marking.mutate({ params: { workspace: id, friction: friction.id }, body: { mark } });
  const marks: readonly (readonly [FrictionMark, string])[] =
    friction.mark === 'open'
      ? [
          ['known', t('Known')],
          ['not_a_problem', friction.effect === 'harm' ? t('Not a problem') : t('Not worth telling')],
        ]
      : [['open', t('Put back on the list')]];
  return (
    <p className={styles.answer}>
      {marks.map(([mark, label]) => (
        <Button key={mark} small weight="quiet" busy={marking.isPending} onClick={() => say(mark)}>
          {label}
        </Button>
      ))}
      <Refused error={marking.error} />
    </p>
  );
}
