import { describe, expect, it } from 'vitest';
import { type Opened, readMapChoices, readOpened, writeOpened } from './map-choices.ts';

describe('the map in its address', () => {
  it('reads nothing as everything', () => {
    expect(readMapChoices({})).toEqual({
      table: false,
      opened: null,
    });
  });

  it.each<Opened>([
    { kind: 'stage', id: 'stg_1', figure: 'went_on' },
    { kind: 'touchpoint', id: 'tp_1' },
    { kind: 'returning' },
  ])('opens what was open: $kind', (opened) => {
    expect(readOpened(writeOpened(opened))).toEqual(opened);
  });

  it.each([[undefined], [''], ['stage'], ['something~x']])('opens nothing for %s', (text) => {
    expect(readOpened(text)).toBeNull();
  });
});
