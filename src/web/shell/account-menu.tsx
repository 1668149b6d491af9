/** Who is signed in, which business is shown, and the ways out of both. */
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { pathsOf } from '../kit/address.ts';
import type { Business } from '../kit/business.tsx';
import { Heard } from '../kit/heard.tsx';
import { Icon } from '../kit/icons.tsx';
import { chooseLanguage, chosenLanguage, languages } from '../kit/language.ts';
import { t } from '../kit/text.tsx';
import styles from './account-menu.module.css';
import { useSession, useSignOut } from './session.ts';

export function AccountMenu(props: { business: Business }): ReactElement {
  const session = useSession();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const held = session.data?.state === 'signed_in' ? session.data : null;
  const businesses = held?.businesses ?? [];
  const go = (to: string, hash?: string): void => {
    void navigate(hash === undefined ? { to } : { to, hash });
  };
  const { settings } = pathsOf(props.business.number);
  return (
    <Menu position="top-start" width={250} shadow="none" returnFocus>
      <Menu.Target>
        <button type="button" className={styles.target}>
          <span className={styles.business}>{props.business.name}</span>
          <span className={styles.email}>{held?.account?.email ?? ''}</span>
          <Heard>{t('Account and businesses')}</Heard>
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.list ?? ''}>
        {businesses.length > 1 && <Menu.Label>{t('Businesses')}</Menu.Label>}
        {businesses.length > 1 &&
          businesses.map((business) => (
            <Menu.RadioItem
              key={business.id}
              value={business.id}
              checked={business.id === props.business.id}
              checkIcon={<Icon name="check" size={15} />}
              closeMenuOnClick
              onChange={() => go(pathsOf(business.number).home)}
            >
              {business.name}
            </Menu.RadioItem>
          ))}
        {businesses.length > 1 && <Menu.Divider />}
        <LanguageChoice />
        <Menu.Divider />
        <Menu.Item onClick={() => go(settings, 'account')}>{t('Account')}</Menu.Item>
        <Menu.Item onClick={() => go(settings, 'appearance')}>{t('Light or dark')}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()}>{t('Sign out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Each language is called by its own name: who looks for it may not read the one on screen. */
function LanguageChoice(): ReactElement {
  const chosen = chosenLanguage();
  return (
    <>
      <Menu.Label>{t('Language')}</Menu.Label>
      {languages.map(({ id, name }) => (
        <Menu.RadioItem
          key={id}
          value={id}
          lang={id}
          checked={id === chosen}
          checkIcon={<Icon name="check" size={15} />}
          onChange={() => chooseLanguage(id)}
        >
          {name}
        </Menu.RadioItem>
      ))}
    </>
  );
}
