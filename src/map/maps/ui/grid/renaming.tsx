/** The field in a head where a stage, step or lane gets its title. Enter and a click elsewhere keep it, Escape does not. */
import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../../../../web/kit/text.tsx';
import { useDesk } from '../desk/desk.ts';
import styles from './grid.module.css';

export function Renaming(props: { on: 'column' | 'lane'; id: string; title: string }): ReactElement {
  const desk = useDesk();
  const field = useRef<HTMLInputElement>(null);
  // As it stands in the field, whatever others call it meanwhile.
  const [begun] = useState(props.title);
  const end = (keep: boolean): void => {
    if (desk.board.state.renaming !== props.id) return;
    const title = field.current?.value.trim() ?? begun;
    desk.board.set({ renaming: null });
    if (keep) desk.typeInto({ on: props.on, entity: props.id, field: 'title' }, title, [begun]);
  };
  // Others may remove what is being named: the title goes along, and comes back with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the field comes and goes
  useLayoutEffect(() => {
    field.current?.select();
    return () => end(true);
  }, []);
  const back = (): void => {
    const place = { lane: null, column: null, card: null };
    desk.go(props.on === 'lane' ? { ...place, lane: props.id } : { ...place, column: props.id });
  };
  return (
    <input
      ref={field}
      className={styles.renaming}
      aria-label={t('Title')}
      defaultValue={props.title}
      maxLength={200}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        end(event.key === 'Enter');
        back();
      }}
    />
  );
}
