/** A round control that opens a short list of choices: period, channels, sorting. */
import { Menu } from '@mantine/core';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { Icon } from './icons.tsx';
import styles from './pill-menu.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  /** Stands above this choice and those after it. */
  readonly heading?: string;
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
  /** Something out of the usual is chosen. */
  on?: boolean;
  /** Further entries of the menu. */
  footer?: ReactNode;
}): ReactElement {
  return (
    <Menu
      position="bottom-start"
      shadow="none"
      closeOnItemClick={props.several !== true}
      width={250}
      returnFocus
    >
      <Menu.Target>
        <button
          type="button"
          className={`${styles.pill} ${props.on === true ? styles.on : ''}`}
          data-on={props.on === true ? '' : undefined}
          aria-label={`${props.name}: ${props.shown}`}
        >
          <span>{props.shown}</span>
          <Icon name="down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.list ?? ''}>
        {props.choices.map((choice) => {
          const Item = props.several === true ? Menu.CheckboxItem : Menu.RadioItem;
          return (
            <Fragment key={choice.value}>
              {choice.heading !== undefined && (
                <Menu.Label className={styles.heading ?? ''}>{choice.heading}</Menu.Label>
              )}
              <Item
                value={choice.value}
                checked={props.chosen.includes(choice.value)}
                checkIcon={<Icon name="check" size={15} />}
                closeMenuOnClick={props.several !== true}
                onChange={() => props.onChoose(choice.value)}
              >
                {choice.label}
                {choice.note !== undefined && <span className={styles.note}>{choice.note}</span>}
              </Item>
            </Fragment>
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
