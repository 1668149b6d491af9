/** One list of statements in the form: each a line with its evidence, added and taken out. */
import { Textarea, TextInput } from '@mantine/core';
import { type ReactElement, type Ref, useRef } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Row } from '../../../web/kit/form.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Evidence, Statement } from '../contract.ts';
import { reworded } from '../founded.ts';
import styles from './personas.module.css';
import { evidenceName } from './trait-words.ts';

const MOST = 12;
const MOST_EVIDENCE = 5;

function freshEvidence(kind: Evidence['kind']): Evidence {
  switch (kind) {
    case 'figure':
      return { kind, text: '', page: null, count: null };
    case 'quote':
      return { kind, text: '', from: '' };
    case 'link':
      return { kind, url: 'https://' };
  }
}

export function StatementsField(props: {
  title: string;
  statements: readonly Statement[];
  onChange: (statements: Statement[]) => void;
}): ReactElement {
  const { statements, onChange } = props;
  const added = useFocusOfAdded();
  const change = (place: number, statement: Statement): void => onChange(statements.with(place, statement));
  return (
    <fieldset className={styles.list}>
      <legend>{props.title}</legend>
      {statements.map((statement, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a statement is its place
        <div key={place} className={styles.statement}>
          <Textarea
            ref={added.ref(`${place}`)}
            aria-label={t('{list}, number {n}', { list: props.title, n: place + 1 })}
            value={statement.text}
            maxLength={500}
            autosize
            minRows={1}
            onChange={(event) => change(place, { ...statement, text: event.currentTarget.value })}
          />
          {statement.evidence.map((evidence, at) => (
            <EvidenceFields
              // biome-ignore lint/suspicious/noArrayIndexKey: evidence is its place
              key={at}
              evidence={evidence}
              field={added.ref(`${place} ${at}`)}
              onChange={(next) =>
                change(place, { ...statement, evidence: statement.evidence.with(at, next) })
              }
              onRemove={() => change(place, { ...statement, evidence: statement.evidence.toSpliced(at, 1) })}
            />
          ))}
          <div className={styles.actions}>
            {statement.evidence.length < MOST_EVIDENCE &&
              (['figure', 'quote', 'link'] as const).map((kind) => (
                <Button
                  key={kind}
                  small
                  weight="quiet"
                  onClick={() => {
                    added.expect(`${place} ${statement.evidence.length}`);
                    change(place, { ...statement, evidence: [...statement.evidence, freshEvidence(kind)] });
                  }}
                >
                  {t('+ {kind}', { kind: evidenceName(kind) })}
                </Button>
              ))}
            <Button small weight="quiet" onClick={() => onChange(statements.toSpliced(place, 1))}>
              {t('Take out')}
            </Button>
          </div>
        </div>
      ))}
      {statements.length < MOST && (
        <Button
          small
          onClick={() => {
            added.expect(`${statements.length}`);
            onChange([...statements, { text: '', evidence: [] }]);
          }}
        >
          {t('Add to “{list}”', { list: props.title })}
        </Button>
      )}
    </fieldset>
  );
}

/** What a button has added takes the focus as soon as it is drawn, to be typed into. */
function useFocusOfAdded() {
  const expected = useRef<string | null>(null);
  return {
    expect: (key: string): void => {
      expected.current = key;
    },
    ref:
      (key: string) =>
      (field: HTMLElement | null): void => {
        if (field === null || expected.current !== key) return;
        expected.current = null;
        field.focus();
      },
  };
}

function EvidenceFields(props: {
  evidence: Evidence;
  field: Ref<HTMLInputElement>;
  onChange: (evidence: Evidence) => void;
  onRemove: () => void;
}): ReactElement {
  const { evidence, onChange } = props;
  return (
    <div className={styles.evidenceFields}>
      <Row>
        {evidence.kind === 'link' ? (
          <TextInput
            ref={props.field}
            label={evidenceName('link')}
            type="url"
            value={evidence.url}
            maxLength={1000}
            onChange={(event) => onChange({ ...evidence, url: event.currentTarget.value })}
          />
        ) : (
          <TextInput
            ref={props.field}
            label={evidenceName(evidence.kind)}
            value={evidence.text}
            maxLength={500}
            onChange={(event) => onChange(reworded(evidence, event.currentTarget.value))}
          />
        )}
        {evidence.kind === 'quote' && (
          <TextInput
            label={t('Said by')}
            value={evidence.from}
            maxLength={200}
            onChange={(event) => onChange({ ...evidence, from: event.currentTarget.value })}
          />
        )}
      </Row>
      <Button small weight="quiet" onClick={props.onRemove}>
        {t('Take this evidence out')}
      </Button>
    </div>
  );
}
