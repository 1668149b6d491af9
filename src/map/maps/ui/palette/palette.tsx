/** Every action of the map, and every stage, lane and card of it, found by typing. */
// biome-ignore-all lint/a11y/useSemanticElements: the field above the list holds the focus and the keys
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field above the list holds the focus and the keys
// biome-ignore-all lint/a11y/useFocusableInteractive: the field above the list holds the focus and the keys
import { Modal } from '@mantine/core';
import {
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { type Command, isOpen } from '../commands/command.ts';
import { useCommands } from '../desk/commands-held.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../desk/desk.ts';
import { keyWords } from './key-words.ts';
import { matches } from './matches.ts';
import styles from './palette.module.css';

const MOST_PLACES = 30;

interface Item {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** The note is a key. */
  readonly isKey?: true;
  readonly run: () => void;
}

export function Palette(props: { onClose: () => void }): ReactElement {
  const desk = useDesk();
  const own = useCommands();
  const [commands] = useState<readonly Command[]>(() => [...own, ...desk.tools.values()]);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const name = useId();
  const items = useMemo(() => itemsFor(desk, commands, sought), [desk, commands, sought]);
  const chosen = Math.min(at, Math.max(0, items.length - 1));
  const run = (item: Item | undefined): void => {
    if (item === undefined) return;
    props.onClose();
    item.run();
  };
  const walk = (to: number): void => {
    setAt(to);
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' });
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') walk((chosen + 1) % Math.max(1, items.length));
    else if (event.key === 'ArrowUp') walk((chosen - 1 + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter') run(items[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      withCloseButton={false}
      size={560}
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 90 }}
      attributes={{ content: { 'aria-label': t('All actions') } }}
      overlayProps={{ backgroundOpacity: 0.22 }}
      returnFocus={false}
      classNames={{ content: styles.content ?? '' }}
    >
      <input
        className={styles.field}
        role="combobox"
        aria-expanded="true"
        aria-controls={name}
        aria-activedescendant={items.length === 0 ? undefined : `${name}-${chosen}`}
        aria-autocomplete="list"
        aria-label={t('Find an action or a place')}
        placeholder={t('What would you like to do, or find?')}
        value={sought}
        data-autofocus
        onChange={(event) => {
          setSought(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={key}
      />
      <Found name={name} items={items} chosen={chosen} list={list} onRun={run} onPoint={setAt} />
    </Modal>
  );
}

function Found(props: {
  name: string;
  items: readonly Item[];
  chosen: number;
  list: RefObject<HTMLDivElement | null>;
  onRun: (item: Item) => void;
  onPoint: (index: number) => void;
}): ReactElement {
  const { name, items, chosen } = props;
  return (
    <>
      {items.length === 0 && <p className={styles.none}>{t('Nothing of that name.')}</p>}
      <div
        className={styles.list}
        id={name}
        role="listbox"
        aria-label={t('All actions')}
        ref={props.list}
        tabIndex={-1}
      >
        {items.map((item, index) => (
          <div
            key={item.id}
            id={`${name}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={styles.item}
            onClick={() => props.onRun(item)}
            onMouseMove={() => props.onPoint(index)}
          >
            <span className={styles.name}>{item.name}</span>
            <span className={`${styles.note} ${item.isKey ? styles.key : ''}`}>{item.note}</span>
          </div>
        ))}
      </div>
    </>
  );
}

function itemsFor(desk: Desk, commands: readonly Command[], sought: string): Item[] {
  const actions = commands
    .filter((command) => command.keyOnly !== true && isOpen(command, desk) && matches(command.name, sought))
    .map(
      (command): Item => ({
        id: command.id,
        name: command.name,
        note: command.keys?.[0] === undefined ? '' : keyWords(command.keys[0]),
        isKey: true,
        run: () => {
          // The focus is back on the grid first; then the action may take it elsewhere.
          desk.go(desk.cursor, { keep: true });
          command.run(desk);
        },
      }),
    );
  return [...actions, ...(sought.trim() === '' ? [] : places(desk, sought))];
}

/** Stages, lanes and cards with these words. */
function places(desk: Desk, sought: string): Item[] {
  const { view } = desk;
  const heads = [
    ...view.columns.map(({ id, title }) => ({
      place: { lane: null, column: id, card: null },
      title,
      note: t('Stage'),
    })),
    ...view.rows.map(({ lane }) => ({
      place: { lane: lane.id, column: null, card: null },
      title: lane.title,
      note: t('Lane'),
    })),
  ];
  const cards = view.rows.flatMap(({ lane, cells }) =>
    cells.flatMap((cell) =>
      cell.ids.map((card, index) => ({
        place: { lane: cell.lane, column: cell.column, card },
        title: cell.cards[index]?.text ?? '',
        note: lane.title,
      })),
    ),
  );
  return [...heads, ...cards]
    .filter(({ title }) => title !== '' && matches(title, sought))
    .slice(0, MOST_PLACES)
    .map(({ place, title, note }) => ({
      id: `${place.lane} ${place.column} ${place.card}`,
      name: title,
      note,
      run: () => desk.go(place),
    }));
}
