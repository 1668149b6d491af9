/** One comment: who, when, what; one's own can be changed and deleted. */
import { type ReactElement, useState } from 'react';
import { useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { say } from '../../../web/kit/toast.tsx';
import { deleteComment, editComment, type MapComment, restoreComment } from '../contract.ts';
import { type Mentionable, partsOf } from '../mentions.ts';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';
import type { MapComments } from './use-comments.ts';

export function OneComment(props: {
  map: string;
  thread: string;
  comment: MapComment;
  about: MapComments;
}): ReactElement {
  const { map, thread, comment, about } = props;
  const { id: workspace } = useBusiness();
  const [editing, setEditing] = useState(false);
  const mayEdit = useMay('editor');
  const changing = useChange(editComment, ['map.comments.']);
  const deleting = useChange(deleteComment, ['map.comments.']);
  const restoring = useChange(restoreComment, ['map.comments.']);
  const params = { workspace, map, thread, comment: comment.id };
  const remove = (): void => {
    const undo = { label: t('Undo'), act: () => restoring.mutate({ params }) };
    deleting.mutateAsync({ params }).then(
      () => say(t('The comment is deleted'), undo),
      () => undefined,
    );
  };
  if (comment.isDeleted) return <li className={styles.gone}>{t('This comment was deleted.')}</li>;
  return (
    <li>
      <Head comment={comment} />
      {editing ? (
        <Composer
          {...about}
          label={t('Your comment')}
          action={t('Save')}
          text={comment.text}
          focus
          busy={changing.isPending}
          error={changing.error}
          onSend={(text) => changing.mutateAsync({ params, body: { text } }).then(() => setEditing(false))}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <CommentText text={comment.text} people={about.people} />
      )}
      {comment.isOwn && mayEdit && !editing && (
        <div className={styles.acts}>
          <button type="button" className={styles.act} onClick={() => setEditing(true)}>
            {t('Edit')}
          </button>
          <button type="button" className={styles.act} onClick={remove}>
            {t('Delete')}
          </button>
        </div>
      )}
      <Refused error={deleting.error} />
    </li>
  );
}

function Head(props: { comment: MapComment }): ReactElement {
  const { by, at, editedAt, isUnread } = props.comment;
  const format = useFormat();
  return (
    <p className={styles.who}>
      <b>{by ?? t('Somebody who has left')}</b>
      <span>{format.dayTime(at)}</span>
      {editedAt !== null && <span>{t('edited')}</span>}
      {isUnread && <span className={styles.new}>{t('new')}</span>}
    </p>
  );
}

export function CommentText(props: { text: string; people: readonly Mentionable[] }): ReactElement {
  const nameOf = (id: string): string =>
    props.people.find((each) => each.id === id)?.name ?? t('Somebody who has left');
  return (
    <p className={styles.text}>
      {partsOf(props.text, nameOf).map((part, index) =>
        part.mentions === null ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: one person may be mentioned twice
          <span key={index} className={styles.mention}>
            {part.text}
          </span>
        ),
      )}
    </p>
  );
}
