/** Sources of live events: each with its write key and a line to try it. */
import { type ReactElement, useState } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat, useMay } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { CopyText } from '../../../web/kit/copy-text.tsx';
import { Form, TextField } from '../../../web/kit/form.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { createSource, deleteSource, listSources, rotateWriteKey, type Source } from '../contract.ts';
import { curlFor } from './curl.ts';
import styles from './sources-section.module.css';

export function SourcesSection(): ReactElement {
  const { id } = useBusiness();
  const sources = useAsk(listSources, { params: { workspace: id }, every: 10_000 });
  const [made, setMade] = useState(0);
  const creating = useChange(createSource, ['gather.sources']);
  return (
    <Section
      title={t('Sources of live events')}
      under={t(
        'A shop, a website or a till that sends events as they happen. Each source has a key of its own.',
      )}
    >
      {sources.isError && <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />}
      {sources.isLoading && <Loading lines={3} />}
      {sources.data?.items.length === 0 && (
        <EmptyState title={t('No source yet')}>
          {t(
            'Name one below. You get a key and a line to paste into a terminal, and the first event arrives at once.',
          )}
        </EmptyState>
      )}
      <div className={styles.list}>
        {sources.data?.items.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </div>
      <div className={styles.add}>
        <Form
          key={made}
          inline
          action={t('Add a source')}
          weight="usual"
          busy={creating.isPending}
          error={creating.error}
          onSend={(values) =>
            creating.mutate(
              { params: { workspace: id }, body: { name: values.name ?? '' } },
              { onSuccess: () => setMade(made + 1) },
            )
          }
        >
          <TextField
            name="name"
            label={t('Name of the source')}
            placeholder={t('Website')}
            required
            length={80}
          />
        </Form>
      </div>
    </Section>
  );
}

function SourceCard(props: { source: Source }): ReactElement {
  const { source } = props;
  const format = useFormat();
  const owner = useMay('owner');
  return (
    <Sheet>
      <div className={styles.head}>
        <h3>{source.name}</h3>
        <span className={styles.note}>
          {source.lastEventAt === null
            ? t('waiting for its first event')
            : t('last event {time}', { time: format.dayTime(source.lastEventAt) })}
        </span>
      </div>
      <CopyText label={t('Write key')} text={source.writeKey} />
      <details className={styles.try}>
        <summary>{t('Try it: send one event from a terminal')}</summary>
        <CopyText label={t('Command')} text={curlFor(location.origin, source.writeKey)} block />
      </details>
      {owner && <OwnerActions source={source} />}
    </Sheet>
  );
}

function OwnerActions(props: { source: Source }): ReactElement {
  const { source } = props;
  const { id } = useBusiness();
  const [asking, setAsking] = useState<'rotate' | 'close' | null>(null);
  const rotating = useChange(rotateWriteKey, ['gather.sources']);
  const closing = useChange(deleteSource, ['gather.sources']);
  const params = { workspace: id, source: source.id };
  const done = { onSuccess: () => setAsking(null) };
  return (
    <div className={styles.actions}>
      <Button small weight="quiet" onClick={() => setAsking('rotate')}>
        {t('New key')}
      </Button>
      <Button small weight="quiet" onClick={() => setAsking('close')}>
        {t('Close this source')}
      </Button>
      <Confirm
        open={asking === 'rotate'}
        title={t('Give {name} a new key?', { name: source.name })}
        action={t('New key')}
        busy={rotating.isPending}
        error={rotating.error}
        onClose={() => setAsking(null)}
        onConfirm={() => rotating.mutate({ params }, done)}
      >
        <p>{t('The present key stops working at once. Whatever sends with it must be given the new one.')}</p>
      </Confirm>
      <Confirm
        open={asking === 'close'}
        title={t('Close {name}?', { name: source.name })}
        action={t('Close')}
        busy={closing.isPending}
        error={closing.error}
        onClose={() => setAsking(null)}
        onConfirm={() => closing.mutate({ params }, done)}
      >
        <p>{t('Its key stops working. The events it has sent stay.')}</p>
      </Confirm>
    </div>
  );
}
