/** What a new map begins with: part of the form that makes one. */
import { type ReactElement, useState } from 'react';
import { useAsk } from '../../../../web/api/queries.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { SelectField } from '../../../../web/kit/form.tsx';
import { chosenLanguage } from '../../../../web/kit/language.ts';
import { t } from '../../../../web/kit/text.tsx';
import { listTemplates, type Template } from '../../../draft/contract.ts';
import { listMaps, type MapDraft } from '../../contract.ts';
import styles from './portfolio.module.css';

type Beginning = MapDraft['from'] | 'template' | 'like';

/** Gives the form `from`, and `template` or `like` where that says what is meant. */
export function BeginWith(): ReactElement {
  const { id: workspace } = useBusiness();
  const maps = useAsk(listMaps, { params: { workspace } }).data?.items ?? [];
  const [from, setFrom] = useState<Beginning>('stages');
  return (
    <>
      <fieldset className={styles.begin}>
        <legend>{t('Begin with')}</legend>
        {beginnings(maps.length > 0).map(({ value, name, note }) => (
          <label key={value}>
            <input
              type="radio"
              name="from"
              value={value}
              checked={from === value}
              onChange={() => setFrom(value)}
            />
            <span>
              {name}
              <span className={styles.quiet}>{note}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {from === 'template' && <TradeTemplate />}
      {from === 'like' && (
        <SelectField
          name="like"
          label={t('Map')}
          choices={maps.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
    </>
  );
}

/** @param withMaps there is a map to be like */
function beginnings(withMaps: boolean): readonly { value: Beginning; name: string; note: string }[] {
  const like = {
    value: 'like' as const,
    name: t('A map of mine'),
    note: t(
      'Its stages, lanes, touchpoints and what is behind them; not what was felt, thought or found out.',
    ),
  };
  return [
    { value: 'stages', name: t('My stages'), note: t('The usual lanes, with nothing in them yet.') },
    {
      value: 'live',
      name: t('My stages and touchpoints'),
      note: t('Every touchpoint of the measured path as a card.'),
    },
    {
      value: 'template',
      name: t('A template of my trade'),
      note: t('Touchpoints, wishes, people and systems as usual there, to be changed.'),
    },
    ...(withMaps ? [like] : []),
    { value: 'empty', name: t('Empty lanes'), note: t('Stages of its own, for another story.') },
  ];
}

function TradeTemplate(): ReactElement {
  const { id: workspace } = useBusiness();
  const templates =
    useAsk(listTemplates, { params: { workspace }, query: { language: chosenLanguage() } }).data?.items ?? [];
  const [trade, setTrade] = useState('');
  const chosen = templates.find(({ id }) => id === trade);
  return (
    <>
      <SelectField
        name="template"
        label={t('Trade')}
        choices={[
          { value: '', label: t('Choose your trade') },
          ...templates.map(({ id, name, stages, touchpoints }) => ({
            value: id,
            label: t('{name}: {stages} stages, {touchpoints} touchpoints', { name, stages, touchpoints }),
          })),
        ]}
        value={trade}
        required
        onChange={setTrade}
      />
      {chosen !== undefined && <FirstChecks template={chosen} />}
    </>
  );
}

/** What the trade looks at first: the map does not answer it, the reports do. */
function FirstChecks(props: { template: Template }): ReactElement {
  return (
    <div className={styles.checks}>
      <p>{t('What to look at first')}</p>
      <ul>
        {props.template.checks.map((check) => (
          <li key={check}>{check}</li>
        ))}
      </ul>
    </div>
  );
}
