/** One piece of evidence as a short form; its fields follow its kind. */
import { type ReactElement, useState } from 'react';
import { todayIn } from '../../../../kernel/period-choice.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Form, SelectField, TextField } from '../../../../web/kit/form.tsx';
import { choosePictures } from '../../../../web/kit/pictures/send-picture.ts';
import { Refused } from '../../../../web/kit/states.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { pictureNamed } from '../../../pictures/contract.ts';
import { type Evidence, evidenceKinds } from '../../document/document.ts';
import { useAround } from '../desk/around.ts';
import { useDesk } from '../desk/desk.ts';
import { CardPicture } from '../grid/card-picture.tsx';
import { evidenceWord } from '../grid/card-words.ts';

type Kind = Evidence['kind'];

export function EvidenceForm(props: {
  piece: Evidence | undefined;
  /** @param begun what stood in the form when it was opened */
  onKeep: (fields: Partial<Evidence>, begun: Partial<Evidence>) => void;
  onClose: () => void;
}): ReactElement {
  // As it was when the form was opened, whatever others make of it meanwhile.
  const [piece] = useState(props.piece);
  const { timezone } = useBusiness();
  const [kind, setKind] = useState<Kind>(piece?.kind ?? 'quote');
  const words = wordsOf(kind);
  const held = piece?.reference ?? null;
  const [picture, setPicture] = useState(pictureNamed(held) === null ? null : held);
  const shown = kind === 'file' ? picture : null;
  return (
    <Form
      action={t('Save')}
      onSend={(values) => {
        const count = Number.parseInt(values.count ?? '', 10);
        const fields = {
          kind,
          reference: shown ?? (values.reference ?? '').trim(),
          note: (values.note ?? '').trim(),
          count: Number.isFinite(count) && count >= 0 ? count : null,
          seenOn: values.seenOn ? values.seenOn : null,
        };
        props.onKeep(fields, piece ?? {});
      }}
      more={
        <Button weight="quiet" onClick={props.onClose}>
          {t('Cancel')}
        </Button>
      }
    >
      <SelectField
        name="kind"
        label={t('Kind')}
        value={kind}
        choices={evidenceKinds.map((each) => ({ value: each, label: evidenceWord(each) }))}
        onChange={(value) => setKind(value as Kind)}
        focus
      />
      {shown === null && <Reference kind={kind} value={piece?.reference ?? ''} />}
      {kind === 'file' && <EvidencePicture picture={picture} onChoose={setPicture} />}
      <TextField
        name="note"
        label={words.note}
        value={piece?.note ?? ''}
        length={4000}
        required={kind === 'quote' || kind === 'signal'}
      />
      {kind !== 'quote' && (
        <TextField
          name="count"
          label={t('People or answers behind it')}
          note={t('Left empty where nobody knows.')}
          value={piece?.count?.toString() ?? ''}
          length={9}
        />
      )}
      {kind !== 'report' && (
        <TextField
          name="seenOn"
          type="date"
          label={t('Said or seen on')}
          note={t('Evidence older than a year is asked about again.')}
          value={piece === undefined ? todayIn(timezone, Date.now()) : (piece.seenOn ?? '')}
        />
      )}
    </Form>
  );
}

/** What it points to, by its kind; a quote is typed in. */
function Reference(props: { kind: Kind; value: string }): ReactElement | null {
  const { kind, value } = props;
  const { reports } = useAround();
  if (kind === 'report') {
    const isGone = value !== '' && !reports.some(({ id }) => id === value);
    return (
      <SelectField
        name="reference"
        label={t('Kept report')}
        note={t('Keep a report on one of the pages under Insights; then it can stand here.')}
        value={value}
        choices={[
          { value: '', label: t('None') },
          ...(isGone ? [{ value, label: t('A report that is here no more') }] : []),
          ...reports.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        required
      />
    );
  }
  const { reference } = wordsOf(kind);
  if (reference === null) return null;
  const required = kind === 'url' || kind === 'file';
  return <TextField name="reference" label={reference} value={value} length={2000} required={required} />;
}

/** A picture instead of a place where a file is. */
function EvidencePicture(props: {
  picture: string | null;
  onChoose: (reference: string | null) => void;
}): ReactElement | null {
  const { picture, onChoose } = props;
  const { sendPicture } = useDesk();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (sendPicture === null) return null;
  const choose = async (): Promise<void> => {
    const [file] = await choosePictures({ several: false });
    if (file === undefined) return;
    setSending(true);
    setProblem(null);
    await sendPicture(file)
      .then(onChoose, setProblem)
      .finally(() => setSending(false));
  };
  return (
    <div>
      <CardPicture image={picture} text={t('Evidence')} />
      <Button small busy={sending} onClick={() => void choose()}>
        {picture === null ? t('Choose a picture') : t('Choose another picture')}
      </Button>
      {picture !== null && (
        <Button small weight="quiet" onClick={() => onChoose(null)}>
          {t('Take the picture away')}
        </Button>
      )}
      <Refused error={problem} />
    </div>
  );
}

function wordsOf(kind: Kind): { reference: string | null; note: string } {
  switch (kind) {
    case 'quote':
      return { reference: null, note: t('What was said') };
    case 'signal':
      return { reference: t('Its number or address'), note: t('What it says') };
    case 'file':
      return { reference: t('Where the file is'), note: t('What it shows') };
    case 'url':
      return { reference: t('Address'), note: t('What it shows') };
    case 'report':
      return { reference: null, note: t('What it shows') };
  }
}
