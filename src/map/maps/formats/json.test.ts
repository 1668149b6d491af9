import { describe, expect, it } from 'vitest';
import { around, cafe, read } from '../../../../test/support/map-files.ts';
import { writers } from './formats.ts';
import { Unreadable } from './imported.ts';

describe('JSON', () => {
  it('is exact', () => {
    const map = cafe();
    expect(read(writers.json.write(map, around) as string)).toEqual({ document: map, notes: [] });
  });

  it.each([
    ['{"version":1', /not JSON/],
    ['{"a":1}', /which version/],
    ['{"version":7}', /newer Footpath/],
  ])('refuses %s', (text, problem) => {
    expect(() => read(text)).toThrow(problem);
    expect(() => read(text)).toThrow(Unreadable);
  });
});
