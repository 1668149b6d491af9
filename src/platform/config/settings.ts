/** Every setting there is, with its meaning. The reference page and `footpath config` are made from this schema. */
import { z } from 'zod';
import { parseClusterAddress } from '../eventdb/address.ts';
import { logLevels } from '../log/log.ts';

export interface SettingNotes {
  /** Sentences for the reference. */
  readonly about: string;
  /** What stands in the reference where the default is made at start. */
  readonly shownDefault?: string;
  /** Never shown: whole, or only the password where it is an address. */
  readonly secret?: 'whole' | 'password';
}

const notes = new WeakMap<z.ZodType, SettingNotes>();

function noted<T extends z.ZodType>(schema: T, note: SettingNotes): T {
  notes.set(schema, note);
  return schema;
}

function address(...schemes: string[]) {
  return z
    .string()
    .refine((text) => schemes.some((scheme) => text.startsWith(`${scheme}://`) && URL.canParse(text)), {
      error: `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    });
}

function clusterAddress() {
  return z.string().refine(
    (text) => {
      try {
        return parseClusterAddress(text).hosts.every((host) => URL.canParse(host));
      } catch {
        return false;
      }
    },
    {
      error:
        'must look like http://user:password@host:8123/database?cluster=name, several hosts separated by commas',
    },
  );
}

const onOff = z.enum(['on', 'off'], { error: 'must be on or off' });

function reportSettings() {
  return {
    FOOTPATH_REPORTS_AT_ONCE: noted(
      z.coerce.number({ error: 'must be a number' }).int().min(1).max(64).default(2),
      {
        about:
          'Questions of reports the event engine works on at the same time; the others wait in line, fair between businesses. 2 suits two cores; with more cores or a server of its own, about one for each core.',
      },
    ),
    FOOTPATH_REPORT_SECONDS: noted(
      z.coerce.number({ error: 'must be a number' }).int().min(1).max(3600).default(60),
      {
        about:
          'Most seconds the event engine works on one question of a report before it gives up and says so.',
      },
    ),
    FOOTPATH_REPORT_MEMORY: noted(
      z.coerce.number({ error: 'must be a number of megabytes' }).int().min(64).optional(),
      {
        about: 'Most memory one question of a report may take in the event engine, in megabytes.',
        shownDefault: 'half of the memory there is, divided by the questions at once, at most 4096',
      },
    ),
  };
}

export function settingsSchema() {
  return z.object({
    PORT: noted(z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(4400), {
      about: 'Port the server listens on. 0 takes any free port.',
    }),
    HOST: noted(z.string().default('127.0.0.1'), {
      about:
        'Address the server listens on. `0.0.0.0` lets other machines in; put a proxy with TLS before it then.',
    }),
    FOOTPATH_DATA: noted(z.string().optional(), {
      about: 'Folder that holds everything Footpath keeps. Made when missing. One process at a time uses it.',
      shownDefault: '`footpath-data` beside the program',
    }),
    FOOTPATH_STATE_URL: noted(address('postgres', 'postgresql').optional(), {
      about:
        'PostgreSQL 15 or newer for workspaces, people, maps and jobs: `postgres://user:password@host/database`.',
      shownDefault: 'SQLite in the data folder',
      secret: 'password',
    }),
    FOOTPATH_EVENTS_URL: noted(clusterAddress().optional(), {
      about:
        'ClickHouse server for events, `https://user:password@host:8123/database`, or one host of each shard of a cluster: `http://user:password@host1:8123,host2:8123/database?cluster=name`.',
      shownDefault: 'embedded engine in the data folder',
      secret: 'password',
    }),
    FOOTPATH_PUBLIC_URL: noted(address('http', 'https').optional(), {
      about:
        'Address under which people reach the server, for links and for checking where a request comes from.',
      shownDefault: 'the address the request was sent to',
    }),
    ...reportSettings(),
    FOOTPATH_SMTP_URL: noted(address('smtp', 'smtps').optional(), {
      about:
        'Mail server: `smtps://user:password@host`, or `smtp://…` for one without encryption from the start. People who are mentioned in comments get an e-mail by it. Checked by `footpath doctor`.',
      shownDefault: 'no mail',
      secret: 'password',
    }),
    FOOTPATH_MAIL_FROM: noted(z.string().optional(), {
      about: 'Whom mails come from: `Footpath <maps@example.com>`.',
      shownDefault: 'the user of the mail server where that is an e-mail address, else `footpath@` its host',
    }),
    FOOTPATH_SECRET: noted(z.string().min(32, 'must have at least 32 characters').optional(), {
      about: 'Key that signs sessions. Only needed when several servers share one PostgreSQL.',
      shownDefault: 'made at first start, in the data folder',
      secret: 'whole',
    }),
    FOOTPATH_LOG_LEVEL: noted(z.enum(logLevels).default('info'), {
      about: `How much is logged: ${logLevels.map((level) => `\`${level}\``).join(', ')}.`,
    }),
    FOOTPATH_RATE_LIMITS: noted(onOff.default('on'), {
      about:
        'Whether callers are slowed down when they ask very often. Turn it off only for load tests on one machine.',
    }),
    FOOTPATH_TRUST_PROXY: noted(z.string().optional(), {
      about:
        'Addresses of proxies whose `X-Forwarded-*` headers are believed, separated by commas: `10.0.0.1,172.16.0.0/12`.',
      shownDefault: 'none',
    }),
    FOOTPATH_SERVER: noted(address('http', 'https').optional(), {
      about: 'Server the command line talks to.',
      shownDefault: 'the one that uses the data folder on this machine',
    }),
    FOOTPATH_API_KEY: noted(z.string().optional(), {
      about: 'API key the command line uses.',
      shownDefault: 'the key made at set-up, in the data folder',
      secret: 'whole',
    }),
  });
}

export type Settings = z.output<ReturnType<typeof settingsSchema>>;

export function notesOf(schema: z.ZodType): SettingNotes {
  const found = notes.get(schema);
  if (!found) throw new Error('A setting has no notes.');
  return found;
}
