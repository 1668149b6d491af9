/** Puts the chosen proposals on the map: added to what is there, or in its place when the owner says so. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { acceptDraft } from '../contract.ts';
import styles from './draft-actions.module.css';
import { type Acceptance, acceptanceOf, type DraftChoice, problemOf } from './draft-choice.ts';

export function DraftActions(props: {
  choice: DraftChoice;
  unmatchedEvents: number;
  /** The map already has touchpoints, so replacing has to be asked for. */
  hasMap: boolean;
}): ReactElement {
  const { id } = useBusiness();
  const paths = usePaths();
  const format = useFormat();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const accepting = useChange(acceptDraft);
  const chosen = acceptanceOf(props.choice, 'add');
  const problem = problemOf(props.choice);
  const accept = (mode: Acceptance['mode']): void =>
    accepting.mutate(
      { params: { workspace: id }, body: acceptanceOf(props.choice, mode) },
      {
        onSuccess: ({ touchpoints }) => {
          say(
            t('{n, plural, one {# touchpoint is} other {# touchpoints are}} on your map.', {
              n: touchpoints,
            }),
          );
          void navigate({ to: paths.map });
        },
      },
    );
  return (
    <div className={styles.bar}>
      <p>
        {problem === null
          ? t(
              '{stages, plural, one {# stage} other {# stages}} and {touchpoints, plural, one {# touchpoint} other {# touchpoints}} chosen.',
              { stages: chosen.stages.length, touchpoints: chosen.touchpoints.length },
            )
          : problemText(problem)}{' '}
        {props.unmatchedEvents > 0 &&
          t('{n} events match none of the proposals; the map lists them.', {
            n: format.count(props.unmatchedEvents),
          })}
      </p>
      <Refused error={asking ? null : accepting.error} />
      <div className={styles.actions}>
        <Button
          weight="first"
          disabled={problem !== null || chosen.touchpoints.length === 0}
          busy={accepting.isPending}
          onClick={() => accept(props.hasMap ? 'add' : 'replace')}
        >
          {props.hasMap ? t('Add to my map') : t('Make this my map')}
        </Button>
        {props.hasMap && (
          <Button disabled={problem !== null} onClick={() => setAsking(true)}>
            {t('Put it in place of my map')}
          </Button>
        )}
      </div>
      <Confirm
        open={asking}
        title={t('Put the draft in place of your map?')}
        action={t('Replace my map')}
        busy={accepting.isPending}
        error={accepting.error}
        onClose={() => setAsking(false)}
        onConfirm={() => accept('replace')}
      >
        <p>{t('Your present stages and touchpoints are removed. Events and people stay.')}</p>
      </Confirm>
    </div>
  );
}

function problemText(problem: 'stages' | 'names' | 'titles'): string {
  switch (problem) {
    case 'stages':
      return t('A map has two to ten stages.');
    case 'names':
      return t('Each stage needs a name of its own.');
    case 'titles':
      return t('Each touchpoint needs a name.');
  }
}
