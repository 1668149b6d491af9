/** A field of a panel that keeps what is typed while it is typed, as one step of undo. */
import { Textarea, TextInput } from '@mantine/core';
import { type ReactElement, useRef, useState } from 'react';
import { useKeptSoon } from './use-kept-soon.ts';

export function KeptText(props: {
  label: string;
  note?: string;
  value: string;
  length: number;
  lines?: number;
  readOnly: boolean;
  /** @param kept what stood there when the typing began, then what was kept since */
  onKeep: (text: string, kept: readonly string[]) => void;
}): ReactElement {
  const [text, setText] = useState<string | null>(null);
  const kept = useRef<readonly string[]>([]);
  const soon = useKeptSoon(() => {
    if (text === null) return;
    props.onKeep(text, kept.current);
    kept.current = [...kept.current, text];
  });
  const field = {
    label: props.label,
    description: props.note,
    value: text ?? props.value,
    maxLength: props.length,
    readOnly: props.readOnly,
    onBlur: () => {
      soon.now();
      setText(null);
    },
    onChange: (event: { currentTarget: { value: string } }) => {
      if (text === null) kept.current = [props.value];
      setText(event.currentTarget.value);
      soon.later();
    },
  };
  return props.lines === undefined ? <TextInput {...field} /> : <Textarea {...field} rows={props.lines} />;
}
