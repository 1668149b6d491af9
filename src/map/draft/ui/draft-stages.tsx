/** The proposed stages with their touchpoints: each can be renamed, dropped, taken back in; touchpoints move between stages. */
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Heard } from '../../../web/kit/heard.tsx';
import { retold, t } from '../../../web/kit/text.tsx';
import {
  type ChosenStage,
  type ChosenTouchpoint,
  type DraftChoice,
  movedTo,
  stageBeside,
} from './draft-choice.ts';
import styles from './draft-stages.module.css';
import { handleId, TouchpointChoice } from './touchpoint-choice.tsx';

export function DraftStages(props: {
  choice: DraftChoice;
  onChange: (choice: DraftChoice) => void;
}): ReactElement {
  const { choice, onChange } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const { move, said } = useMoves(choice, onChange);
  const setTouchpoint = (key: string, patch: Partial<ChosenTouchpoint>): void =>
    onChange({
      ...choice,
      touchpoints: choice.touchpoints.map((one) => (one.proposed.key === key ? { ...one, ...patch } : one)),
    });
  return (
    <>
      <ol className={styles.stages}>
        {choice.stages.map((stage) => (
          <li
            key={stage.was}
            className={stage.kept ? styles.stage : `${styles.stage} ${styles.dropped}`}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDragEnter={() => dragged !== null && move(dragged, stage.was)}
            onDrop={(event) => event.preventDefault()}
          >
            <StageHead
              stage={stage}
              onChange={(patch) =>
                onChange({
                  ...choice,
                  stages: choice.stages.map((one) => (one === stage ? { ...one, ...patch } : one)),
                })
              }
            />
            <ul className={styles.touchpoints}>
              {choice.touchpoints
                .filter((one) => one.stage === stage.was)
                .map((one) => (
                  <TouchpointChoice
                    key={one.proposed.key}
                    chosen={one}
                    disabled={!stage.kept}
                    dragged={dragged === one.proposed.key}
                    onChange={(patch) => setTouchpoint(one.proposed.key, patch)}
                    moving={{
                      stages: choice.stages,
                      onMove: (to) => move(one.proposed.key, to),
                      onDrag: (isDragged) => setDragged(isDragged ? one.proposed.key : null),
                    }}
                  />
                ))}
            </ul>
          </li>
        ))}
      </ol>
      <Heard as="p" role="status" aria-live="polite">
        {said}
      </Heard>
    </>
  );
}

/** Moves by name or by a step, says so, and leaves the focus on the handle that moved. */
function useMoves(choice: DraftChoice, onChange: (choice: DraftChoice) => void) {
  const [said, setSaid] = useState('');
  const focus = useRef<string | null>(null);
  const move = (key: string, to: string | -1 | 1): void => {
    const one = choice.touchpoints.find(({ proposed }) => proposed.key === key);
    const stage = one && typeof to === 'number' ? stageBeside(choice, one.stage, to) : to;
    if (!one || typeof stage !== 'string' || one.stage === stage) return;
    if (typeof to === 'number') focus.current = handleId(one);
    onChange(movedTo(choice, key, stage));
    const name = choice.stages.find(({ was }) => was === stage)?.name ?? stage;
    setSaid(t('{title} is now in {stage}.', { title: one.title, stage: name }));
  };
  useEffect(() => {
    if (focus.current === null) return;
    document.getElementById(focus.current)?.focus();
    focus.current = null;
  });
  return { move, said };
}

function StageHead(props: {
  stage: ChosenStage;
  onChange: (patch: Partial<ChosenStage>) => void;
}): ReactElement {
  const { stage } = props;
  return (
    <div className={styles.stageHead}>
      <input
        type="checkbox"
        checked={stage.kept}
        aria-label={t('Keep the stage {name}', { name: stage.was })}
        onChange={(event) => props.onChange({ kept: event.currentTarget.checked })}
      />
      <div>
        <input
          className={styles.stageName}
          aria-label={t('Name of the stage {name}', { name: stage.was })}
          value={stage.name}
          maxLength={60}
          onChange={(event) => props.onChange({ name: event.currentTarget.value })}
        />
        <p className={styles.reason}>{retold(stage.reason)}</p>
      </div>
    </div>
  );
}
