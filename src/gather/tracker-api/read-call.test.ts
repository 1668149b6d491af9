import { expect, it } from 'vitest';
import type { BatchEntry } from './calls.ts';
import { readCall } from './read-call.ts';

const around = { receivedAt: Date.UTC(2026, 5, 1, 12), currency: 'EUR' };
const call = (over: Partial<BatchEntry>): BatchEntry => ({
  type: 'track',
  event: 'Order Completed',
  userId: 'u1',
  messageId: 'm',
  ...over,
});

it('takes the sender’s clock out of the time', () => {
  const { event } = readCall(
    call({ originalTimestamp: '2031-01-01T00:00:00Z', sentAt: '2031-01-01T00:00:05Z' }),
    around,
  );
  expect(event?.time).toBe(around.receivedAt - 5000);
  expect(readCall(call({ timestamp: '2026-05-01T10:00:00+02:00' }), around).event?.time).toBe(
    Date.UTC(2026, 4, 1, 8),
  );
  expect(readCall(call({}), around).event?.time).toBe(around.receivedAt);
  expect(readCall(call({ timestamp: 'yesterday' }), around).event?.time).toBeNaN();
});

it('reads money in the unit of its currency, refunds as less', () => {
  expect(readCall(call({ properties: { revenue: 19.99 } }), around).event?.amount).toEqual({
    minor: 1999,
    currency: 'EUR',
  });
  expect(readCall(call({ properties: { total: '500', currency: 'jpy' } }), around).event?.amount).toEqual({
    minor: 500,
    currency: 'JPY',
  });
  expect(readCall(call({ event: 'Order Refunded', properties: { total: 5 } }), around).event?.amount).toEqual(
    { minor: -500, currency: 'EUR' },
  );
  expect(readCall(call({ properties: { revenue: 'free' } }), around).event?.amount).toBeUndefined();
});

it('collects every key that names the person', () => {
  const { event, person } = readCall(
    call({ anonymousId: 'a1', context: { traits: { email: 'ana@example.org', address: { city: 'Kiel' } } } }),
    around,
  );
  expect(event?.identities).toEqual([
    { kind: 'user', value: 'u1' },
    { kind: 'email', value: 'ana@example.org' },
    { kind: 'anonymous', value: 'a1' },
  ]);
  expect(person?.traits).toEqual({ email: 'ana@example.org', 'address.city': 'Kiel' });
});

it('makes a page call an event on the website, and identify a person without event', () => {
  const page = readCall(
    call({
      type: 'page',
      name: 'Home',
      context: { page: { path: '/' }, campaign: { source: 'google', medium: 'cpc' } },
    }),
    around,
  );
  expect(page.event).toMatchObject({
    name: 'Page Viewed',
    page: '/',
    channel: 'website',
    source: 'google',
    medium: 'cpc',
    properties: { title: 'Home' },
  });
  const identify = readCall({ type: 'identify', userId: 7, traits: { name: 'Ana' } }, around);
  expect(identify).toMatchObject({
    event: null,
    person: { identities: [{ kind: 'user', value: '7' }], traits: { name: 'Ana' } },
  });
  expect(readCall({ type: 'group', userId: 'u' }, around)).toEqual({ event: null, person: null });
});

it('gives the same words the same id, whenever they are sent', () => {
  const id = (over: Partial<BatchEntry>) =>
    readCall(call({ messageId: null, timestamp: '2026-05-01T08:00:00Z', ...over }), around).event?.messageId;
  expect(id({ sentAt: '2026-05-01T08:00:01Z' })).toBe(id({ sentAt: '2026-05-01T09:00:01Z' }));
  expect(id({})).not.toBe(id({ userId: 'u2' }));
});
