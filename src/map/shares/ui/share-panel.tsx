/** Links to this map for people without an account: a form for a new one, told once, and those there are. */
import { type ReactElement, useState } from 'react';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { useBusiness, useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { CopyText } from '../../../web/kit/copy-text.tsx';
import { CheckField, Form, type FormValues, SelectField, TextField } from '../../../web/kit/form.tsx';
import { Heard } from '../../../web/kit/heard.tsx';
import { SidePanel } from '../../../web/kit/side-panel.tsx';
import { ErrorState, Loading } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { createShare, endShare, listShares, type MapShare } from '../contract.ts';
import styles from './share-panel.module.css';

export function SharePanel(props: { map: string; onClose: () => void }): ReactElement {
  const { id: workspace } = useBusiness();
  const params = { workspace, map: props.map };
  const shares = useAsk(listShares, { params });
  const making = useChange(createShare, ['map.shares']);
  const ending = useChange(endShare, ['map.shares']);
  const [leaving, setLeaving] = useState<MapShare | null>(null);
  const link = making.data?.link;
  const takeBack = (): void => {
    if (leaving === null) return;
    const done = (): void => {
      setLeaving(null);
      // The link just made leads nowhere now.
      if (making.data?.id === leaving.id) making.reset();
    };
    ending.mutate({ params: { ...params, share: leaving.id } }, { onSuccess: done });
  };
  return (
    <SidePanel open title={t('Show this map to others')} onClose={props.onClose}>
      <p className={styles.under}>
        {t(
          'Whoever has the link sees the map as it is at that moment, without an account, and can change nothing. Evidence, owners, comments and live figures stay with you.',
        )}
      </p>
      {link === undefined ? (
        <NewLink
          busy={making.isPending}
          error={making.error}
          onSend={(body) => making.mutate({ params, body })}
        />
      ) : (
        <div className={styles.made}>
          <CopyText label={t('Link')} text={link} />
          <CopyText label={t('For your own website')} text={embedding(link)} block />
          <p className={styles.under}>{t('Take it along now: we keep no copy of it.')}</p>
          <Button onClick={() => making.reset()}>{t('Another link')}</Button>
        </div>
      )}
      <h3 className={styles.head}>{t('Links there are')}</h3>
      {shares.isError && <ErrorState error={shares.error} />}
      {shares.data === undefined && !shares.isError && <Loading lines={2} />}
      {shares.data?.items.length === 0 && <p className={styles.under}>{t('None so far.')}</p>}
      <ul className={styles.list}>
        {shares.data?.items.map((share) => (
          <LinkRow key={share.id} share={share} onEnd={() => setLeaving(share)} />
        ))}
      </ul>
      <Confirm
        open={leaving !== null}
        title={t('Take this link back?')}
        action={t('Take the link back')}
        busy={ending.isPending}
        error={ending.error}
        onClose={() => setLeaving(null)}
        onConfirm={takeBack}
      >
        <p>{t('Whoever has it sees the map no more. It cannot be given out again, only a new one.')}</p>
      </Confirm>
    </SidePanel>
  );
}

function embedding(link: string): string {
  return `<iframe src="${link}/embed" title="${t('Journey map')}" width="100%" height="700" style="border:0"></iframe>`;
}

function NewLink(props: {
  busy: boolean;
  error: unknown;
  onSend: (body: {
    name: string;
    password: string | null;
    validDays: number | null;
    numbersHidden: boolean;
  }) => void;
}): ReactElement {
  const send = ({ name = '', password = '', days = '', numbersHidden }: FormValues): void =>
    props.onSend({
      name,
      password: password === '' ? null : password,
      validDays: days === '' ? null : Number(days),
      numbersHidden: numbersHidden !== undefined,
    });
  const ends = [
    { value: '', label: t('until I take it back') },
    ...[1, 7, 30, 90, 365].map((days) => ({
      value: String(days),
      label: t('for {days, plural, one {# day} other {# days}}', { days }),
    })),
  ];
  return (
    <Form action={t('Make a link')} busy={props.busy} error={props.error} onSend={send}>
      <TextField name="name" label={t('For whom')} note={t('Only you see this.')} length={120} />
      <TextField
        name="password"
        label={t('Password')}
        note={t('Left empty, the link alone is enough. At least six letters otherwise.')}
      />
      <SelectField name="days" label={t('It opens the map')} choices={ends} />
      <CheckField name="numbersHidden" label={t('Leave out lanes with numbers')} />
    </Form>
  );
}

function LinkRow(props: { share: MapShare; onEnd: () => void }): ReactElement {
  const { share } = props;
  const format = useFormat();
  const facts = [
    share.hasPassword ? t('with a password') : null,
    share.numbersHidden ? t('without numbers') : null,
    share.expiresAt === null ? null : t('until {day}', { day: format.day(share.expiresAt) }),
    share.views === 0
      ? t('not looked at yet')
      : t('{n, plural, one {looked at once} other {looked at # times}}', { n: share.views }),
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.row}>
      <span>
        <b>{share.name || t('Somebody')}</b>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </span>
      <Button small onClick={props.onEnd}>
        {t('Take back')}
        <Heard> {share.name}</Heard>
      </Button>
    </li>
  );
}
