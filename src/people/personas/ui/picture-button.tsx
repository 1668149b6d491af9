/** Uploads a picture in place of the portrait, or takes it away. Refusals are said beside the button. */
import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type ReactElement, useRef, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { upload } from '../../../web/api/upload.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { dropPicture, type Persona, putPicture } from '../contract.ts';
import styles from './personas.module.css';

export function PictureButton(props: { persona: Persona }): ReactElement {
  const params = { workspace: useBusiness().id, persona: props.persona.id };
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const dropping = useChange(dropPicture, ['people.personas']);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    if (file === undefined) return;
    setSending(true);
    setProblem(null);
    try {
      await upload(putPicture, params, file, () => undefined, new AbortController().signal);
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('people.personas'),
      });
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={styles.draft}>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        hidden
        onChange={(event) => void send(event)}
      />
      <Button small busy={sending} onClick={() => input.current?.click()}>
        {t('Upload a picture')}
      </Button>
      {props.persona.pictureAt !== null && (
        <Button small busy={dropping.isPending} onClick={() => dropping.mutate({ params })}>
          {t('Back to the portrait')}
        </Button>
      )}
      <Refused error={problem ?? dropping.error} />
    </div>
  );
}
