/** Sends a mail to those who were mentioned and have not read it. A mention stays due until it was sent or is not needed, so that none is lost. */

import { z } from 'zod';
import { nameOf } from '../../kernel/names.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Job, JobHandler, Jobs, JobTools } from '../../platform/jobs/job.ts';
import type { Mail, MailMessage } from '../../platform/mail/mail.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Maps } from '../maps/public.ts';
import { readDue, setMail } from './mention-store.ts';
import { mentionsIn, withNames } from './mentions.ts';
import { type MailState, type MentionRow, readCommentRows, readReads } from './store.ts';

const KIND = 'map.comments.tell';
/** Who has the map open reads it by then. */
const MAILED_AFTER_MS = 2 * 60_000;
/** What the job of its comment did not manage is taken up by the hourly one. */
const TAKEN_UP_AFTER_MS = 3_600_000;
const GIVEN_UP_AFTER_MS = 3 * 24 * 3_600_000;
const AT_ONCE = 200;

const Payload = z.object({ comment: z.string() }).nullable();

interface Person {
  readonly account: string;
  readonly name: string;
  readonly email: string;
}

export interface TellingParts {
  readonly state: State;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly jobs: Jobs;
  readonly maps: Pick<Maps, 'list'>;
  readonly workspace: (id: string) => Promise<WorkspaceScope | null>;
  readonly people: (workspace: string) => Promise<readonly Person[]>;
  /**
   * Where people reach the server, without a slash at the end. Null where nobody said: then a mail has no link, for the address that
   * whoever wrote the comment used is only their word.
   */
  readonly publicUrl: string | null;
}

export class Telling {
  readonly #parts: TellingParts;

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  /** Has those told whom a comment mentions, in a while. */
  soon(workspace: string, comment: string): Promise<Job> {
    const { jobs, clock } = this.#parts;
    return jobs.enqueue({ kind: KIND, workspace, payload: { comment }, runAt: clock() + MAILED_AFTER_MS });
  }

  get job(): JobHandler {
    return {
      kind: KIND,
      schedule: '17 * * * *',
      run: ({ payload }, tools) => this.#run(Payload.parse(payload), tools),
    };
  }

  async #run(of: z.output<typeof Payload>, { signal }: JobTools): Promise<void> {
    const { state, clock } = this.#parts;
    const problems: unknown[] = [];
    for (const row of await readDue(state.db, of ?? { before: clock() - TAKEN_UP_AFTER_MS }, AT_ONCE)) {
      signal.throwIfAborted();
      try {
        await setMail(state.db, row, await this.#tell(row));
      } catch (error) {
        // The others are told all the same; this one is tried again.
        problems.push(error);
        if (row.made_at < clock() - GIVEN_UP_AFTER_MS) await setMail(state.db, row, 'given up');
      }
    }
    if (problems.length > 0) throw problems[0];
  }

  async #tell(row: MentionRow): Promise<MailState> {
    const message = await this.#message(row);
    if (message === null) return 'not needed';
    await this.#parts.mail.send(message);
    return 'sent';
  }

  /** Null where nobody needs it: read, deleted, edited away, or one of the two has left. */
  async #message(row: MentionRow): Promise<MailMessage | null> {
    const { state, maps } = this.#parts;
    const workspace = await this.#parts.workspace(row.workspace);
    if (!workspace) return null;
    const people = new Map(
      (await this.#parts.people(row.workspace)).map((person) => [person.account, person]),
    );
    const map = (await maps.list(workspace)).find(({ id }) => id === row.map);
    const said = (await readCommentRows(state.db, row.workspace, row.map, row.thread)).find(
      ({ id }) => id === row.comment,
    );
    const reader = people.get(row.account);
    if (!map || !reader || !said || said.deleted_at !== null) return null;
    if (!mentionsIn(said.text).includes(row.account)) return null;
    const readTo = (await readReads(state.db, row.workspace, row.account)).get(row.thread) ?? '';
    if (readTo >= row.comment) return null;
    const calledBy = (id: string, unknown: string) => {
      const person = people.get(id);
      return person === undefined ? unknown : nameOf(person);
    };
    const who = calledBy(said.made_by, 'Somebody');
    const { publicUrl } = this.#parts;
    const page = publicUrl && `${publicUrl}/b/${workspace.number}/map/maps/${row.map}?comment=${row.thread}`;
    return mailOf({
      to: reader.email,
      who,
      map: map.title,
      business: workspace.name,
      text: withNames(said.text, (id) => calledBy(id, 'somebody')),
      page,
    });
  }
}

function mailOf(told: {
  to: string;
  who: string;
  map: string;
  business: string;
  text: string;
  page: string | null;
}): MailMessage {
  const { to, who, map, business, text, page } = told;
  const quoted = text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  const where =
    page === null
      ? 'Read it and answer in Footpath, under “Comments” above the map.'
      : `Read it and answer here:\n${page}`;
  return {
    to,
    subject: `${who} mentions you on the map “${map}”`,
    text: `${who} writes about the map “${map}” (${business}):\n\n${quoted}\n\n${where}\n\nYou get this mail because you were mentioned and had not read it yet.\n`,
  };
}
