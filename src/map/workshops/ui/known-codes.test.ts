/** A code leads where one is in already, until one is out. */
import { expect, it } from 'vitest';
import { KnownCodes } from './known-codes.ts';
import { MemoryShelf } from './outbox.ts';

it('knows where codes lead, however they are typed, and forgets those of a workshop one is out of', () => {
  const shelf = new MemoryShelf();
  const codes = new KnownCodes(shelf);
  shelf.setItem('footpath.outbox', 'wks_1');
  codes.keep('k7m3q-9txhp', 'wks_1');
  codes.keep('00000-11111', 'wks_1');
  codes.keep('22222-33333', 'wks_2');
  expect(codes.workshop('K7M3Q 9TXHP')).toBe('wks_1');
  expect(codes.workshop('ooooo-lllll')).toBe('wks_1');
  codes.forget('wks_1');
  expect(['k7m3q-9txhp', '0000011111', '22222-33333'].map((code) => codes.workshop(code))).toEqual([
    ...[null, null, 'wks_2'],
  ]);
  expect(shelf.getItem('footpath.outbox')).toBe('wks_1');
});
