/** One thread: what was said, an answer to it, and whether it is settled. */
import { type ReactElement, type ReactNode, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type CommentThread, replyToThread, resolveThread } from '../contract.ts';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';
import { OneComment } from './one-comment.tsx';
import type { MapComments } from './use-comments.ts';

export function Thread(props: {
  map: string;
  thread: CommentThread;
  about: MapComments;
  /** What it is about, where that is not plain from the place. */
  head?: ReactNode;
  /** Somebody came here for it. */
  pointed?: boolean;
}): ReactElement {
  const { map, thread, about } = props;
  const { id: workspace } = useBusiness();
  const mayEdit = useMay('editor');
  const [answering, setAnswering] = useState(false);
  const replying = useChange(replyToThread, ['map.comments.']);
  const resolving = useChange(resolveThread, ['map.comments.']);
  const params = { workspace, map, thread: thread.id };
  const resolved = thread.resolvedAt !== null;
  return (
    <li className={`${styles.thread} ${props.pointed === true ? styles.pointed : ''}`}>
      {props.head}
      <ul className={styles.said}>
        {thread.comments.map((comment) => (
          <OneComment key={comment.id} map={map} thread={thread.id} comment={comment} about={about} />
        ))}
      </ul>
      {resolved && (
        <p className={styles.soft}>
          {t('Settled by {name}', { name: thread.resolvedBy ?? t('Somebody who has left') })}
        </p>
      )}
      {answering && (
        <Composer
          {...about}
          label={t('Your answer')}
          action={t('Answer')}
          focus
          busy={replying.isPending}
          error={replying.error}
          onSend={(text) => replying.mutateAsync({ params, body: { text } }).then(() => setAnswering(false))}
          onCancel={() => setAnswering(false)}
        />
      )}
      {mayEdit && !answering && (
        <div className={styles.acts}>
          <button type="button" className={styles.act} onClick={() => setAnswering(true)}>
            {t('Answer')}
          </button>
          <button
            type="button"
            className={styles.act}
            onClick={() => resolving.mutate({ params, body: { resolved: !resolved } })}
          >
            {resolved ? t('Open again') : t('Mark as settled')}
          </button>
        </div>
      )}
      <Refused error={resolving.error} />
    </li>
  );
}
