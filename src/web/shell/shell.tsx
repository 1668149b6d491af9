/** The frame around every page of a business: navigation at the side, at the foot of the screen on a phone. */
import { Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useChoices, usePaths } from '../kit/address.ts';
import { sharedChoices } from '../kit/asked.ts';
import { useBusiness } from '../kit/business.tsx';
import { Icon, type IconName, Mark } from '../kit/icons.tsx';
import { t } from '../kit/text.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionStrip } from './connection-strip.tsx';
import { DemoPlace } from './demo-place.tsx';
import styles from './shell.module.css';

export function Shell(): ReactElement {
  const business = useBusiness();
  const paths = usePaths();
  const [choices] = useChoices();
  const asked = sharedChoices(choices);
  /** `asks`: what the report of one of these pages is asked, the next one is too. */
  const pages: readonly { to: string; name: string; icon: IconName; exact?: boolean; asks?: boolean }[] = [
    { to: paths.home, name: t('Home'), icon: 'home', exact: true },
    { to: paths.map, name: t('Map'), icon: 'map', asks: true },
    { to: paths.customers, name: t('Customers'), icon: 'customers', asks: true },
    { to: paths.insights, name: t('Insights'), icon: 'insights', asks: true },
    { to: paths.data, name: t('Data'), icon: 'data' },
    { to: paths.settings, name: t('Settings'), icon: 'settings' },
  ];
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#content">
        {t('Skip to the page')}
      </a>
      <aside className={styles.side} aria-label={t('Navigation and account')}>
        <Link to={paths.home} className={styles.brand}>
          <Mark />
          {t('Footpath')}
        </Link>
        <nav className={styles.nav} aria-label={t('Pages')}>
          {pages.map((page) => (
            <Link
              key={page.to}
              to={page.to}
              search={(page.asks === true ? asked : {}) as never}
              activeOptions={{ exact: page.exact ?? false, includeSearch: false }}
              activeProps={{ className: styles.on ?? '', 'aria-current': 'page' }}
              preload="intent"
            >
              <span className={styles.icon}>
                <Icon name={page.icon} size={21} />
              </span>
              {page.name}
            </Link>
          ))}
        </nav>
        <div className={styles.foot}>
          <AccountMenu business={business} />
        </div>
      </aside>
      <main id="content" className={styles.main} tabIndex={-1}>
        <ConnectionStrip />
        <DemoPlace />
        <Outlet />
      </main>
    </div>
  );
}
