import { describe, expect, it } from 'vitest';
import { SaidBefore } from './said-before.ts';

const DAY = 86_400_000;
const ana = (traits: Record<string, string>, time = 0) => ({
  identities: [{ kind: 'email', value: 'a@b.org' }],
  traits,
  time,
});

describe('SaidBefore', () => {
  it('passes what is new or has changed, and what is a month older', () => {
    const said = new SaidBefore();
    expect(said.news(ana({ city: 'Rome' }), false)).not.toBeNull();
    expect(said.news(ana({ city: 'Rome' }, DAY), false)).toBeNull();
    expect(said.news(ana({ city: 'Bari' }, 2 * DAY), false)).not.toBeNull();
    expect(said.news(ana({ city: 'Rome' }, 3 * DAY), false)).not.toBeNull();
    expect(said.news(ana({ city: 'Rome' }, 40 * DAY), false)).not.toBeNull();
  });

  it('does not repeat as a trait what is a key', () => {
    const said = new SaidBefore();
    expect(said.news(ana({ email: 'a@b.org' }), false)).toBeNull();
    expect(said.news(ana({ email: 'a@b.org', city: 'Rome' }), false)?.traits).toEqual({ city: 'Rome' });
    expect(said.news(ana({ email: 'other@b.org' }), false)?.traits).toEqual({ email: 'other@b.org' });
  });

  it('keeps a person of whom no event tells', () => {
    expect(new SaidBefore().news(ana({}), true)).not.toBeNull();
  });
});
