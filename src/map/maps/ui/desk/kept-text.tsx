/** A field of a panel that keeps what is typed while it is typed, as one step of undo. */
import { Textarea, TextInput } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';

const KEPT_AFTER_MS = 400;

export function KeptText(props: {
  label: string;
  note?: string;
  value: string;
  length: number;
  lines?: number;
  readOnly: boolean;
  onKeep: (text: string) => void;
}): ReactElement {
  const [text, setText] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef<{ text: string | null; keep: (text: string) => void }>({
    text: null,
    keep: props.onKeep,
  });
  latest.current = { text, keep: props.onKeep };
  const keep = (): void => {
    clearTimeout(timer.current);
    if (latest.current.text !== null) latest.current.keep(latest.current.text);
  };
  // A panel that closes keeps what was typed last.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (latest.current.text !== null) latest.current.keep(latest.current.text);
    },
    [],
  );
  const field = {
    label: props.label,
    description: props.note,
    value: text ?? props.value,
    maxLength: props.length,
    readOnly: props.readOnly,
    onBlur: () => {
      keep();
      setText(null);
    },
    onChange: (event: { currentTarget: { value: string } }) => {
      setText(event.currentTarget.value);
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, KEPT_AFTER_MS);
    },
  };
  return props.lines === undefined ? <TextInput {...field} /> : <Textarea {...field} rows={props.lines} />;
}
