/** The way into a workshop on one’s own device: the code from the screen, a name, no account. Members come in under their own. */

import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { nameOf } from '../../../kernel/names.ts';
import { getMe } from '../../../people/accounts/contract.ts';
import type { Answer } from '../../../web/api/client.ts';
import { useAsk, useChange } from '../../../web/api/queries.ts';
import { Button, ButtonLink } from '../../../web/kit/button.tsx';
import { Form, TextField } from '../../../web/kit/form.tsx';
import { ErrorState, Loading, Refused } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import { joinWorkshop } from '../contract.ts';
import { enterRoom, knock } from '../room/contract.ts';
import { GuestFrame } from './guest-frame.tsx';
import { KnownCodes } from './known-codes.ts';
import { browserShelf } from './outbox.ts';

export function JoinPage(): ReactElement {
  const { code } = useParams({ strict: false }) as { code?: string };
  return code === undefined ? <AskCode /> : <Knocking key={code} code={code} />;
}

function AskCode(): ReactElement {
  const navigate = useNavigate();
  return (
    <GuestFrame title={t('Join a workshop')}>
      <Form
        action={t('Continue')}
        onSend={({ code = '' }) => void navigate({ to: `/w/${encodeURIComponent(code.trim())}` })}
      >
        <TextField name="code" label={t('The code on the screen')} placeholder="k7m3q-9txhp" required focus />
      </Form>
    </GuestFrame>
  );
}

function Knocking(props: { code: string }): ReactElement {
  const { code } = props;
  const navigate = useNavigate();
  const [codes] = useState(() => new KnownCodes(browserShelf()));
  const known = codes.workshop(code);
  const go = (workshop: string): void => void navigate({ to: `/workshop/${workshop}`, replace: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival
  useEffect(() => {
    if (known !== null) go(known);
  }, []);
  const found = useAsk(knock, { params: { code }, once: true, enabled: known === null });
  if (found.isError) {
    return (
      <GuestFrame title={t('This code does not open')}>
        <ErrorState error={found.error} />
        <ButtonLink to="/w">{t('Type another code')}</ButtonLink>
      </GuestFrame>
    );
  }
  if (found.data === undefined) {
    return (
      <GuestFrame title={t('Join a workshop')}>
        <Loading />
      </GuestFrame>
    );
  }
  const entered = (workshop: string): void => {
    codes.keep(code, workshop);
    go(workshop);
  };
  return <Entering code={code} found={found.data} onEntered={entered} />;
}

function Entering(props: {
  code: string;
  found: Answer<typeof knock>;
  onEntered: (workshop: string) => void;
}): ReactElement {
  const { code, found, onEntered } = props;
  const entering = useChange(enterRoom, []);
  return (
    <GuestFrame title={found.title} under={t('A workshop of {business}', { business: found.business })}>
      <AsMember found={found} onEntered={onEntered} />
      {found.isFull ? (
        <p>{t('There is no room for more guests. Ask whoever leads it to make some.')}</p>
      ) : (
        <Form
          action={t('Join')}
          busy={entering.isPending}
          error={entering.error}
          onSend={({ name = '' }) =>
            entering.mutate(
              { params: { code }, body: { name } },
              { onSuccess: ({ workshop }) => onEntered(workshop) },
            )
          }
        >
          <TextField
            name="name"
            label={t('Your name')}
            note={t('The others see it on your cards once they are revealed. You need no account.')}
            length={60}
            complete="given-name"
            required
            focus
          />
        </Form>
      )}
    </GuestFrame>
  );
}

/** Only for somebody who is signed in here and belongs to the business. */
function AsMember(props: {
  found: Answer<typeof knock>;
  onEntered: (workshop: string) => void;
}): ReactElement | null {
  const { workshop, workspace, map } = props.found;
  const me = useAsk(getMe, { once: true }).data;
  const joining = useChange(joinWorkshop, []);
  if (!me?.workspaces.some(({ id }) => id === workspace)) return null;
  const name = me.account && nameOf(me.account);
  return (
    <>
      <Button
        wide
        weight="first"
        busy={joining.isPending}
        onClick={() =>
          joining.mutate(
            { params: { workspace, map, workshop } },
            { onSuccess: (joined) => props.onEntered(joined.workshop) },
          )
        }
      >
        {t('Join as {name}', { name: name ?? '' })}
      </Button>
      <Refused error={joining.error} />
      <p>{t('Or as a guest:')}</p>
    </>
  );
}
