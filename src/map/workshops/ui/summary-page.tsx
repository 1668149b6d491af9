/** What came of a workshop, to be read, printed and passed on. */
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { addressOf } from '../../../web/api/client.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button, ButtonAnchor } from '../../../web/kit/button.tsx';
import { chosenLanguage } from '../../../web/kit/language.ts';
import { Lede, Page, Section } from '../../../web/kit/page.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { downloadSummary, summarizeWorkshop } from '../contract.ts';
import type { RankedCard, WorkshopSummary } from '../shown.ts';
import styles from './summary.module.css';

export function SummaryPage(): ReactElement {
  const { map, workshop } = useParams({ strict: false }) as { map: string; workshop: string };
  const { id: workspace } = useBusiness();
  const paths = usePaths();
  const params = { workspace, map, workshop };
  const asked = useAsk(summarizeWorkshop, { params, every: 15_000 });
  if (asked.data === undefined) {
    return (
      <Page title={t('Summary')}>
        {asked.isError ? <ErrorState error={asked.error} /> : <Loading lines={8} />}
      </Page>
    );
  }
  const summary = asked.data;
  const file = (format: 'csv' | 'md') =>
    addressOf(downloadSummary, { ...params, format }, { language: chosenLanguage() });
  return (
    <Page
      title={summary.title}
      under={
        <>
          {t('Workshop on')} <Link to={paths.journeyMap(map)}>{summary.mapTitle || t('Untitled map')}</Link>
          {' · '}
          <Link to={paths.workshop(map, workshop)}>{t('Back to the workshop')}</Link>
        </>
      }
      tools={
        <>
          <ButtonAnchor small href={file('csv')} download>
            {t('As a table')}
          </ButtonAnchor>
          <ButtonAnchor small href={file('md')} download>
            {t('As a text')}
          </ButtonAnchor>
          <Button small onClick={() => window.print()}>
            {t('Print')}
          </Button>
        </>
      }
    >
      <Told summary={summary} />
      <Outcome title={t('Decided')} cards={summary.ranked.filter(({ outcome }) => outcome === 'decided')} />
      <Outcome title={t('Parked')} cards={summary.ranked.filter(({ outcome }) => outcome === 'parked')} />
      <Section title={t('All cards')}>
        <Ranking summary={summary} />
      </Section>
      <People summary={summary} />
    </Page>
  );
}

function Told(props: { summary: WorkshopSummary }): ReactElement {
  const { begunAt, endedAt, participants, cards, decided, hidden } = props.summary;
  const format = useFormat();
  const day = format.dayTime(begunAt);
  const said = t(
    '{people, plural, one {# person} other {# people}} wrote {cards, plural, one {# card} other {# cards}} and decided {decided, plural, =0 {nothing yet} one {# thing} other {# things}}.',
    { people: participants, cards, decided },
  );
  const when =
    endedAt === null
      ? t('Begun on {day}, still under way.', { day })
      : t('On {day}, for {time}.', { day, time: format.duration(endedAt - begunAt) });
  return (
    <>
      <Lede>{said}</Lede>
      <p className={styles.soft}>
        {when}{' '}
        {hidden > 0 &&
          t('{n, plural, one {# card is} other {# cards are}} not revealed, and so not in here.', {
            n: hidden,
          })}
      </p>
    </>
  );
}

function Outcome(props: { title: string; cards: readonly RankedCard[] }): ReactElement | null {
  if (props.cards.length === 0) return null;
  return (
    <Section title={props.title}>
      <ul className={styles.outcome}>
        {props.cards.map((card) => (
          <li key={card.id}>
            <p className={styles.text}>{card.text}</p>
            {card.note !== '' && <p>{card.note}</p>}
            <p className={styles.soft}>
              {[card.owner === null ? t('no owner yet') : '', factsOf(card)]
                .filter((fact) => fact !== '')
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function factsOf({ owner, stage, lane, by, dots, isOnMap }: RankedCard): string {
  return [
    owner === null ? '' : t('owner: {name}', { name: owner }),
    dots === null ? '' : t('{n, plural, one {# dot} other {# dots}}', { n: dots }),
    stage,
    lane,
    by.length === 0 ? '' : t('written by {names}', { names: by.join(', ') }),
    isOnMap ? t('on the map') : '',
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

/** A list and no table: it reads alike on paper and on a phone. */
function Ranking(props: { summary: WorkshopSummary }): ReactElement {
  const { ranked } = props.summary;
  if (ranked.length === 0) return <p className={styles.soft}>{t('No card is revealed yet.')}</p>;
  const outcomes = { decided: t('Decided'), parked: t('Parked') };
  return (
    <ol className={styles.ranking}>
      {ranked.map((card) => (
        <li key={card.id}>
          <span className={styles.rank}>{card.rank === null ? '' : `${card.rank}.`}</span>
          <div>
            <p className={styles.words}>{card.text}</p>
            {card.merged.map((same, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity
              <p key={index} className={styles.merged}>
                {same}
              </p>
            ))}
            <p className={styles.soft}>
              {[card.outcome === null ? '' : outcomes[card.outcome], factsOf(card)]
                .filter((fact) => fact !== '')
                .join(' · ')}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function People(props: { summary: WorkshopSummary }): ReactElement {
  const { people, begunBy } = props.summary;
  const names = people.map(({ name, isGuest }) => (isGuest ? t('{name} (guest)', { name }) : name));
  return (
    <Section title={t('Who took part')}>
      <p>{names.length === 0 ? t('Nobody yet.') : names.join(', ')}</p>
      {begunBy !== null && <p className={styles.soft}>{t('Begun by {name}.', { name: begunBy })}</p>}
    </Section>
  );
}
