/** Settings: the business, the team, keys, the reader's account and the appearance of this browser. */
import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { AccountSection } from '../../people/accounts/ui/account-section.tsx';
import type { Workspace } from '../../people/workspaces/contract.ts';
import { BusinessSettings } from '../../people/workspaces/ui/business-settings.tsx';
import { KeysSection } from '../../people/workspaces/ui/keys-section.tsx';
import { NewBusiness } from '../../people/workspaces/ui/new-business.tsx';
import { TeamSection } from '../../people/workspaces/ui/team-section.tsx';
import { pathsOf, usePaths } from '../kit/address.ts';
import { useMay } from '../kit/business.tsx';
import { Heard } from '../kit/heard.tsx';
import { Page, Section } from '../kit/page.tsx';
import { RoleGate } from '../kit/role-gate.tsx';
import { SubPages } from '../kit/sub-pages.tsx';
import { t } from '../kit/text.tsx';
import { SESSION_KEY, useSession } from '../shell/session.ts';
import styles from './settings-pages.module.css';

function SettingsFrame(props: { children: ReactNode }): ReactElement {
  const paths = usePaths();
  const owner = useMay('owner');
  return (
    <Page title={t('Settings')} width="wide">
      <SubPages
        name={t('Parts of the settings')}
        pages={[
          { to: paths.settings, name: t('Business and account') },
          { to: paths.team, name: t('Team') },
          ...(owner ? [{ to: paths.keys, name: t('API keys') }] : []),
        ]}
      />
      <div className={styles.narrow}>{props.children}</div>
    </Page>
  );
}

export function BusinessPage(): ReactElement {
  const session = useSession();
  const owner = useMay('owner');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const enter = (workspace: Workspace): void => {
    void queries
      .refetchQueries({ queryKey: SESSION_KEY })
      .then(() => navigate({ to: pathsOf(workspace.number).home }));
  };
  const account = session.data?.state === 'signed_in' ? session.data.account : null;
  return (
    <SettingsFrame>
      <BusinessSettings />
      {account !== null && <AccountSection account={account} />}
      <Appearance />
      {owner && <NewBusiness onMade={enter} />}
    </SettingsFrame>
  );
}

export function TeamPage(): ReactElement {
  return (
    <SettingsFrame>
      <TeamSection />
    </SettingsFrame>
  );
}

export function KeysPage(): ReactElement {
  return (
    <SettingsFrame>
      <RoleGate atLeast="owner">
        <KeysSection />
      </RoleGate>
    </SettingsFrame>
  );
}

function Appearance(): ReactElement {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = [
    { value: 'auto', label: t('As the device says') },
    { value: 'light', label: t('Light') },
    { value: 'dark', label: t('Dark') },
  ] as const;
  return (
    <Section title={t('Light or dark')} id="appearance" under={t('For this browser.')}>
      <fieldset className={styles.choices}>
        <Heard as="legend">{t('Light or dark')}</Heard>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name="appearance"
              checked={colorScheme === choice.value}
              onChange={() => setColorScheme(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </fieldset>
    </Section>
  );
}
