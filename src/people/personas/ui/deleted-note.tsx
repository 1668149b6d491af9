/** Said in place of a persona that was just deleted: it can be brought back. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { EmptyState, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type Persona, restorePersona } from '../contract.ts';
import styles from './personas.module.css';

export function DeletedNote(props: { persona: Persona; onBack: () => void }): ReactElement {
  const business = useBusiness();
  const paths = usePaths();
  const restoring = useChange(restorePersona);
  return (
    <EmptyState
      title={t('“{name}” is deleted', { name: props.persona.name })}
      action={
        <div className={styles.actions}>
          <Button
            weight="first"
            busy={restoring.isPending}
            onClick={() =>
              restoring.mutate(
                { params: { workspace: business.id, persona: props.persona.id } },
                { onSuccess: props.onBack },
              )
            }
          >
            {t('Bring it back')}
          </Button>
          <ButtonLink to={paths.personas}>{t('To the personas')}</ButtonLink>
        </div>
      }
    >
      <p>{t('The people stay, and so does the segment.')}</p>
      <Refused error={restoring.error} />
    </EmptyState>
  );
}
