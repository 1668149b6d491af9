/** What needs a decision: edits the server refused, with what was typed, and texts that somebody overwrote unseen. */
import type { ReactElement } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { t } from '../../../../web/kit/text.tsx';
import type { Aside, MapDocument } from '../../document.ts';
import { heldBy, type Operation } from '../../operation.ts';
import { listed, type With } from '../../seen.ts';
import { type Desk, useDesk } from '../desk/desk.ts';
import styles from '../desk/panels.module.css';
import { addCard, cardsAt, remove, setFields } from '../editing/edits.ts';
import type { Sitting } from '../sitting/sitting.ts';

export function noticeCount(sitting: Sitting): number {
  return sitting.refused.length + Object.keys(sitting.document.asides).length;
}

export function NoticesPanel(props: { sitting: Sitting; onClose: () => void }): ReactElement {
  const { sitting } = props;
  const asides = listed(sitting.document.asides);
  return (
    <SidePanel open title={t('To decide')} onClose={props.onClose}>
      {noticeCount(sitting) === 0 && <p>{t('Nothing is left to decide.')}</p>}
      {asides.length > 0 && (
        <section className={styles.form}>
          <p className={styles.soft}>
            {t(
              'Two of you wrote at the same place at the same time. The later text stands on the map; this is the other.',
            )}
          </p>
          <ul className={styles.list}>
            {asides.map((aside) => (
              <AsideItem key={aside.id} aside={aside} document={sitting.document} />
            ))}
          </ul>
        </section>
      )}
      {sitting.refused.length > 0 && (
        <section className={styles.form}>
          <p className={styles.soft}>
            {t('The map did not take these. What you typed is here, to be copied.')}
          </p>
          <ul className={styles.list}>
            {sitting.refused.map(({ id, problem, operation }) => (
              <li key={id}>
                <div className={styles.words}>
                  <span className={styles.kind}>{problem}</span>
                  {typedIn(operation.fields)}
                </div>
                <Button small onClick={() => sitting.dismissRefused(id)}>
                  {t('Let go')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </SidePanel>
  );
}

/** The words of a refused edit, so that nobody has to type them again. */
function typedIn(fields: Readonly<Record<string, unknown>>): string {
  const words = ['text', 'title', 'note', 'scenario', 'objective', 'metric', 'target'];
  return words.flatMap((word) => (typeof fields[word] === 'string' ? [fields[word]] : [])).join(' · ');
}

function AsideItem(props: { aside: With<Aside>; document: MapDocument }): ReactElement {
  const { aside, document } = props;
  const desk = useDesk();
  const letGo = () => remove(desk.document, 'aside', [aside.id], desk.newId);
  const now = heldBy(document, aside.on, aside.entity)?.[aside.field];
  return (
    <li>
      <div className={styles.words}>
        {aside.text}
        <span className={styles.kind}>{t('On the map: {text}', { text: String(now ?? '') })}</span>
      </div>
      {desk.mayEdit && (
        <div className={styles.actions}>
          <Button
            small
            onClick={() => {
              const fields = { [aside.field]: aside.text };
              desk.edit([
                ...setFields(desk.document, aside.on, aside.entity, fields, desk.newId),
                ...letGo(),
              ]);
            }}
          >
            {t('Take it back')}
          </Button>
          {aside.on === 'card' && aside.field === 'text' && (
            <Button small onClick={() => desk.edit([...onCardOfItsOwn(aside, desk), ...letGo()])}>
              {t('Keep both')}
            </Button>
          )}
          <Button small weight="quiet" onClick={() => desk.edit(letGo())}>
            {t('Let go')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Below the card on which the other text stands. */
function onCardOfItsOwn({ entity, text }: Aside, { document, newId }: Desk): Operation[] {
  const card = document.cards[entity];
  if (card === undefined) return [];
  const { lane, column, colour } = card;
  const index = cardsAt(document, lane, column).findIndex(({ id }) => id === entity) + 1;
  return addCard(document, newId('crd'), { lane, column, index }, { text, colour }, newId);
}
