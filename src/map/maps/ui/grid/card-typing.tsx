/** The field a card is typed in. Enter makes the next card, Shift+Enter a new line, Escape and a click elsewhere leave; what is typed is kept while it is typed. */
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { t } from '../../../../web/kit/text.tsx';
import type { Card, LaneKind } from '../../document/document.ts';
import { useDesk } from '../desk/desk.ts';
import { useKeptSoon } from '../desk/use-kept-soon.ts';
import { cellAt, stepFrom } from '../editing/moving.ts';
import styles from './card.module.css';
import { OthersHere } from './others-here.tsx';

const LONGEST = 4000;

export function CardTyping(props: {
  id: string;
  kind: LaneKind;
  colour: Card['colour'];
  /** What stands on the card besides its text, and stays while one types. */
  above: ReactNode;
  below: ReactNode;
  /** Of `othersAt`. */
  others: string;
}): ReactElement {
  const desk = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(desk.board.state.typing?.text ?? '');
  const latest = useRef(text);
  const soon = useKeptSoon(() => {
    if (desk.board.state.typing?.card === props.id) desk.writing.keep(latest.current);
  });
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  useLayoutEffect(() => {
    desk.writing.keepLetters = soon.now;
    return () => {
      desk.writing.keepLetters = () => undefined;
    };
  }, [desk, soon]);

  const end = (): ReturnType<typeof desk.writing.end> => {
    soon.never();
    return desk.board.state.typing?.card === props.id ? desk.writing.end(latest.current) : null;
  };
  const key = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      const place = end();
      if (place === null) return;
      desk.go(place);
      if (event.key === 'Tab') desk.go(stepFrom(desk.view, place, event.shiftKey ? 'left' : 'right'));
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      next();
    }
    event.stopPropagation();
  };
  const next = (): void => {
    const { typing } = desk.board.state;
    const place = end();
    if (place?.lane == null || place.column === null) return;
    const spot = { lane: place.lane, column: place.column };
    if (latest.current.trim() === '' || props.kind === 'feeling') desk.go(place);
    else if (typing?.spot != null) desk.writing.anew({ ...spot, index: typing.spot.index + 1 });
    else desk.writing.anew({ ...spot, index: (cellAt(desk.view, place)?.ids.indexOf(props.id) ?? 0) + 1 });
  };
  return (
    <div
      data-typing=""
      className={[styles.card, styles[props.kind], styles[props.colour], styles.typing].join(' ')}
    >
      {props.above}
      <textarea
        ref={field}
        className={styles.field}
        aria-label={t('Text of the card')}
        value={text}
        rows={1}
        maxLength={LONGEST}
        onChange={(event) => {
          const value = event.currentTarget.value;
          setText(value);
          latest.current = value;
          soon.later();
        }}
        onKeyDown={key}
        onBlur={end}
      />
      {props.below}
      <OthersHere told={props.others} />
    </div>
  );
}
