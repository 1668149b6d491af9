/** A round control that opens a short list of choices: period, channels, sorting. */
import { Menu } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icons.tsx';
import styles from './pill-menu.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
}

export function PillMenu(props: {
  /** What is chosen here, for screen readers: “Period”. */
  name: string;
  /** What stands on the control. */
  shown: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChoose: (value: string) => void;
  /** Several may be chosen; the list stays open. */
  several?: boolean;
  footer?: ReactNode;
}): ReactElement {
  return (
    <Menu
      position="bottom-end"
      shadow="none"
      closeOnItemClick={props.several !== true}
      width={250}
      returnFocus
    >
      <Menu.Target>
        <button type="button" className={styles.pill} aria-label={`${props.name}: ${props.shown}`}>
          <span>{props.shown}</span>
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.list ?? ''}>
        {props.choices.map((choice) => {
          const chosen = props.chosen.includes(choice.value);
          return (
            <Menu.Item
              key={choice.value}
              role={props.several === true ? 'menuitemcheckbox' : 'menuitemradio'}
              aria-checked={chosen}
              onClick={() => props.onChoose(choice.value)}
              leftSection={<span className={styles.mark}>{chosen && <Icon name="check" size={15} />}</span>}
            >
              {choice.label}
              {choice.note !== undefined && <span className={styles.note}>{choice.note}</span>}
            </Menu.Item>
          );
        })}
        {props.footer}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A round control that is on or off. */
export function PillToggle(props: {
  on: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}): ReactElement {
  return (
    <button
      type="button"
      className={`${styles.pill} ${props.on ? styles.on : ''}`}
      aria-pressed={props.on}
      onClick={() => props.onChange(!props.on)}
    >
      {props.on && <Icon name="check" size={14} />}
      <span>{props.children}</span>
    </button>
  );
}
