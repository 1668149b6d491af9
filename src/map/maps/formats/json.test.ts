import { describe, expect, it } from 'vitest';
import { around, cafe, notes, read } from '../../../../test/support/map-files.ts';
import type { MapDocument } from '../document/document.ts';
import { writers } from './formats.ts';
import { type Imported, Unreadable } from './imported.ts';

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

  const changed = (change: (map: MapDocument) => void): Imported => {
    const map = structuredClone(cafe());
    change(map);
    return read(JSON.stringify(map));
  };

  it('says what stands on nothing and what it does not know, and is silent about what was removed', () => {
    const orphan = changed(({ cards }) => Object.assign(Object.values(cards)[0] ?? {}, { lane: 'lan_gone' }));
    expect(notes(orphan)).toMatch(/lost: .* that the file does not have were left out: 3\./);
    const own = changed(({ map, cards }) => {
      Object.assign(map, { nickname: 'x' });
      Object.assign(Object.values(cards)[0] ?? {}, { title: 'x' });
    });
    expect(notes(own)).toBe('lost: Fields that a map does not have were left out: nickname, title.');
    const removed = changed(({ lanes, columns }) => {
      Object.assign(Object.values(lanes)[0] ?? {}, { removed: true });
      Object.assign(Object.values(columns)[1] ?? {}, { removed: true });
    });
    expect(notes(removed)).toBe('');
  });

  it.each([
    ['{"version":2,\n"lanes": {},\n}', /line 3, column 1 cannot be read/],
    [`[${'{"version":2,"lanes":{}},'.repeat(2)}{"lanes":{}}]`, /it is a list, and a map is one object/],
    [JSON.stringify({ version: 2, lanes: {} }), /map: is missing/],
    [
      JSON.stringify({ ...cafe(), map: { ...cafe().map, kind: 'ist' } }),
      /map\.kind: must be one of as-is, to-be, competitor/,
    ],
    [JSON.stringify({ ...cafe(), map: { ...cafe().map, title: 'x'.repeat(201) } }), /at most 200 characters/],
  ])('says where %s is wrong', (text, problem) => {
    expect(() => read(text)).toThrow(problem);
  });

  it('says what to do about it', () => {
    const advice = (text: string) => {
      try {
        return read(text);
      } catch (error) {
        return error instanceof Unreadable ? error.advice : error;
      }
    };
    expect(advice('{"version":7}')).toMatch(/^Bring this Footpath up to date/);
    expect(advice(JSON.stringify({ version: 2, lanes: {} }))).toMatch(
      /^Correct it in the file: journey-map\.schema/,
    );
    expect(advice('{"version":2')).toMatch(/^Correct that place/);
  });

  it('is read as the API answers when asked for a map', () => {
    const map = cafe();
    expect(read(JSON.stringify({ map: { id: 'map_1' }, document: map }))).toEqual({
      document: map,
      notes: [],
    });
  });
});
