/** A form: its fields in a column, the refusal where it arose, one button. Reads its values when it is sent. */
import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { Button, type Weight } from './button.tsx';
import styles from './form.module.css';
import { Refused } from './states.tsx';

export type FormValues = Readonly<Record<string, string>>;

export function Form(props: {
  children: ReactNode;
  action: string;
  busy?: boolean;
  error?: unknown;
  onSend: (values: FormValues) => void;
  /** Beside the button. */
  more?: ReactNode;
  weight?: Weight;
  /** Fields in a row, for short forms. */
  inline?: boolean;
}): ReactElement {
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (props.busy === true) return;
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string') values[name] = value;
    props.onSend(values);
  };
  return (
    <form onSubmit={send} className={props.inline === true ? styles.inline : styles.form}>
      {props.children}
      <Refused error={props.error} />
      <div className={styles.send}>
        <Button type="submit" weight={props.weight ?? 'first'} busy={props.busy ?? false}>
          {props.action}
        </Button>
        {props.more}
      </div>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly focus?: boolean;
}

export function TextField(
  props: FieldProps & {
    type?: 'text' | 'email' | 'date';
    complete?: string;
    placeholder?: string;
    length?: number;
    onChange?: (value: string) => void;
  },
): ReactElement {
  return (
    <TextInput
      name={props.name}
      label={props.label}
      description={props.note}
      type={props.type ?? 'text'}
      {...(props.onChange === undefined ? { defaultValue: props.value } : { value: props.value ?? '' })}
      required={props.required ?? false}
      withAsterisk={false}
      autoComplete={props.complete ?? 'off'}
      placeholder={props.placeholder}
      maxLength={props.length ?? 200}
      data-autofocus={props.focus}
      autoFocus={props.focus ?? false}
      onChange={(event) => props.onChange?.(event.currentTarget.value)}
    />
  );
}

export function PasswordField(props: FieldProps & { fresh?: boolean }): ReactElement {
  return (
    <PasswordInput
      name={props.name}
      label={props.label}
      description={props.note}
      required
      withAsterisk={false}
      minLength={props.fresh === true ? 10 : 1}
      maxLength={128}
      autoComplete={props.fresh === true ? 'new-password' : 'current-password'}
    />
  );
}

export function SelectField(
  props: FieldProps & {
    choices: readonly { readonly value: string; readonly label: string }[];
    onChange?: (value: string) => void;
  },
): ReactElement {
  return (
    <NativeSelect
      name={props.name}
      label={props.label}
      description={props.note}
      data={props.choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      {...(props.onChange === undefined ? { defaultValue: props.value } : { value: props.value ?? '' })}
      required={props.required ?? false}
      withAsterisk={false}
      onChange={(event) => props.onChange?.(event.currentTarget.value)}
    />
  );
}

/** Its value is there when the form is sent only where it is ticked. */
export function CheckField(props: Pick<FieldProps, 'name' | 'label'>): ReactElement {
  return (
    <label className={styles.check}>
      <input type="checkbox" name={props.name} /> {props.label}
    </label>
  );
}

/** Fields side by side where there is room. */
export function Row(props: { children: ReactNode }): ReactElement {
  return <div className={styles.row}>{props.children}</div>;
}
