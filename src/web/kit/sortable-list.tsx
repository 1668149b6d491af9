/** A list put in order by dragging, or with the keyboard and the two buttons of each row. */
import { type DragEvent, type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';
import { Heard } from './heard.tsx';
import { Icon } from './icons.tsx';
import styles from './sortable-list.module.css';
import { t } from './text.tsx';

export interface SortableItem {
  readonly key: string;
  /** Read aloud for the buttons of the row. */
  readonly name: string;
}

/** The list with one item at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

export function SortableList<Item extends SortableItem>(props: {
  name: string;
  items: readonly Item[];
  onOrder: (items: Item[]) => void;
  children: (item: Item, index: number) => ReactNode;
}): ReactElement {
  const { items } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number): void => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || from === to) return;
    props.onOrder(moved(items, from, to));
    setSaid(t('{name} is now number {n} of {all}.', { name: item.name, n: to + 1, all: items.length }));
  };
  const over = (event: DragEvent, index: number): void => {
    event.preventDefault();
    const from = items.findIndex((item) => item.key === dragged);
    if (from >= 0 && from !== index) move(from, index);
  };
  const key = (event: KeyboardEvent, index: number): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(index, index + step);
  };
  return (
    <>
      <ol className={styles.list} aria-label={props.name}>
        {items.map((item, i) => (
          <li
            key={item.key}
            className={`${styles.row} ${dragged === item.key ? styles.dragged : ''}`}
            onDragOver={(event) => over(event, i)}
            onDrop={(event) => event.preventDefault()}
          >
            <button
              type="button"
              className={styles.grip}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', item.name);
                setDragged(item.key);
              }}
              onDragEnd={() => setDragged(null)}
              onKeyDown={(event) => key(event, i)}
              aria-label={t('Move {name} with the arrow keys', { name: item.name })}
            >
              <Icon name="grip" size={18} />
            </button>
            <div className={styles.body}>{props.children(item, i)}</div>
            <Step name={item.name} up disabled={i === 0} onClick={() => move(i, i - 1)} />
            <Step
              name={item.name}
              up={false}
              disabled={i === items.length - 1}
              onClick={() => move(i, i + 1)}
            />
          </li>
        ))}
      </ol>
      <Heard as="p" role="status" aria-live="polite">
        {said}
      </Heard>
    </>
  );
}

function Step(props: { name: string; up: boolean; disabled: boolean; onClick: () => void }): ReactElement {
  return (
    <button
      type="button"
      className={styles.step}
      disabled={props.disabled}
      onClick={props.onClick}
      aria-label={props.up ? t('{name} up', { name: props.name }) : t('{name} down', { name: props.name })}
    >
      <Icon name={props.up ? 'up' : 'down'} size={16} />
    </button>
  );
}
