import { describe, expect, it } from 'vitest';
import type { Mapping } from '../mapping.ts';
import { meaningOf, withMeaning } from './column-meanings.tsx';

const start: Mapping = { kind: 'orders', columns: { email: 'Mail', date: 'Day' }, ignore: ['Notes'] };

describe('what a column means', () => {
  it('is a field, a detail, or left out', () => {
    expect([meaningOf(start, 'Mail'), meaningOf(start, 'Colour'), meaningOf(start, 'Notes')]).toEqual([
      'email',
      '',
      '-',
    ]);
  });

  it('moves from one column to another: a meaning has one column', () => {
    const next = withMeaning(start, 'Contact', 'email');
    expect(meaningOf(next, 'Contact')).toBe('email');
    expect(meaningOf(next, 'Mail')).toBe('');
  });

  it('changes without leaving the former meaning behind', () => {
    const next = withMeaning(start, 'Mail', 'name');
    expect(next.columns).toEqual({ name: 'Mail', date: 'Day' });
  });

  it('is taken back in when it gets a meaning, and leaves the fields when it is left out', () => {
    expect(withMeaning(start, 'Notes', 'item')).toMatchObject({ ignore: [], columns: { item: 'Notes' } });
    expect(withMeaning(start, 'Day', '-')).toMatchObject({
      ignore: ['Notes', 'Day'],
      columns: { email: 'Mail' },
    });
  });
});
