/** The short way and the definition give the same verdict, whatever is sent. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BatchCall, BatchEntry, TrackCall } from './calls.ts';
import { isPlainBatch, isPlainEntry, isPlainTrack } from './plain-entry.ts';

const odd = fc.constantFrom<unknown>(
  null,
  0,
  1.5,
  '',
  'text',
  true,
  [],
  ['a'],
  {},
  { path: 1 },
  'x'.repeat(201),
);
const part = (...names: string[]) =>
  fc.dictionary(fc.constantFrom(...names, 'other'), odd, { maxKeys: 4 }) as fc.Arbitrary<unknown>;
const context = fc.record(
  {
    page: fc.oneof(part('path', 'url', 'referrer'), odd),
    campaign: fc.oneof(part('source', 'medium', 'name'), odd),
    device: fc.oneof(part('type'), odd),
    location: fc.oneof(part('country'), odd),
    traits: fc.oneof(part('email'), odd),
    sessionId: odd,
    more: odd,
  },
  { requiredKeys: [] },
);
const usual = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: odd });
const call = fc.record(
  {
    type: usual(fc.constant('track')),
    event: usual(fc.string()),
    name: usual(fc.string()),
    userId: usual(fc.string()),
    anonymousId: usual(fc.nat()),
    timestamp: usual(fc.constant('2026-01-05T10:00:00Z')),
    originalTimestamp: odd,
    sentAt: usual(fc.nat()),
    messageId: usual(fc.string()),
    writeKey: usual(fc.string()),
    properties: usual(part('revenue')),
    traits: usual(part('email')),
    context: usual(context),
    more: odd,
  },
  { requiredKeys: [] },
);

const whole = fc.record(
  {
    batch: fc.oneof(fc.array(odd, { maxLength: 3 }), odd),
    sentAt: odd,
    writeKey: odd,
    context: usual(context),
    more: odd,
  },
  { requiredKeys: [] },
);

it.each([
  ['an entry of a batch', BatchEntry, isPlainEntry, call],
  ['a track call', TrackCall, isPlainTrack, call],
  ['a batch', BatchCall, isPlainBatch, whole],
] as const)(
  '%s: takes what the definition takes, and nothing that it would change',
  (_what, schema, isPlain, values) => {
    let taken = 0;
    let parsed = 0;
    fc.assert(
      fc.property(fc.oneof(values as fc.Arbitrary<unknown>, odd), (value) => {
        const defined = schema.safeParse(value);
        if (defined.success) parsed++;
        if (!isPlain(value)) return;
        taken++;
        expect(defined.success).toBe(true);
        expect(defined.data).toEqual(value);
      }),
      { numRuns: 3_000 },
    );
    // The short way is worth having only if nearly all that is right goes it.
    expect(taken).toBeGreaterThan(20);
    expect(taken / parsed).toBeGreaterThan(0.7);
  },
);
