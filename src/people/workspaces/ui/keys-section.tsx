/** API keys of the business, for programs and the command line. */
import { type ReactElement, useState } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { CopyText } from '../../../web/kit/copy-text.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Form, SelectField, TextField } from '../../../web/kit/form.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey } from '../contract.ts';

function scopeName(scope: ApiKey['scope']): string {
  switch (scope) {
    case 'read':
      return t('reads');
    case 'write':
      return t('reads and works');
    case 'admin':
      return t('reads, works and decides');
  }
}

export function KeysSection(): ReactElement {
  const { id } = useBusiness();
  const format = useFormat();
  const keys = useAsk(listApiKeys, { params: { workspace: id } });
  return (
    <Section
      title={t('API keys')}
      under={t(
        'For the command line and for programs of your own. What they may do is described at /api/docs.',
      )}
    >
      <Sheet>
        <NewKey />
      </Sheet>
      {keys.isError && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isLoading && <Loading lines={3} />}
      {keys.data?.items.length === 0 && <EmptyState title={t('No keys yet')} />}
      {keys.data !== undefined && keys.data.items.length > 0 && (
        <div style={{ marginTop: 14 }}>
          <Sheet pad={false}>
            <DataTable<ApiKey>
              caption={t('API keys')}
              rows={keys.data.items}
              rowKey={(key) => key.id}
              columns={[
                { key: 'name', head: t('Name'), names: true, cell: (key) => key.name },
                { key: 'start', head: t('Begins with'), cell: (key) => <code>{key.start}…</code> },
                { key: 'scope', head: t('May do'), cell: (key) => scopeName(key.scope) },
                { key: 'made', head: t('Made'), cell: (key) => format.day(key.createdAt) },
                {
                  key: 'used',
                  head: t('Last used'),
                  cell: (key) => (key.lastUsedAt === null ? t('never') : format.dayTime(key.lastUsedAt)),
                },
                {
                  key: 'revoke',
                  head: t('Actions'),
                  hideHead: true,
                  number: true,
                  cell: (key) => <Revoke apiKey={key} />,
                },
              ]}
            />
          </Sheet>
        </div>
      )}
    </Section>
  );
}

function NewKey(): ReactElement {
  const { id } = useBusiness();
  const [made, setMade] = useState(0);
  const creating = useChange(createApiKey, ['people.keys']);
  const scopes = ['read', 'write', 'admin'] as const;
  return (
    <>
      <Form
        key={made}
        inline
        weight="usual"
        action={t('Make a key')}
        busy={creating.isPending}
        error={creating.error}
        onSend={(values) =>
          creating.mutate(
            {
              params: { workspace: id },
              body: {
                name: values.name ?? '',
                scope: scopes.find((scope) => scope === values.scope) ?? 'read',
              },
            },
            { onSuccess: () => setMade(made + 1) },
          )
        }
      >
        <TextField name="name" label={t('Name')} placeholder={t('what it is for')} required length={80} />
        <SelectField
          name="scope"
          label={t('May do')}
          value="read"
          choices={scopes.map((scope) => ({ value: scope, label: scopeName(scope) }))}
        />
      </Form>
      {creating.data !== undefined && (
        <div style={{ marginTop: 14 }} role="status">
          <p>{t('Keep this key safe. It is shown only now.')}</p>
          <CopyText label={t('Key')} text={creating.data.key} />
        </div>
      )}
    </>
  );
}

function Revoke(props: { apiKey: ApiKey }): ReactElement {
  const { id } = useBusiness();
  const [asking, setAsking] = useState(false);
  const revoking = useChange(revokeApiKey, ['people.keys']);
  return (
    <>
      <Button small weight="quiet" onClick={() => setAsking(true)}>
        {t('Revoke')}
      </Button>
      <Confirm
        open={asking}
        title={t('Revoke the key {name}?', { name: props.apiKey.name })}
        action={t('Revoke')}
        busy={revoking.isPending}
        error={revoking.error}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          revoking.mutate(
            { params: { workspace: id, key: props.apiKey.id } },
            { onSuccess: () => setAsking(false) },
          )
        }
      >
        <p>{t('Programs that use it are refused at once.')}</p>
      </Confirm>
    </>
  );
}
