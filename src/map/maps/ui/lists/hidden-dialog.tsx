/** Which stages and lanes are shown. */
import type { ReactElement } from 'react';
import { Dialog } from '../../../../web/kit/dialog.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { MapDocument } from '../../document/document.ts';
import { columnsInOrder, lanesInOrder } from '../../document/seen.ts';
import { useDesk } from '../desk/desk.ts';
import { setFields } from '../editing/edits.ts';
import { laneWord } from '../grid/card-words.ts';
import styles from './lists.module.css';

export function HiddenDialog(props: { document: MapDocument; onClose: () => void }): ReactElement {
  const { document } = props;
  return (
    <Dialog title={t('What is shown')} width={560} onClose={props.onClose}>
      <div className={styles.two}>
        <Shown
          legend={t('Stages')}
          on="column"
          items={columnsInOrder(document).map(({ id, title, hidden, stage }) => ({
            id,
            hidden,
            name: title || (stage === null ? t('Untitled stage') : t('Untitled step')),
            inner: stage !== null,
          }))}
        />
        <Shown
          legend={t('Lanes')}
          on="lane"
          items={lanesInOrder(document).map(({ id, title, hidden, kind }) => ({
            id,
            hidden,
            name: title || laneWord(kind),
            inner: false,
          }))}
        />
      </div>
    </Dialog>
  );
}

function Shown(props: {
  legend: string;
  on: 'column' | 'lane';
  items: readonly { id: string; name: string; hidden: boolean; inner: boolean }[];
}): ReactElement {
  const desk = useDesk();
  return (
    <fieldset className={styles.shown}>
      <legend>{props.legend}</legend>
      {props.items.map(({ id, name, hidden, inner }) => (
        <label key={id} className={inner ? styles.inner : ''}>
          <input
            type="checkbox"
            checked={!hidden}
            onChange={() =>
              desk.edit(setFields(desk.document, props.on, id, { hidden: !hidden }, desk.newId))
            }
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
