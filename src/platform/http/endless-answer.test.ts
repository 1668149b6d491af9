/** An answer without an end of its own: goes out as it is made, asks again who is there, ends with the caller and with the server. */
import { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { asEditor, lines, serve } from '../../../test/support/http.ts';
import { route } from '../../kernel/route.ts';
import { bind } from './handler.ts';

const follow = route({
  id: 'test.follow',
  method: 'GET',
  path: '/api/workspaces/:workspace/follow',
  access: 'viewer',
  summary: 'Goes on and on.',
  params: z.object({ workspace: z.string() }),
  replyAs: 'text/event-stream',
});

function endless() {
  const open: { body: Readable; isStillAdmitted: () => Promise<boolean> }[] = [];
  const closed: string[] = [];
  const bound = bind(follow, async ({ closing, isStillAdmitted, respond }) => {
    const body = new Readable({ read: () => undefined });
    open.push({ body, isStillAdmitted });
    body.once('close', () => closed.push('closed'));
    closing.addEventListener('abort', () => {
      body.push('data: end\n\n');
      body.push(null);
    });
    body.push('data: begun\n\n');
    return respond({ headers: { 'content-type': 'text/event-stream' }, body });
  });
  return { bound, open, closed };
}

it('does not hold up a server that closes, and is told to its end', async () => {
  const warned: string[] = [];
  const warn = ({ name }: Error): unknown => warned.push(name);
  process.on('warning', warn);
  onTestFinished(() => void process.off('warning', warn));
  const { bound } = endless();
  const app = await serve([bound]);
  const address = `${await app.listen({ port: 0 })}/api/workspaces/w1/follow`;
  const replies = await Promise.all(Array.from({ length: 12 }, () => fetch(address, { headers: asEditor })));
  const texts = Promise.all(replies.map((reply) => reply.text()));
  await app.close();
  expect(await texts).toEqual(Array(12).fill('data: begun\n\ndata: end\n\n'));
  expect(warned).not.toContain('MaxListenersExceededWarning');
  expect(lines.filter((line) => line.includes('"answered"') && line.includes('"level":"info"'))).toEqual([]);
});

it('ends with the caller, and asks again whether they may', async () => {
  const { bound, open, closed } = endless();
  const roles = new Map([['editor-w1', true]]);
  const app = await serve([bound], {
    guard: {
      identify: async ({ bearer }) =>
        roles.get(bearer ?? '') ? { kind: 'account', id: 'editor', email: '', name: '' } : null,
      enter: async (_principal, id) => ({
        ...{ id, number: 1, name: '', timezone: 'UTC', currency: 'EUR', weekStart: 1, role: 'editor' },
      }),
    },
  });
  const address = `${await app.listen({ port: 0 })}/api/workspaces/w1/follow`;
  const leaving = new AbortController();
  const reply = await fetch(address, { headers: asEditor, signal: leaving.signal });
  expect(reply.headers.get('content-type')).toBe('text/event-stream');
  const [first] = open;
  expect(await first?.isStillAdmitted()).toBe(true);
  roles.clear();
  expect(await first?.isStillAdmitted()).toBe(false);
  leaving.abort();
  while (closed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(first?.body.destroyed).toBe(true);
});
