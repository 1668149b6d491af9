import { expect, it } from 'vitest';
import { readConfig, shownSettings } from './config.ts';
import { settingsReference } from './reference.ts';
import { settingsSchema } from './settings.ts';

it('needs no setting', () => {
  expect(readConfig({}, {})).toMatchObject({
    port: 4400,
    host: '127.0.0.1',
    stateUrl: null,
    eventsUrl: null,
    rateLimits: true,
  });
});

it('takes options before the environment, and an empty variable as none', () => {
  const config = readConfig(
    { PORT: '0' },
    { PORT: '5000', HOST: '', FOOTPATH_PUBLIC_URL: 'https://x.example/' },
  );
  expect([config.port, config.host, config.publicUrl]).toEqual([0, '127.0.0.1', 'https://x.example']);
});

it.each([
  ['PORT', '99999'],
  ['PORT', 'http'],
  ['FOOTPATH_STATE_URL', 'mysql://host/db'],
  ['FOOTPATH_EVENTS_URL', 'not an address'],
  ['FOOTPATH_EVENTS_URL', 'http://a:8123,b:8123/db'],
  ['FOOTPATH_SECRET', 'short'],
  ['FOOTPATH_RATE_LIMITS', 'maybe'],
])('names the setting that cannot be used: %s=%s', (name, value) => {
  expect(() => readConfig({}, { [name]: value })).toThrow(
    expect.objectContaining({ code: 'bad_setting', details: expect.objectContaining({ name }) }),
  );
});

it('shows no secret', () => {
  const shown = JSON.stringify(
    shownSettings(
      {},
      {
        FOOTPATH_STATE_URL: 'postgres://ann:hidden1@db.example/footpath?sslpassword=hidden2',
        FOOTPATH_EVENTS_URL: 'http://default:hidden3@a.example:8123,b.example:8123/footpath?cluster=c',
        FOOTPATH_SMTP_URL: 'smtps://me:hidden4@mail.example',
        FOOTPATH_SECRET: 'hidden5'.repeat(6),
        FOOTPATH_API_KEY: 'fp_hidden6',
      },
    ),
  );
  expect(shown).not.toContain('hidden');
  expect(shown).toContain('ann:••••@db.example');
  expect(shown).toContain('http://default:••••@a.example:8123,b.example:8123/footpath?cluster=c');
});

it('describes every setting in the reference', () => {
  const page = settingsReference();
  for (const name of Object.keys(settingsSchema().shape)) expect(page).toContain(`| \`${name}\` |`);
});
