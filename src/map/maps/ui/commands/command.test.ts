import { describe, expect, it } from 'vitest';
import { matches } from '../palette/matches.ts';
import { keysOf } from './command.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => keysOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('keys', () => {
  it('are named alike whatever the keyboard: letters as capitals, Control and Command as one', () => {
    expect(press('z', { ctrlKey: true })).toBe('Mod+Z');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
    expect(press('ArrowUp', { altKey: true })).toBe('Alt+ArrowUp');
    expect(press('ArrowUp', { shiftKey: true })).toBe('Shift+ArrowUp');
    expect(press(' ')).toBe('Space');
  });

  it('that are signs need no Shift of their own', () => {
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('+', { shiftKey: true })).toBe('+');
  });
});

describe('the palette', () => {
  it('finds by the beginnings of words, in any order, whatever the accents', () => {
    expect(matches('New lane: Pain points', 'pain lane')).toBe(true);
    expect(matches('Café au lait', 'cafe')).toBe(true);
    expect(matches('Undo', 'redo')).toBe(false);
    expect(matches('Anything', '  ')).toBe(true);
  });
});
