/** One proposed touchpoint: kept or not, renamed, moved to another stage by its handle, the arrow keys or a list. */
import type { KeyboardEvent, ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { Icon } from '../../../web/kit/icons.tsx';
import { retold, t } from '../../../web/kit/text.tsx';
import type { ChosenStage, ChosenTouchpoint } from './draft-choice.ts';
import styles from './draft-stages.module.css';

export interface Moving {
  readonly stages: readonly ChosenStage[];
  /** To a stage, or one step along the stages. */
  readonly onMove: (to: string | -1 | 1) => void;
  readonly onDrag: (isDragged: boolean) => void;
}

export function TouchpointChoice(props: {
  chosen: ChosenTouchpoint;
  /** Its stage was dropped. */
  disabled: boolean;
  dragged: boolean;
  onChange: (patch: Partial<ChosenTouchpoint>) => void;
  moving: Moving;
}): ReactElement {
  const { chosen, disabled } = props;
  const { proposed } = chosen;
  const format = useFormat();
  const classes = [
    styles.touchpoint,
    chosen.kept && !disabled ? '' : styles.dropped,
    props.dragged ? styles.dragged : '',
  ];
  return (
    <li className={classes.join(' ')}>
      <input
        type="checkbox"
        checked={chosen.kept && !disabled}
        disabled={disabled}
        aria-label={t('Keep {title}', { title: proposed.title })}
        onChange={(event) => props.onChange({ kept: event.currentTarget.checked })}
      />
      <div>
        <input
          className={styles.title}
          aria-label={t('Name of the touchpoint {title}', { title: proposed.title })}
          value={chosen.title}
          maxLength={120}
          disabled={disabled}
          onChange={(event) => props.onChange({ title: event.currentTarget.value })}
        />
        <p className={styles.reason}>
          {proposed.channel !== null && `${channelName(proposed.channel)} · `}
          {retold(proposed.reason)}
          {proposed.alreadyOnMap && ` ${t('It is on your map already.')}`}
        </p>
      </div>
      <span className={styles.people}>
        {proposed.people > 0 ? format.people(proposed.people) : t('not seen yet')}
      </span>
      <Mover chosen={chosen} moving={props.moving} />
    </li>
  );
}

function Mover(props: { chosen: ChosenTouchpoint; moving: Moving }): ReactElement {
  const { chosen, moving } = props;
  const key = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    moving.onMove(step);
  };
  return (
    <div className={styles.mover}>
      <select
        className={styles.stageOf}
        aria-label={t('Stage of {title}', { title: chosen.title })}
        value={chosen.stage}
        onChange={(event) => moving.onMove(event.currentTarget.value)}
      >
        {moving.stages.map((stage) => (
          <option key={stage.was} value={stage.was}>
            {stage.name.trim() === '' ? stage.was : stage.name}
          </option>
        ))}
      </select>
      <button
        type="button"
        id={handleId(chosen)}
        className={styles.grip}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', chosen.title);
          moving.onDrag(true);
        }}
        onDragEnd={() => moving.onDrag(false)}
        onKeyDown={key}
        aria-label={t('Move {title} to another stage with the arrow keys', { title: chosen.title })}
      >
        <Icon name="grip" size={18} />
      </button>
    </div>
  );
}

/** The handle keeps the focus when its touchpoint is shown in another stage. */
export function handleId({ proposed }: ChosenTouchpoint): string {
  return `move-${proposed.key}`;
}
