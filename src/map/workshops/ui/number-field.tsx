/** A whole number from one on. */
import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';

export function NumberField(props: {
  name: string;
  label: string;
  value: number;
  most: number;
}): ReactElement {
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      name={props.name}
      label={props.label}
      defaultValue={props.value}
      min={1}
      max={props.most}
      step={1}
      required
      withAsterisk={false}
    />
  );
}
