/** What is known of a person, the keys that identify them, and why those keys are held to be one person. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Section, Sheet } from '../../../web/kit/page.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Profile } from '../contract.ts';
import styles from './profile-panel.module.css';

export function ProfilePanel(props: { profile: Profile }): ReactElement {
  const { profile } = props;
  const traits = Object.entries(profile.traits).filter(([, value]) => value !== '');
  return (
    <>
      {traits.length > 0 && (
        <Section title={t('Known of them')}>
          <Sheet>
            <dl className={styles.list}>
              {traits.map(([name, value]) => (
                <div key={name}>
                  <dt>{traitName(name)}</dt>
                  <dd>{String(value)}</dd>
                </div>
              ))}
            </dl>
          </Sheet>
        </Section>
      )}
      <Section title={t('What identifies them')}>
        <Sheet>
          <Keys profile={profile} />
          <Links profile={profile} />
        </Sheet>
      </Section>
    </>
  );
}

/** Traits every source has are named in words; others keep the name they came with. */
function traitName(trait: string): string {
  const names: Readonly<Record<string, string>> = {
    name: t('Name'),
    email: t('E-mail'),
    phone: t('Phone'),
    city: t('City'),
    region: t('Region'),
    state: t('State'),
    country: t('Country'),
    postcode: t('Postcode'),
  };
  return names[trait] ?? trait.replaceAll('_', ' ');
}

function kindName(kind: string): string {
  switch (kind) {
    case 'user':
      return t('Customer number');
    case 'email':
      return t('E-mail');
    case 'phone':
      return t('Phone');
    case 'anonymous':
      return t('Device');
    default:
      return kind;
  }
}

function Keys(props: { profile: Profile }): ReactElement {
  const format = useFormat();
  return (
    <dl className={styles.list}>
      {props.profile.keys.map((key) => (
        <div key={`${key.kind} ${key.value}`}>
          <dt>{kindName(key.kind)}</dt>
          <dd>
            {key.value}
            <small>{t('since {day}', { day: format.day(key.firstSeenAt) })}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Links(props: { profile: Profile }): ReactElement | null {
  const format = useFormat();
  if (props.profile.links.length === 0) return null;
  return (
    <>
      <h3 className={styles.why}>{t('Why these are one person')}</h3>
      <ul className={styles.links}>
        {props.profile.links.map((link) => (
          <li key={`${link.from} ${link.to} ${link.at}`}>
            {link.reason}
            <small>
              {link.from} – {link.to}, {format.day(link.at)}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
