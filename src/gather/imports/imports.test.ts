/** The life of an import over HTTP: preview, questions, start, result, again, rejected rows, undo, removal. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openApp, setUp, type TestApp, withKey } from '../../../test/support/app.ts';
import { openEmbedded } from '../../../test/support/events.ts';
import { describeOnEachState } from '../../../test/support/state.ts';
import type { Import } from './contract.ts';
import type { Preview } from './preview-shapes.ts';

const LOG =
  'customer,event,date\nc1,Visit,2026-01-05\nc1,Visit,2026-01-05\nc2,Call,2026-01-06\nc3,Call,1850-01-06\n,Call,2026-01-06\n';

describeOnEachState('imports', (openState) => {
  let app: TestApp;
  let close = async () => {};
  let base = '';
  let headers: Record<string, string> = {};

  async function open() {
    const state = await openState();
    const events = await openEmbedded();
    app = await openApp(state, events);
    const { workspace, key } = await setUp(app);
    base = `/api/workspaces/${workspace}/imports`;
    headers = withKey(key);
    close = async () => {
      await app.close();
      await events.close();
    };
  }

  afterEach(() => close());

  async function call<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; reply: T }> {
    const asJson = body === undefined ? {} : { body: body as object };
    const reply = await app.http.inject({ method, url: `${base}${path}`, headers, ...asJson });
    return { status: reply.statusCode, reply: reply.json() as T };
  }

  async function upload(id: string, name: string, content: string | Buffer) {
    const url = `${base}/${id}/files/${encodeURIComponent(name)}`;
    const binary = { ...headers, 'content-type': 'application/octet-stream' };
    return app.http.inject({ method: 'PUT', url, headers: binary, body: content });
  }

  async function create(files: Readonly<Record<string, string | Buffer>>, body: object = {}) {
    const { reply } = await call<Import>('POST', '', body);
    for (const [name, content] of Object.entries(files)) await upload(reply.id, name, content);
    return reply.id;
  }

  async function runs(id: string): Promise<Import> {
    const started = await call<Import>('POST', `/${id}/start`);
    expect(started.status).toBe(200);
    await app.jobs.runDue();
    return (await call<Import>('GET', `/${id}`)).reply;
  }

  it('are shown before they are stored, and add up after', async () => {
    await open();
    const id = await create({ 'log.csv': LOG });
    const { reply: preview } = await call<Preview>('GET', `/${id}/preview`);
    expect(preview).toMatchObject({
      state: 'ready',
      format: { id: 'event-log' },
      foundBy: 'guessed',
      counts: { estimated: false, rows: { read: 5, used: 3, skipped: 0, rejected: 2 }, events: 3, people: 2 },
      wizards: [
        {
          table: 'log.csv',
          mapping: { columns: { person: 'customer', event: 'event', date: 'date' } },
          missing: [],
          mustAnswer: false,
          leftOut: false,
        },
      ],
    });
    expect(preview.sample[0]).toMatchObject({
      row: 2,
      outcome: 'used',
      cells: { customer: 'c1' },
      events: [{ name: 'Visit', precision: 'date', person: 'c1' }],
    });
    const done = await runs(id);
    expect(done).toMatchObject({
      status: 'finished',
      name: 'log.csv',
      rows: { read: 5, used: 3, skipped: 0, rejected: 2 },
      events: { accepted: 5, stored: 3, duplicate: 0, rejected: 2, waiting: 0 },
      people: 2,
      rejectedRowsKept: 2,
    });
    expect(readdirSync(join(app.folder, 'imports', id)).filter((name) => name.startsWith('work-'))).toEqual(
      [],
    );
  });

  it('change nothing the second time, and go without a trace when undone', async () => {
    await open();
    const first = await create({ 'log.csv': LOG });
    await runs(first);
    const second = await create({ 'again.csv': LOG });
    expect((await runs(second)).events).toMatchObject({ stored: 0, duplicate: 3 });
    expect((await call('GET', `/${first}/undo`)).reply).toEqual({
      events: 0,
      people: 2,
      kept: [{ name: 'again.csv', events: 3 }],
    });
    expect((await call<Import>('POST', `/${first}/undo`)).reply.status).toBe('undoing');
    await app.jobs.runDue();
    expect((await call<Import>('GET', `/${first}`)).reply).toMatchObject({
      status: 'undone',
      events: { accepted: 0 },
      people: 0,
    });
    expect((await call('DELETE', `/${first}`)).status).toBe(200);
    expect(existsSync(join(app.folder, 'imports', first))).toBe(false);
    expect((await call('GET', `/${first}`)).status).toBe(404);

    // What the second file had brought too is its own now, and goes with it.
    const kept = { accepted: 5, stored: 3, duplicate: 0, rejected: 2, waiting: 0 };
    expect((await call<Import>('GET', `/${second}`)).reply.events).toEqual(kept);
    expect((await call('GET', `/${second}/undo`)).reply).toEqual({ events: 3, people: 2, kept: [] });
  });

  it('give their rejected rows as a file that is safe to open', async () => {
    await open();
    const id = await create({
      'log.csv': 'customer,event,date\nc1,Visit,2026-01-05\n=cmd|x,"a ""b""",soon\n',
    });
    await runs(id);
    const { body, headers: sent } = await app.http.inject({
      method: 'GET',
      url: `${base}/${id}/rejected.csv`,
      headers,
    });
    expect(sent['content-type']).toContain('text/csv');
    expect(body).toBe(
      '\ufeffreason,file,row,customer,event,date\r\n“soon” is not a date,log.csv,3,\'=cmd|x,"a ""b""",soon\r\n',
    );
  });

  it('do not start before an unclear date is answered', async () => {
    await open();
    const id = await create({ 'log.csv': 'customer,event,date\nc1,Visit,03/04/2026\n' });
    const { reply: preview } = await call<Preview>('GET', `/${id}/preview`);
    expect(preview.state).toBe('questions');
    expect(preview.questions[0]).toMatchObject({
      id: 'dateOrder',
      answer: null,
      choices: [
        { value: 'dmy', example: '2026-04-03' },
        { value: 'mdy', example: '2026-03-04' },
      ],
    });
    const refused = await call<{ error: { code: string; advice: string } }>('POST', `/${id}/start`);
    expect(refused).toMatchObject({ status: 409, reply: { error: { code: 'import_not_ready' } } });
    const answered = await call<Preview>('PUT', `/${id}/answers`, { answers: { dateOrder: 'mdy' } });
    expect(answered.reply.state).toBe('ready');
    expect((await runs(id)).events.stored).toBe(1);
  });

  it('remember what columns mean for files with the same header', async () => {
    await open();
    const text = 'wer,wann,tat\nc1,2026-01-05,Besuch\n';
    const id = await create({ 'a.csv': text });
    expect((await call<Preview>('GET', `/${id}/preview`)).reply).toMatchObject({
      state: 'mapping',
      wizards: [{ missing: expect.arrayContaining([expect.any(String)]), mustAnswer: true }],
    });
    const mapping = { kind: 'events', columns: { person: 'wer', date: 'wann', event: 'tat' } };
    expect((await call<Preview>('PUT', `/${id}/mapping`, { mapping })).reply).toMatchObject({
      state: 'ready',
      foundBy: 'chosen',
    });
    expect((await runs(id)).events.stored).toBe(1);
    const next = await create({ 'b.csv': text.replace('01-05', '01-06') });
    expect((await call<Preview>('GET', `/${next}/preview`)).reply).toMatchObject({
      state: 'ready',
      foundBy: 'saved',
    });
  });

  it('of several unknown tables are asked about in turn, and can be left out', async () => {
    await open();
    const id = await create({
      'visits.csv': 'wer,wann,tat\nc1,2026-01-05,Besuch\nc2,2026-01-06,Besuch\n',
      'calls.csv': 'kunde,tag,was\nc3,2026-01-07,Anruf\n',
      'colours.csv': 'x,y\nred,1\n',
    });
    const look = async () => (await call<Preview>('GET', `/${id}/preview`)).reply;
    const tables = ({ wizards }: Preview) =>
      wizards.map(
        ({ table, mustAnswer, leftOut }) => `${table} ${leftOut ? 'out' : mustAnswer ? 'ask' : 'in'}`,
      );
    const first = await look();
    expect([first.state, tables(first).map((text) => text.split(' ')[0])]).toEqual([
      'mapping',
      ['visits.csv', 'calls.csv', 'colours.csv'],
    ]);
    const say = async (table: string, person: string, date: string, event: string) => {
      const mapping = { kind: 'events', columns: { person, date, event } };
      return (await call<Preview>('PUT', `/${id}/mapping`, { table, mapping })).reply;
    };
    expect(tables(await say('visits.csv', 'wer', 'wann', 'tat'))).toContain('visits.csv in');
    const both = await say('calls.csv', 'kunde', 'tag', 'was');
    expect(tables(both)).toEqual(['visits.csv in', 'calls.csv in', 'colours.csv out']);
    expect(both.state).toBe('ready');
    expect(both.notes.join()).toContain('colours.csv is left out');
    const less = await call<Preview>('PUT', `/${id}/mapping`, { table: 'visits.csv', leaveOut: true });
    expect(tables(less.reply)).toEqual(['visits.csv out', 'calls.csv in', 'colours.csv out']);
    await say('visits.csv', 'wer', 'wann', 'tat');
    expect((await runs(id)).events.stored).toBe(3);
    expect(
      (await call('PUT', `/${await create({ 'a.csv': LOG })}/mapping`, { table: 'b.csv', leaveOut: true }))
        .status,
    ).toBe(404);
  });

  it('of several formats in one folder are told apart, and what is no table is named', async () => {
    await open();
    const id = await create({
      'orders_export.csv':
        'Name,Email,Financial Status,Created at,Total,Currency\n#1,a@b.org,paid,2026-05-11 09:55:16 +0200,5.00,EUR\n',
      'customers_export.csv': 'First Name,Last Name,Email,Total Spent,Total Orders\nAna,B,a@b.org,5.00,1\n',
      'logo.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    });
    const { reply } = await call<Preview>('GET', `/${id}/preview`);
    expect(reply.format?.id.split(',').sort()).toEqual(['shopify-customers', 'shopify-orders']);
    expect(reply.notes).toEqual([expect.stringContaining('logo.png')]);
    expect((await runs(id)).rows).toMatchObject({ read: 2, used: 2 });
  });

  it('that hold nothing cannot be started, and say why', async () => {
    await open();
    const id = await create({ 'logo.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') });
    expect((await call<Preview>('GET', `/${id}/preview`)).reply.state).toBe('empty');
    const { status, reply } = await call<{ error: { message: string } }>('POST', `/${id}/start`);
    expect(status).toBe(409);
    expect(reply.error.message).toContain('some other kind of file');
  });

  it('are not changed once started, not started twice, not removed with their events', async () => {
    await open();
    const id = await create({ 'log.csv': LOG });
    await runs(id);
    expect((await upload(id, 'more.csv', LOG)).statusCode).toBe(409);
    expect((await call('POST', `/${id}/start`)).status).toBe(409);
    expect((await call('DELETE', `/${id}`)).status).toBe(409);
    expect((await call('POST', `/${id}/cancel`)).status).toBe(409);
  });

  it('that are stopped before they run store nothing, and may be started again', async () => {
    await open();
    const id = await create({ 'log.csv': LOG });
    await call('POST', `/${id}/start`);
    expect((await call<Import>('POST', `/${id}/cancel`)).reply.status).toBe('cancelled');
    await app.jobs.runDue();
    expect((await call<Import>('GET', `/${id}`)).reply).toMatchObject({
      status: 'cancelled',
      events: { accepted: 0 },
    });
    expect((await runs(id)).events.stored).toBe(3);
  });

  it('drop their files after the end where the workspace wants it so', async () => {
    await open();
    const settings = base.replace('/imports', '');
    await app.http.inject({ method: 'PATCH', url: settings, headers, body: { keepImportFiles: false } });
    const id = await create({ 'log.csv': LOG });
    expect((await runs(id)).filesKept).toBe(false);
    expect(readdirSync(join(app.folder, 'imports', id))).toEqual(['rejected.csv']);
  });

  it('are listed newest first, in pages', async () => {
    await open();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      app.time.now += 1000;
      ids.unshift(await create({}, { name: `import ${i}` }));
    }
    const { reply } = await call<{ items: Import[]; next: string }>('GET', '?limit=2');
    expect(reply.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const rest = await call<{ items: Import[] }>('GET', `?limit=2&before=${reply.next}`);
    expect(rest.reply.items.map(({ id }) => id)).toEqual(ids.slice(2));
  });

  it('of one business are not there for another', async () => {
    await open();
    const id = await create({ 'log.csv': LOG });
    const other = base.replace(/ws_\w+/, 'ws_other');
    const reply = await app.http.inject({ method: 'GET', url: `${other}/${id}`, headers });
    expect(reply.statusCode).toBeGreaterThanOrEqual(403);
  });
});
