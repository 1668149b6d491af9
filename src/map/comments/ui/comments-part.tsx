/** At the end of a card’s, stage’s or lane’s panel: what was said about it, and a place to say something. */
import type { ReactElement } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useMay } from '../../../web/kit/business.tsx';
import { ErrorState } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { beginThread, type ThreadAbout } from '../contract.ts';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';
import { Thread } from './thread.tsx';
import { threadsOn, useComments } from './use-comments.ts';
import { useRead } from './use-read.ts';

export function CommentsPart(props: {
  map: string;
  about: ThreadAbout;
  entity: string;
  /** Somebody came to write one. */
  toComment: boolean;
}): ReactElement {
  const { map, about, entity } = props;
  const comments = useComments(map);
  const mayEdit = useMay('editor');
  const here = threadsOn(comments.threads, about, entity);
  const open = here.filter(({ resolvedAt }) => resolvedAt === null);
  const settled = here.length - open.length;
  useRead(map, open);
  return (
    <section className={styles.part} aria-label={t('Comments')}>
      <h3>{t('Comments')}</h3>
      {comments.error !== null && <ErrorState error={comments.error} />}
      {here.length === 0 && !mayEdit && <p className={styles.soft}>{t('Nobody has said anything here.')}</p>}
      {open.length > 0 && (
        <ul className={styles.threads}>
          {open.map((thread) => (
            <Thread key={thread.id} map={map} thread={thread} about={comments} />
          ))}
        </ul>
      )}
      {settled > 0 && (
        <p className={styles.soft}>
          {t('{n, plural, one {# settled thread} other {# settled threads}} under “Comments” above the map', {
            n: settled,
          })}
        </p>
      )}
      {mayEdit && <NewThread map={map} about={about} entity={entity} focus={props.toComment} />}
    </section>
  );
}

export function NewThread(props: {
  map: string;
  about: ThreadAbout;
  entity: string;
  focus?: boolean;
}): ReactElement {
  const { map, about, entity } = props;
  const { id: workspace } = useBusiness();
  const comments = useComments(map);
  const beginning = useChange(beginThread, ['map.comments.']);
  return (
    <Composer
      {...comments}
      label={about === 'map' ? t('About the whole map') : t('New comment')}
      action={t('Comment')}
      focus={props.focus === true}
      busy={beginning.isPending}
      error={beginning.error}
      onSend={(text) => beginning.mutateAsync({ params: { workspace, map }, body: { about, entity, text } })}
    />
  );
}
