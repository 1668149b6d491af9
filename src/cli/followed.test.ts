import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { stagesReport } from '../analyze/funnel/contract.ts';
import { Client } from './client.ts';
import { followed } from './followed.ts';
import { openTerminal } from './terminal.ts';

const building = { state: 'running', sinceAt: 0, partsDone: 2, parts: 5, events: 10_000_000 };

/** A server that never answers the report, tells what is under way, and notices who hangs up. */
async function slowServer() {
  const told = new EventEmitter();
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/under-way')) {
      response.end(JSON.stringify({ building, questions: [], others: 0 }));
      return;
    }
    response.once('close', () => told.emit('hung up'));
  });
  server.listen(0);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { told, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

it('says what the server works on, and hangs up when the user interrupts', async () => {
  const { told, url } = await slowServer();
  const interrupts = new EventEmitter();
  const written: string[] = [];
  const err = {
    isTTY: true,
    write: (text: string) => {
      written.push(text);
      if (text.includes('parts done')) interrupts.emit('SIGINT');
    },
  };
  const terminal = openTerminal(false, { write: () => undefined }, err);
  const hungUp = once(told, 'hung up');
  const left = await followed(
    new Client(url, 'fp_key'),
    { terminal },
    (client) => client.call(stagesReport),
    interrupts as never,
  ).catch((error: { code: string }) => error.code);
  expect(left).toBe('cancelled');
  await hungUp;
  expect(written.join('')).toContain('putting the paths of 10,000,000 events together: 2 of 5 parts done');
  expect(interrupts.listenerCount('SIGINT')).toBe(0);
});
