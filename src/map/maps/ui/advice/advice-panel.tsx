/** Gentle advice on the map as a short list; a click leads to what it is about. */
import { type ReactElement, useMemo } from 'react';
import { SidePanel } from '../../../../web/kit/side-panel.tsx';
import { retold, t } from '../../../../web/kit/text.tsx';
import { adviceOn } from '../../document/advice.ts';
import type { MapDocument } from '../../document/document.ts';
import { useDesk } from '../desk/desk.ts';
import styles from '../desk/panels.module.css';
import { showPlace } from '../desk/show-place.ts';

/** Worked out when it is asked for: it reads the whole map. */
export function AdvicePanel(props: { document: MapDocument; onClose: () => void }): ReactElement {
  const desk = useDesk();
  const advice = useMemo(() => adviceOn(props.document), [props.document]);
  return (
    <SidePanel open title={t('Advice')} onClose={props.onClose}>
      {advice.length === 0 ? (
        <p>{t('Nothing to say: the map reads well.')}</p>
      ) : (
        <ul className={styles.list}>
          {advice.map((each) => (
            <li key={`${each.about} ${each.ids[0]}`}>
              <button
                type="button"
                className={styles.goes}
                onClick={() => {
                  props.onClose();
                  showPlace(desk, each.ids);
                }}
              >
                {retold(each)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}
