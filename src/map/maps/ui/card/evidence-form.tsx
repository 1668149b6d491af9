/** One piece of evidence as a short form; its fields follow its kind. */
import { type ReactElement, useState } from 'react';
import { todayIn } from '../../../../kernel/period-choice.ts';
import { useBusiness } from '../../../../web/kit/business.tsx';
import { Button } from '../../../../web/kit/button.tsx';
import { Form, SelectField, TextField } from '../../../../web/kit/form.tsx';
import { t } from '../../../../web/kit/text.tsx';
import { type Evidence, evidenceKinds } from '../../document.ts';
import { useAround } from '../desk/around.ts';
import { evidenceWord } from '../grid/card-words.ts';

type Kind = Evidence['kind'];

export function EvidenceForm(props: {
  piece: Evidence | undefined;
  onKeep: (fields: Partial<Evidence>) => void;
  onClose: () => void;
}): ReactElement {
  const { piece } = props;
  const { timezone } = useBusiness();
  const [kind, setKind] = useState<Kind>(piece?.kind ?? 'quote');
  const words = wordsOf(kind);
  return (
    <Form
      action={t('Keep')}
      onSend={(values) => {
        const count = Number.parseInt(values.count ?? '', 10);
        props.onKeep({
          kind,
          reference: (values.reference ?? '').trim(),
          note: (values.note ?? '').trim(),
          count: Number.isFinite(count) && count >= 0 ? count : null,
          seenOn: values.seenOn ? values.seenOn : null,
        });
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
      <Reference kind={kind} value={piece?.reference ?? ''} />
      <TextField
        name="note"
        label={words.note}
        value={piece?.note ?? ''}
        length={4000}
        required={kind === 'quote'}
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

/** Where it is; of what was said in a quote there is nothing more. */
function Reference(props: { kind: Kind; value: string }): ReactElement | null {
  const { kind, value } = props;
  const { reports } = useAround();
  if (kind === 'report') {
    return (
      <SelectField
        name="reference"
        label={t('Kept report')}
        value={value}
        choices={[
          { value: '', label: t('None') },
          ...reports.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    );
  }
  const label = wordsOf(kind).reference;
  if (label === null) return null;
  return (
    <TextField
      name="reference"
      label={label}
      value={value}
      length={2000}
      required={kind === 'url' || kind === 'file'}
    />
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
