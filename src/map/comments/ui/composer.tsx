/** Where a comment is written: a text, people to mention behind an `@`, and a button. Ctrl or Cmd with Enter sends. */
import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Mentionable, mentionBeingTyped, withMentions, withNames } from '../mentions.ts';
import styles from './comments.module.css';

const MOST_SHOWN = 6;

export function Composer(props: {
  label: string;
  action: string;
  people: readonly Mentionable[];
  areMailed: boolean;
  /** What is there already, as it is kept. */
  text?: string;
  focus?: boolean;
  busy: boolean;
  error: unknown;
  /** Given what is to be kept; the field is emptied once it resolves. */
  onSend: (text: string) => Promise<unknown>;
  onCancel?: () => void;
}): ReactElement {
  const { people } = props;
  const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? id;
  const [typed, setTyped] = useState(() => withNames(props.text ?? '', nameOf));
  const [caret, setCaret] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const mentioning = mentionBeingTyped(typed, caret);
  const offered = mentioning === null ? [] : matching(people, mentioning.word);
  const send = (): void => {
    const text = withMentions(typed.trim(), people);
    if (text === '' || props.busy) return;
    props.onSend(text).then(
      () => setTyped(''),
      () => undefined,
    );
  };
  const mention = ({ name }: Mentionable): void => {
    const at = mentioning?.at ?? typed.length;
    const before = `${typed.slice(0, at)}@${name} `;
    setTyped(before + typed.slice(caret).replace(/^ /, ''));
    setCaret(before.length);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  };
  const keys = (event: KeyboardEvent): void => {
    // The map's own keys stay out of what is written here.
    event.stopPropagation();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={styles.composer}>
      <Textarea
        ref={field}
        label={props.label}
        description={
          props.areMailed ? undefined : t('Mentions wait in the app; this server sends no e-mail.')
        }
        placeholder={t('@ mentions somebody')}
        value={typed}
        maxLength={3500}
        autosize
        minRows={2}
        maxRows={8}
        autoFocus={props.focus === true}
        data-autofocus={props.focus === true || undefined}
        onKeyDown={keys}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
        }}
      />
      {offered.length > 0 && (
        <ul className={styles.people} aria-label={t('Mention')}>
          {offered.map((person) => (
            <li key={person.id}>
              <button type="button" className={styles.person} onClick={() => mention(person)}>
                {person.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Refused error={props.error} />
      <div className={styles.send}>
        <Button small busy={props.busy} disabled={typed.trim() === ''} onClick={send}>
          {props.action}
        </Button>
        {props.onCancel !== undefined && (
          <Button small weight="quiet" onClick={props.onCancel}>
            {t('Cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Nobody once the name stands there in full. */
function matching(people: readonly Mentionable[], word: string): Mentionable[] {
  const sought = word.toLocaleLowerCase();
  const begins = people.filter(({ name }) => name.toLocaleLowerCase().startsWith(sought));
  return begins.some(({ name }) => name.toLocaleLowerCase() === sought) ? [] : begins.slice(0, MOST_SHOWN);
}
