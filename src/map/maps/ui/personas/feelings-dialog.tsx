/** Several personas on one map, side by side: their feelings in one picture, whose are shown, and lanes for those who have none. */
import type { ReactElement } from 'react';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { feelingText } from '../../../../web/kit/feeling-text.ts';
import { t } from '../../../../web/kit/text.tsx';
import type { Lane } from '../../document/document.ts';
import type { With } from '../../document/seen.ts';
import { useAround } from '../desk/around.ts';
import { useDesk } from '../desk/desk.ts';
import type { GridView } from '../editing/grid-view.ts';
import { addPersonaLanes, type Curve, curvesOf, withoutLane } from '../editing/persona-lanes.ts';
import { laneWord } from '../grid/card-words.ts';
import styles from './feelings.module.css';
import { FeelingsPicture } from './feelings-picture.tsx';
import type { OwnView } from './own-view.ts';

/** @param props.view the whole map, with what is out of this person's sight */
export function FeelingsDialog(props: { view: GridView; own: OwnView; onClose: () => void }): ReactElement {
  const { view, own } = props;
  const { personas } = useAround();
  const nameOf = ({ persona, title, kind }: With<Lane>): string =>
    personas.find(({ id }) => id === persona)?.name ?? (title || laneWord(kind));
  const curves = curvesOf(view, nameOf);
  const shown = curves.filter(({ lane }) => !own.away.has(lane));
  const isDrawn = shown.some(({ values }) => values.some((value) => value !== null));
  return (
    <Dialog title={t('Personas side by side')} width={1180} onClose={props.onClose}>
      <div className={styles.together}>
        {curves.length > 0 && (
          <fieldset className={styles.whose}>
            <legend>{t('Whose feeling is shown, on the map too; only for you, in this browser')}</legend>
            {curves.map(({ lane, name }) => (
              <label key={lane}>
                <input
                  type="checkbox"
                  checked={!own.away.has(lane)}
                  onChange={(event) => own.show(lane, event.currentTarget.checked)}
                />
                {name}
              </label>
            ))}
          </fieldset>
        )}
        <NewLanes />
        {isDrawn ? (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
            <section className={styles.scroll} aria-label={t('The feelings as curves')} tabIndex={0}>
              <FeelingsPicture columns={view.columns} curves={shown} />
            </section>
            <FeelingsTable view={view} curves={shown} />
          </>
        ) : (
          <p>{t('No feeling is drawn yet. Draw the curves on the map: one lane for each persona.')}</p>
        )}
      </div>
    </Dialog>
  );
}

function NewLanes(): ReactElement | null {
  const desk = useDesk();
  const { personas } = useAround();
  const missing = withoutLane(desk.document, personas);
  if (!desk.mayEdit || missing.length === 0) return null;
  const add = (which: typeof missing): void => {
    const lanes = which.map(({ id, name }) => ({
      id,
      title: t('Feeling of {name}', { name }).slice(0, 200),
    }));
    desk.edit(addPersonaLanes(desk.document, lanes, desk.newId));
  };
  return (
    <div className={styles.add}>
      <span>{t('Add a feeling lane:')}</span>
      {missing.map((persona) => (
        <Button key={persona.id} small onClick={() => add([persona])}>
          {persona.name}
        </Button>
      ))}
      {missing.length > 1 && (
        <Button small weight="quiet" onClick={() => add(missing)}>
          {t('For all of them')}
        </Button>
      )}
    </div>
  );
}

function FeelingsTable(props: { view: GridView; curves: readonly Curve[] }): ReactElement {
  const { view, curves } = props;
  const { locale } = useBusiness();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={t('The feelings in words')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('Persona')}</th>
            {view.columns.map(({ id, title }) => (
              <th key={id} scope="col">
                {title || t('Untitled stage')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {curves.map(({ lane, name, values }) => (
            <tr key={lane}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={view.columns[index]?.id}>{value === null ? '–' : feelingText(value, locale)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
