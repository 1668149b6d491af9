/** What needs a decision: edits the server refused, with what was typed, and texts that somebody overwrote unseen. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { pictureNamed } from '../../../pictures/contract.ts';
import type { Aside, MapDocument } from '../../document/document.ts';
import { heldBy } from '../../document/operation.ts';
import { listed, type With } from '../../document/seen.ts';
import { useAround } from '../desk/around.ts';
import { useDesk } from '../desk/desk.ts';
import styles from '../desk/panels.module.css';
import { keepBoth, letGo, takeBack } from '../editing/asides.ts';
import { CardPicture } from '../grid/card-picture.tsx';
import { evidenceWord } from '../grid/card-words.ts';
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
  const words = ['text', 'title', 'note', 'reference', 'scenario', 'objective', 'metric', 'target'];
  return words
    .map((word) => fields[word])
    .filter((word) => typeof word === 'string' && word !== '' && pictureNamed(word) === null)
    .join(' · ');
}

function AsideItem(props: { aside: With<Aside>; document: MapDocument }): ReactElement {
  const { aside, document } = props;
  const desk = useDesk();
  const now = heldBy(document, aside.on, aside.entity)?.[aside.field];
  const both = keepBoth(desk.document, aside, desk.newId);
  return (
    <li>
      <div className={styles.words}>
        <PlaceOf aside={aside} document={document} />
        <Said aside={aside} text={aside.text} />
        <span className={styles.kind}>
          {t('On the map:')} <Said aside={aside} text={String(now ?? '')} />
        </span>
      </div>
      {desk.mayEdit && (
        <div className={styles.actions}>
          <Button small onClick={() => desk.edit(takeBack(desk.document, aside, desk.newId))}>
            {t('Take it back')}
          </Button>
          {both.length > 0 && (
            <Button small onClick={() => desk.edit(both)}>
              {t('Keep both')}
            </Button>
          )}
          <Button
            small
            weight="quiet"
            onClick={() => desk.edit(letGo(desk.document, [aside.id], desk.newId))}
          >
            {t('Let go')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Of a piece of evidence, which one it is: the rest of it is not beside the text. */
function PlaceOf(props: { aside: Aside; document: MapDocument }): ReactElement | null {
  const { aside, document } = props;
  const piece = aside.on === 'evidence' ? document.evidence[aside.entity] : undefined;
  if (piece === undefined) return null;
  const parts = [evidenceWord(piece.kind), document.cards[piece.card]?.text ?? ''];
  return <span className={styles.kind}>{parts.filter((part) => part !== '').join(' · ')}</span>;
}

/** What was put aside as people read it: of evidence, also a report, a picture, a number of people or a day. */
function Said(props: { aside: Aside; text: string }): ReactElement {
  const { aside, text } = props;
  const { reports } = useAround();
  const format = useFormat();
  if (text === '' || aside.on !== 'evidence') return <>{text}</>;
  if (pictureNamed(text) !== null) return <CardPicture image={text} text={t('Evidence')} />;
  if (aside.field === 'count')
    return <>{t('{n, plural, one {# person} other {# people}}', { n: Number(text) })}</>;
  if (aside.field === 'seenOn') return <>{format.day(text)}</>;
  return <>{reports.find(({ id }) => id === text)?.name ?? text}</>;
}
