/** A field of a panel that chooses one of a list, or none. */
import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { useDesk } from '../desk/desk.ts';

/** What the list does not know stays chosen under its own name. */
export function Choice(props: {
  label: string;
  note?: string;
  value: string | null;
  choices: readonly { readonly id: string; readonly name: string }[];
  onSet: (value: string | null) => void;
}): ReactElement {
  const desk = useDesk();
  const { value } = props;
  const known = value === null || props.choices.some(({ id }) => id === value);
  return (
    <NativeSelect
      label={props.label}
      description={props.note}
      value={value ?? ''}
      disabled={!desk.mayEdit}
      data={[
        { value: '', label: t('None') },
        ...(known ? [] : [{ value: value ?? '', label: t('Something that is here no more') }]),
        ...props.choices.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => props.onSet(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}
