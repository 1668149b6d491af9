/** What is behind the feeling at a stage or touchpoint: each layer with its range, what it rests on, its formula and its people. */
import type { ReactElement, ReactNode } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Meaning, MeaningList } from '../../../web/kit/definition.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FeelingFigures, FeelingsReport } from '../contract.ts';
import { type Layer, layers } from '../parting.ts';
import styles from './feeling-behind.module.css';
import {
  basisText,
  feelingText,
  feltOf,
  layerName,
  partingText,
  rangeText,
  wholeText,
} from './feeling-words.ts';

export interface FeelingBehindProps {
  readonly report: FeelingsReport;
  readonly place: FeelingFigures;
  /** Period and freshness, as every definition beside a figure says them. */
  readonly meaning: (figure: string, more: { basis?: string; range?: string }) => Meaning;
  readonly onOpen: (touchpointId: string) => void;
}

export function FeelingBehind(props: FeelingBehindProps): ReactElement {
  const { report, place } = props;
  const format = useFormat();
  const parted = partingText(place, format);
  const isStage = place.id === place.stageId;
  const within = isStage ? report.touchpoints.filter(({ stageId }) => stageId === place.id) : [];
  return (
    <div className={styles.behind}>
      {parted !== null && (
        <p className={styles.parted}>
          {t('{what}: more than a point apart, and more than chance explains.', { what: sentence(parted) })}
        </p>
      )}
      {layers.map((layer) => (
        <LayerPart key={layer} {...props} layer={layer} isStage={isStage} />
      ))}
      {within.length > 0 && (
        <section>
          <h3>{t('Touchpoints of the stage')}</h3>
          <ul className={styles.within}>
            {within.map((each) => (
              <li key={each.id}>
                <button type="button" className={styles.open} onClick={() => props.onOpen(each.id)}>
                  {each.name}
                </button>
                <span>{shortly(each)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {report.caveats.length > 0 && (
        <ul className={styles.caveats}>
          {report.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
    </div>
  );

  function shortly(each: FeelingFigures): string {
    const known = layers.flatMap((layer) => {
      const { value } = feltOf(each, layer);
      return value === null ? [] : [`${layerName(layer)} ${feelingText(value, format)}`];
    });
    return known.length === 0 ? t('not enough yet') : known.join(' · ');
  }
}

function LayerPart(props: FeelingBehindProps & { layer: Layer; isStage: boolean }): ReactElement {
  const { place, layer, report } = props;
  const format = useFormat();
  const felt = feltOf(place, layer);
  const range = rangeText(felt, format);
  const basis = layer === 'assumed' ? (report.assumedOn?.title ?? '') : basisText(place, layer, format);
  const before = layer === 'assumed' ? null : (place.previous?.[layer].value ?? null);
  return (
    <section className={styles.layer}>
      <h3 className={styles[layer]}>{layerName(layer)}</h3>
      <p className={styles.value}>
        {felt.value === null ? wholeText(place, layer, format) : feelingText(felt.value, format)}
      </p>
      {before !== null && (
        <p className={styles.note}>{t('beside it {value}', { value: feelingText(before, format) })}</p>
      )}
      {layer === 'reported' && place.reported.inWords > 0 && <p className={styles.note}>{basis}</p>}
      {layer === 'observed' && <Behaviour place={place} />}
      <details>
        <summary>{t('What this number means')}</summary>
        <MeaningList
          meaning={props.meaning(layer, {
            ...(basis === '' ? {} : { basis }),
            ...(range === null ? {} : { range: t('{range}, with 95 % confidence', { range }) }),
          })}
        />
      </details>
      <People {...props} />
    </section>
  );
}

/** Who met it would suffice. */
const ENOUGH = 30;

/** The shares that the figure is made of. */
function Behaviour(props: { place: FeelingFigures }): ReactNode {
  const format = useFormat();
  const { after, without, struggled, others, people, value } = props.place.observed;
  return (
    <>
      {value === null && people >= ENOUGH && (
        <p className={styles.note}>{t('Hardly anybody came as far without it, so it cannot be compared.')}</p>
      )}
      {after !== null && without !== null && (
        <p className={styles.note}>
          {t('After it {after} go on, of {others} comparable people without it {without}.', {
            ...{ after: format.share(after), without: format.share(without), others: format.count(others) },
          })}
        </p>
      )}
      {struggled.count > 0 && (
        <p className={styles.note}>
          {t('{count} of {of} struggled.', {
            ...{ count: format.count(struggled.count), of: format.count(struggled.of) },
          })}
        </p>
      )}
    </>
  );
}

function People({
  place,
  layer,
  isStage,
}: FeelingBehindProps & { layer: Layer; isStage: boolean }): ReactNode {
  const { reported, observed } = place;
  if (layer === 'reported' && reported.people > 0) {
    return (
      <p className={styles.people}>
        <PeopleLink figure="feelings.reported" of={isStage ? { stage: place.id } : { touchpoint: place.id }}>
          {t('Who answered')}
        </PeopleLink>
      </p>
    );
  }
  if (layer !== 'observed' || isStage || observed.people === 0) return null;
  const list = (part: string, words: string, more: Record<string, string> = {}): ReactElement => (
    <PeopleLink key={part} figure="feelings.observed" of={{ touchpoint: place.id, part, ...more }}>
      {words}
    </PeopleLink>
  );
  const { new: fresh, returning } = observed.othersFrom;
  return (
    <p className={styles.people}>
      {list('met', t('Who met it'))}
      {observed.wentOn > 0 && list('went_on', t('Who went on'))}
      {observed.struggled.count > 0 &&
        list('struggled', t('Who struggled'), { repeats: observed.countsRepeats ? 'yes' : 'no' })}
      {observed.others > 0 &&
        list('others', t('With whom they are compared'), {
          new: String(fresh),
          returning: String(returning),
        })}
    </p>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
