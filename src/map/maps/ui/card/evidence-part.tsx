/** What a card rests on: pieces of evidence, each added, changed, removed; and how well founded that makes it. */
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useFormat } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Icon } from '../../../../web/kit/icons.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { pictureNamed } from '../../../pictures/contract.ts';
import type { Evidence, MapDocument } from '../../document/document.ts';
import { type Founded, founded } from '../../document/founded.ts';
import { listed, type With } from '../../document/seen.ts';
import { useAround } from '../desk/around.ts';
import { useDesk } from '../desk/desk.ts';
import styles from '../desk/panels.module.css';
import { addEvidence, bringBack, remove } from '../editing/edits.ts';
import { keepForm } from '../editing/typing.ts';
import { CardPicture } from '../grid/card-picture.tsx';
import { evidenceWord } from '../grid/card-words.ts';
import { EvidenceForm } from './evidence-form.tsx';

/** @param props.isThere false where somebody removed the card: what is being typed here stays, and brings it back */
export function EvidencePart(props: {
  card: string;
  isThere: boolean;
  document: MapDocument;
}): ReactElement | null {
  const { card, isThere, document } = props;
  const desk = useDesk();
  const [changing, setChanging] = useState<string | null>(null);
  const pieces = listed(document.evidence).filter((piece) => piece.card === card);
  const keep = (fields: Partial<Evidence>, begun: Partial<Evidence>): void => {
    const { whole } = desk.sitting;
    const edits =
      changing === 'new' || changing === null
        ? addEvidence(card, fields, desk.newId)
        : keepForm(whole, { on: 'evidence', entity: changing }, begun, fields, desk.newId);
    desk.edit(isThere || edits.length === 0 ? edits : [...bringBack(whole, card, desk.newId), ...edits]);
    setChanging(null);
  };
  const held = pieces.find(({ id }) => id === changing);
  if (!isThere && changing === null) return null;
  return (
    <section className={styles.part} aria-label={t('Evidence')}>
      <h3>{t('Evidence')}</h3>
      <p className={styles.soft}>
        {isThere
          ? foundedSentence(founded(pieces))
          : t('You are still writing here. When you save it, the card is on the map again.')}
      </p>
      {pieces.length > 0 && (
        <ul className={styles.list}>
          {pieces.map((piece) => (
            <Piece key={piece.id} piece={piece} onChange={() => setChanging(piece.id)} />
          ))}
        </ul>
      )}
      {changing !== null ? (
        <EvidenceForm key={changing} piece={held} onKeep={keep} onClose={() => setChanging(null)} />
      ) : (
        desk.mayEdit && (
          <div className={styles.actions}>
            <Button small onClick={() => setChanging('new')}>
              <Icon name="plus" size={15} />
              {t('Add evidence')}
            </Button>
          </div>
        )
      )}
    </section>
  );
}

function foundedSentence(how: Founded): string {
  if (how === 'guess') return t('A guess so far: nothing that customers said or did is linked to it.');
  if (how === 'some-signs')
    return t('Some signs: more of them, or a report with at least thirty people, would make it solid.');
  return t(
    'Solid: a report with at least thirty people, five things that people said, or three pieces of different kinds.',
  );
}

/** Typed as people do, without https://, it is a link too. */
function addressOf({ kind, reference }: Evidence): string | null {
  if (/^https?:\/\//i.test(reference)) return reference;
  return kind === 'url' && /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(reference) ? `https://${reference}` : null;
}

function Piece(props: { piece: With<Evidence>; onChange: () => void }): ReactElement {
  const { piece } = props;
  const desk = useDesk();
  const format = useFormat();
  const path = addressOf(piece);
  const picture = pictureNamed(piece.reference) === null ? null : piece.reference;
  const named = piece.note === '' && picture === null ? piece.reference : piece.note;
  const isOfReport = piece.kind === 'report' && piece.reference !== '';
  const said = piece.kind === 'quote' || piece.kind === 'signal';
  return (
    <li>
      <div className={styles.words}>
        <span className={styles.kind}>
          {evidenceWord(piece.kind)}
          {piece.count !== null &&
            ` · ${t('{n, plural, one {# person} other {# people}}', { n: piece.count })}`}
          {piece.seenOn !== null && ` · ${format.day(piece.seenOn)}`}
        </span>
        {isOfReport ? (
          <ReportNamed reference={piece.reference} />
        ) : (
          <span className={said ? styles.quote : ''}>
            {path === null ? named : <a href={path}>{named}</a>}
          </span>
        )}
        <CardPicture image={picture} text={piece.note} />
        {piece.reference !== '' &&
          piece.reference !== named &&
          piece.kind !== 'report' &&
          picture === null && <span className={styles.kind}>{piece.reference}</span>}
        {isOfReport && piece.note !== '' && <span className={styles.kind}>{piece.note}</span>}
      </div>
      {desk.mayEdit && (
        <>
          <button
            type="button"
            className={styles.sign}
            onClick={props.onChange}
            aria-label={t('Change this evidence')}
          >
            <Icon name="edit" size={16} />
          </button>
          <button
            type="button"
            className={styles.sign}
            onClick={() => desk.edit(remove(desk.document, 'evidence', [piece.id], desk.newId))}
            aria-label={t('Remove this evidence')}
          >
            <Icon name="bin" size={16} />
          </button>
        </>
      )}
    </li>
  );
}

function ReportNamed(props: { reference: string }): ReactElement {
  const { reports, renderReport } = useAround();
  const name = reports.find(({ id }) => id === props.reference)?.name ?? '';
  if (renderReport === undefined) return <span>{name}</span>;
  return <span>{renderReport(props.reference) ?? t('A report that is here no more')}</span>;
}
