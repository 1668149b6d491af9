/** Everything said about a map: what is open, what is settled, and where oneself is mentioned, on this map and others. */
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useAsk } from '../../../web/api/queries.ts';
import { usePaths } from '../../../web/kit/address.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type CommentThread, listMentions, type Mention } from '../contract.ts';
import styles from './comments.module.css';
import { NewThread } from './comments-part.tsx';
import { CommentText } from './one-comment.tsx';
import { Thread } from './thread.tsx';
import { type MapComments, useComments } from './use-comments.ts';
import { useRead } from './use-read.ts';

export interface CommentsPanelProps {
  readonly map: string;
  /** A thread somebody came for. */
  readonly pointed: string | undefined;
  /** What a thread is about, in words; null for what was removed. */
  readonly titleOf: (thread: Pick<CommentThread, 'about' | 'entity'>) => string | null;
  readonly onGo: (thread: Pick<CommentThread, 'about' | 'entity'>) => void;
  readonly onClose: () => void;
}

type Shown = 'open' | 'settled' | 'mentions';

export function CommentsPanel(props: CommentsPanelProps): ReactElement {
  const { map, pointed } = props;
  const comments = useComments(map);
  const [chosen, setChosen] = useState<Shown | null>(null);
  const came = comments.threads.find(({ id }) => id === pointed);
  const shown = chosen ?? (came !== undefined && came.resolvedAt !== null ? 'settled' : 'open');
  const names: Readonly<Record<Shown, string>> = {
    open: t('Open'),
    settled: t('Settled'),
    mentions: t('Where you are mentioned'),
  };
  return (
    <SidePanel open title={t('Comments')} onClose={props.onClose}>
      <fieldset className={styles.tabs} style={{ border: 0, padding: 0, margin: '0 0 12px' }}>
        <Heard as="legend">{t('What is shown')}</Heard>
        {(['open', 'settled', 'mentions'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={styles.tab}
            aria-pressed={shown === each}
            onClick={() => setChosen(each)}
          >
            {names[each]}
          </button>
        ))}
      </fieldset>
      {shown === 'mentions' ? (
        <Mentions about={comments} />
      ) : (
        <Threads {...props} shown={shown} about={comments} />
      )}
    </SidePanel>
  );
}

function Threads(
  props: CommentsPanelProps & { shown: 'open' | 'settled'; about: MapComments },
): ReactElement {
  const { map, shown, about, pointed, titleOf, onGo } = props;
  const mayEdit = useMay('editor');
  const here = about.threads.filter(({ resolvedAt }) => (resolvedAt === null) === (shown === 'open'));
  useRead(map, here);
  const latest = [...here].reverse().sort((a, b) => Number(b.id === pointed) - Number(a.id === pointed));
  const headOf = (thread: CommentThread): ReactElement => {
    const title = titleOf(thread);
    if (title === null) return <p className={styles.soft}>{t('About something that was removed')}</p>;
    return (
      <button type="button" className={styles.about} onClick={() => onGo(thread)}>
        {title}
      </button>
    );
  };
  return (
    <>
      {about.error !== null && <ErrorState error={about.error} />}
      {about.isLoading && <Loading lines={3} />}
      {!about.isLoading && about.error === null && here.length === 0 && (
        <p className={styles.soft}>
          {shown === 'open'
            ? t(
                'Nothing is open. Comments on cards, stages and lanes stand in their panels, and all of them here.',
              )
            : t('Nothing has been settled yet.')}
        </p>
      )}
      <ul className={styles.threads}>
        {latest.map((thread) => (
          <Thread
            key={thread.id}
            map={map}
            thread={thread}
            about={about}
            head={headOf(thread)}
            pointed={thread.id === pointed}
          />
        ))}
      </ul>
      {shown === 'open' && mayEdit && (
        <div className={styles.part}>
          <NewThread map={map} about="map" entity="map" />
        </div>
      )}
    </>
  );
}

function Mentions(props: { about: MapComments }): ReactElement {
  const { id: workspace } = useBusiness();
  const mentions = useAsk(listMentions, { params: { workspace } });
  const items = mentions.data?.items;
  return (
    <>
      {mentions.isError && <ErrorState error={mentions.error} />}
      {items === undefined && !mentions.isError && <Loading lines={3} />}
      {items?.length === 0 && <p className={styles.soft}>{t('Nobody has mentioned you yet.')}</p>}
      <ul className={styles.threads}>
        {items?.map((mention) => (
          <MentionRow key={mention.comment} mention={mention} about={props.about} />
        ))}
      </ul>
    </>
  );
}

function MentionRow(props: { mention: Mention; about: MapComments }): ReactElement {
  const { mention, about } = props;
  const paths = usePaths();
  const format = useFormat();
  return (
    <li className={styles.thread}>
      <Link
        className={styles.about}
        to={paths.journeyMap(mention.map)}
        search={{ comment: mention.thread } as never}
      >
        {mention.mapTitle}
      </Link>
      <p className={styles.who}>
        <b>{mention.by ?? t('Somebody who has left')}</b>
        <span>{format.dayTime(mention.at)}</span>
        {mention.isUnread && <span className={styles.new}>{t('new')}</span>}
        {mention.isResolved && <span>{t('settled')}</span>}
      </p>
      <CommentText text={mention.text} people={about.people} />
    </li>
  );
}
