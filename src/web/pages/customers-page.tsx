/** Customers: everybody known, searched and sorted; each leads to their own path. */
import { type FormEvent, type ReactElement, useState } from 'react';
import { peopleFile, peopleReport } from '../../analyze/overview/contract.ts';
import { todayIn } from '../../kernel/period-choice.ts';
import { addressOf } from '../api/client.ts';
import { useAsk } from '../api/queries.ts';
import { useChoices, usePaths } from '../kit/address.ts';
import { askedQuery, isAsked, isNarrowed } from '../kit/asked.ts';
import { AskedBar } from '../kit/asked-bar.tsx';
import { useBusiness } from '../kit/business.tsx';
import { Button, ButtonAnchor, ButtonLink } from '../kit/button.tsx';
import { CustomerPages } from '../kit/customer-pages.tsx';
import { TextField } from '../kit/form.tsx';
import { Lede, Page, Sheet } from '../kit/page.tsx';
import { PillMenu } from '../kit/pill-menu.tsx';
import { Freshness, Meanings } from '../kit/report-frame.tsx';
import { EmptyState, ErrorState, Loading } from '../kit/states.tsx';
import { t } from '../kit/text.tsx';
import { AskAll } from '../kit/way-on.tsx';
import styles from './customers-page.module.css';
import { figureChoices, noFigure } from './figure-choices.ts';
import { PeopleTable, sorts } from './people-table.tsx';

const PAGE = 50;

export function CustomersPage(): ReactElement {
  const business = useBusiness();
  const [choices, change] = useChoices();
  const sort = sorts.find((one) => one === choices.sort) ?? 'last_seen';
  const group: 'buyers' | 'returning' | undefined =
    choices.who === 'buyers' || choices.who === 'returning' ? choices.who : undefined;
  const figure = figureChoices(choices);
  const { compare: _, ...asked } = askedQuery(choices, todayIn(business.timezone, Date.now()), 'none');
  const query = {
    ...asked,
    ...figure,
    sort,
    ...(group === undefined ? {} : { group }),
    ...(choices.search === undefined ? {} : { search: choices.search }),
  };
  const params = { workspace: business.id };
  const people = useAsk(peopleReport, {
    params,
    query: {
      ...query,
      limit: PAGE,
      ...(choices.after === undefined ? {} : { cursor: choices.after }),
    },
    keep: true,
  });
  const data = people.data;
  const ofFigure = Object.keys(figure).length > 0;
  const narrowed =
    choices.search !== undefined ||
    choices.period !== undefined ||
    isNarrowed(choices) ||
    ofFigure ||
    group !== undefined;
  return (
    <Page
      title={ofFigure ? (data?.behind ?? '\u00a0') : t('Customers')}
      under={
        ofFigure
          ? t('Exactly the people behind the number you came from.')
          : t('Everybody who met you, as far as your data knows them.')
      }
      tools={
        <>
          <GroupPicker group={group} />
          {data !== undefined && data.total > 0 && (
            <ButtonAnchor href={addressOf(peopleFile, params, query)} small download>
              {t('Download as a table')}
            </ButtonAnchor>
          )}
          {ofFigure && (
            <Button small onClick={() => change({ ...noFigure, after: undefined })}>
              {t('Show everybody')}
            </Button>
          )}
        </>
      }
    >
      <CustomerPages />
      {data?.fixed !== true && <AskedBar compares="none" />}
      {people.isError && <ErrorState error={people.error} onRetry={() => void people.refetch()} />}
      {data !== undefined && (data.total > 0 || narrowed) && <Lede>{data.sentence}</Lede>}
      {(data === undefined || data.total > 0 || narrowed) && <Search key={choices.search ?? ''} />}
      {people.isLoading && <Loading lines={10} />}
      {data !== undefined && data.total === 0 && (
        <Nobody narrowed={narrowed} asked={isAsked(choices) && !data.fixed} />
      )}
      {data !== undefined && data.total > 0 && (
        <>
          <Sheet pad={false}>
            <PeopleTable
              rows={data.items}
              currency={data.currency}
              sort={sort}
              stale={people.isPlaceholderData}
            />
          </Sheet>
          <div className={styles.more}>
            {choices.after !== undefined && (
              <Button onClick={() => change({ after: undefined })}>{t('Back to the first')}</Button>
            )}
            {data.next !== null && (
              <Button onClick={() => change({ after: data.next ?? undefined })}>
                {t('The next {n}', { n: PAGE })}
              </Button>
            )}
          </div>
          <Meanings of={data} />
          {!data.fixed && <Freshness of={data} />}
        </>
      )}
    </Page>
  );
}

function GroupPicker(props: { group: 'buyers' | 'returning' | undefined }): ReactElement {
  const [, change] = useChoices();
  const choices = [
    { value: '', label: t('Bought or not') },
    { value: 'buyers', label: t('People who bought') },
    { value: 'returning', label: t('People who bought again') },
  ];
  const shown = choices.find((one) => one.value === (props.group ?? ''))?.label ?? t('Bought or not');
  return (
    <PillMenu
      name={t('Who')}
      shown={shown}
      chosen={[props.group ?? '']}
      choices={choices}
      onChoose={(value) => change({ who: value, after: undefined })}
    />
  );
}

function Search(): ReactElement {
  const [choices, change] = useChoices();
  const [text, setText] = useState(choices.search ?? '');
  const search = (event: FormEvent): void => {
    event.preventDefault();
    change({ search: text.trim(), after: undefined });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is not known to all screen readers yet
    <form role="search" className={styles.search} onSubmit={search}>
      <TextField
        name="search"
        label={t('Search by name, e-mail, phone or number')}
        value={text}
        onChange={setText}
      />
      <Button type="submit">{t('Search')}</Button>
      {choices.search !== undefined && (
        <Button weight="quiet" onClick={() => change({ search: undefined, after: undefined })}>
          {t('Show all')}
        </Button>
      )}
    </form>
  );
}

/** @param props.asked days, touches or people are left out, and can be let in again */
function Nobody(props: { narrowed: boolean; asked: boolean }): ReactElement {
  const paths = usePaths();
  if (props.narrowed) {
    return (
      <EmptyState title={t('Nobody like that')} action={props.asked ? <AskAll /> : undefined}>
        {t('Search takes a part of a name, an address or a number. A longer period may help too.')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('No customers yet')}
      action={
        <ButtonLink to={paths.data} weight="first">
          {t('Bring in a file')}
        </ButtonLink>
      }
    >
      {t('They come with your first file: each with every step they took, whichever door it came through.')}
    </EmptyState>
  );
}
