/** The timer, large, with what the facilitator does to it. */
import { type ReactElement, useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { t } from '../../../web/kit/text.tsx';
import { setTimer, type TimerAct } from '../contract.ts';
import type { Timer } from '../shown.ts';
import { Countdown, useLeft } from './countdown.tsx';
import styles from './lead.module.css';
import { useLead } from './use-leading.ts';

const MINUTE_MS = 60_000;
const OFFERED = [1, 2, 3, 5, 8, 10, 15, 20, 30];

export function TimerTools(props: { timer: Timer; offset: number; mayLead: boolean }): ReactElement {
  const { timer, offset, mayLead } = props;
  const { act } = useLead();
  const [minutes, setMinutes] = useState(5);
  const set = (what: TimerAct, ms = MINUTE_MS): void => void act(setTimer, { body: { act: what, ms } });
  const left = useLeft(timer, offset);
  return (
    <div className={styles.timer}>
      <Countdown timer={timer} offset={offset} large />
      {mayLead && left === null && (
        <>
          <select
            aria-label={t('Minutes')}
            value={minutes}
            onChange={(event) => setMinutes(Number(event.currentTarget.value))}
          >
            {OFFERED.map((each) => (
              <option key={each} value={each}>
                {t('{n} min', { n: each })}
              </option>
            ))}
          </select>
          <Button small onClick={() => set('start', minutes * MINUTE_MS)}>
            {t('Start the timer')}
          </Button>
        </>
      )}
      {mayLead && left !== null && (
        <>
          {left > 0 && (
            <Button small onClick={() => set(timer.endsAt === null ? 'resume' : 'pause')}>
              {timer.endsAt === null ? t('Continue') : t('Pause')}
            </Button>
          )}
          <Button small onClick={() => set('add')}>
            {t('One minute more')}
          </Button>
          <Button small weight="quiet" onClick={() => set('stop')}>
            {t('Put it away')}
          </Button>
        </>
      )}
    </div>
  );
}
