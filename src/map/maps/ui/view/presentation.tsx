/** A map presented stage by stage over the whole screen: keys, buttons, and where one is. */
import { Modal } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type ReactElement, useRef, useState } from 'react';
import { Button } from '../../../../web/kit/button.tsx';
import { useFocusBack } from '../../../../web/kit/focus-back.ts';
import { t } from '../../../../web/kit/text.tsx';
import type { MapDocument } from '../../document/document.ts';
import type { Around } from '../desk/around.ts';
import { gridMaker } from '../editing/grid-view.ts';
import { mapKindWord } from '../map-panel/map-fields.tsx';
import styles from './presentation.module.css';
import { StageReading } from './stage-reading.tsx';
import { useSwipe } from './use-swipe.ts';

const KEYS: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowRight: (place) => place + 1,
  PageDown: (place) => place + 1,
  ArrowLeft: (place) => place - 1,
  PageUp: (place) => place - 1,
  Home: () => 0,
  End: (_place, last) => last,
};

/** @param props.felt what is known beside the curves; left out for strangers */
export function Presentation(props: {
  document: MapDocument;
  felt?: Around['felt'];
  onClose: () => void;
}): ReactElement {
  const { document } = props;
  useFocusBack(true);
  const [make] = useState(gridMaker);
  const view = make(document);
  const [at, setAt] = useState(0);
  const last = view.stages.length;
  const place = Math.min(at, last);
  const slide = useRef<HTMLDivElement>(null);
  const go = (to: number): void => {
    setAt(Math.max(0, Math.min(last, to)));
    // The next stage is read from its beginning, wherever one was in this one.
    slide.current?.scrollIntoView();
  };
  const swipe = useSwipe((steps) => go(place + steps));
  const head = view.stages[place - 1];
  // The focus may be on any button of the dialog.
  useWindowEvent('keydown', (event) => {
    const to = KEYS[event.key]?.(place, last);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  const { title, kind, scenario, objective } = document.map;
  return (
    <Modal
      opened
      fullScreen
      onClose={props.onClose}
      title={title || t('Untitled map')}
      closeButtonProps={{ 'aria-label': t('End the presentation') }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.content ?? '', body: styles.body ?? '', title: styles.title ?? '' }}
    >
      <div ref={slide} className={styles.slide} {...swipe}>
        <div className={styles.shown} aria-live="polite">
          {head === undefined ? (
            <>
              <h2>{title || t('Untitled map')}</h2>
              <p className={styles.kind}>{mapKindWord(kind)}</p>
              {scenario !== '' && <p className={styles.about}>{scenario}</p>}
              {objective !== '' && (
                <p className={styles.about}>{t('Objective: {objective}', { objective })}</p>
              )}
              <ol className={styles.contents}>
                {view.stages.map(({ stage }, index) => (
                  <li key={stage.id}>
                    <button type="button" onClick={() => go(index + 1)}>
                      {stage.title || t('Untitled stage')}
                    </button>
                  </li>
                ))}
              </ol>
            </>
          ) : (
            <>
              <h2>{head.stage.title || t('Untitled stage')}</h2>
              <StageReading head={head} view={view} felt={props.felt} large />
            </>
          )}
        </div>
        <div className={styles.foot}>
          <Button onClick={() => go(place - 1)} aria-disabled={place === 0}>
            {t('Back')}
          </Button>
          <p className={styles.where}>
            {place === 0 ? t('Overview') : t('Stage {n} of {all}', { n: place, all: last })}
          </p>
          <Button weight="first" onClick={() => go(place + 1)} aria-disabled={place === last} data-autofocus>
            {t('Next')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
