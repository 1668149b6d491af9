/** The proposed stages with their touchpoints: each can be renamed, dropped, taken back in. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { channelName } from '../../../web/kit/channels.ts';
import { t } from '../../../web/kit/text.tsx';
import type { ChosenStage, ChosenTouchpoint, DraftChoice } from './draft-choice.ts';
import styles from './draft-stages.module.css';

export function DraftStages(props: {
  choice: DraftChoice;
  onChange: (choice: DraftChoice) => void;
}): ReactElement {
  const { choice, onChange } = props;
  const setStage = (was: string, patch: Partial<ChosenStage>): void =>
    onChange({
      ...choice,
      stages: choice.stages.map((stage) => (stage.was === was ? { ...stage, ...patch } : stage)),
    });
  const setTouchpoint = (key: string, patch: Partial<ChosenTouchpoint>): void =>
    onChange({
      ...choice,
      touchpoints: choice.touchpoints.map((one) => (one.proposed.key === key ? { ...one, ...patch } : one)),
    });
  return (
    <ol className={styles.stages}>
      {choice.stages.map((stage) => (
        <li key={stage.was} className={stage.kept ? styles.stage : `${styles.stage} ${styles.dropped}`}>
          <div className={styles.stageHead}>
            <input
              type="checkbox"
              checked={stage.kept}
              aria-label={t('Keep the stage {name}', { name: stage.was })}
              onChange={(event) => setStage(stage.was, { kept: event.currentTarget.checked })}
            />
            <div>
              <input
                className={styles.stageName}
                aria-label={t('Name of the stage {name}', { name: stage.was })}
                value={stage.name}
                maxLength={60}
                onChange={(event) => setStage(stage.was, { name: event.currentTarget.value })}
              />
              <p className={styles.reason}>{stage.reason}</p>
            </div>
          </div>
          <ul className={styles.touchpoints}>
            {choice.touchpoints
              .filter((one) => one.stage === stage.was)
              .map((one) => (
                <TouchpointChoice
                  key={one.proposed.key}
                  chosen={one}
                  disabled={!stage.kept}
                  onChange={(patch) => setTouchpoint(one.proposed.key, patch)}
                />
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function TouchpointChoice(props: {
  chosen: ChosenTouchpoint;
  disabled: boolean;
  onChange: (patch: Partial<ChosenTouchpoint>) => void;
}): ReactElement {
  const { chosen, disabled } = props;
  const { proposed } = chosen;
  const format = useFormat();
  return (
    <li className={chosen.kept && !disabled ? styles.touchpoint : `${styles.touchpoint} ${styles.dropped}`}>
      <input
        type="checkbox"
        checked={chosen.kept && !disabled}
        disabled={disabled}
        aria-label={t('Keep {title}', { title: proposed.title })}
        onChange={(event) => props.onChange({ kept: event.currentTarget.checked })}
      />
      <div className={styles.words}>
        <input
          className={styles.title}
          aria-label={t('Name of the touchpoint {title}', { title: proposed.title })}
          value={chosen.title}
          maxLength={120}
          disabled={disabled}
          onChange={(event) => props.onChange({ title: event.currentTarget.value })}
        />
        <p className={styles.reason}>
          {channelName(proposed.channel)} · {proposed.reason}
          {proposed.alreadyOnMap && ` ${t('It is on your map already.')}`}
        </p>
      </div>
      <span className={styles.people}>
        {proposed.people > 0 ? t('{n} people', { n: format.count(proposed.people) }) : t('not seen yet')}
      </span>
    </li>
  );
}
