import { describe, expect, it, vi } from 'vitest';
import { atCard, atCell, Board } from './board.ts';

describe('the board', () => {
  it('wakes those at the cards and cells that changed, and nobody else', () => {
    const board = new Board();
    const heard: string[] = [];
    for (const key of [atCard('a'), atCard('b'), atCell('l', 'c'), atCell('l', 'd')])
      board.subscribeAt(key, () => heard.push(key));
    board.set({ cursor: { lane: 'l', column: 'c', card: 'a' } });
    expect(heard.splice(0)).toEqual([atCell('l', 'c'), atCard('a')]);
    board.set({ cursor: { lane: 'l', column: 'd', card: null } });
    expect(heard.splice(0)).toEqual([atCell('l', 'c'), atCard('a'), atCell('l', 'd')]);
    board.set({ selected: new Set(['a', 'b']) });
    board.set({ selected: new Set(['a']) });
    expect(heard.splice(0)).toEqual([atCard('a'), atCard('b'), atCard('b')]);
    board.set({ typing: { card: 'b', spot: { lane: 'l', column: 'c', index: 0 }, text: '' } });
    expect(heard.splice(0).sort()).toEqual([atCard('b'), atCell('l', 'c')]);
    board.set({ drop: { lane: 'l', column: 'd', index: 1 } });
    expect(heard.splice(0)).toEqual([atCell('l', 'd')]);
    board.set({
      others: [{ id: 'o', name: 'Rui', colour: 1, at: { lane: 'l', column: 'c', card: 'b', typing: true } }],
    });
    expect(heard.splice(0)).toEqual([atCell('l', 'c'), atCard('b')]);
    board.set({ comments: new Map([['a', 1]]) });
    board.set({
      comments: new Map([
        ['a', 1],
        ['b', 2],
      ]),
    });
    expect(heard.splice(0)).toEqual([atCard('a'), atCard('b')]);
    board.set({ said: 'Something else' });
    expect(heard).toEqual([]);
  });

  it('says nothing where nothing changes, nor to those who have left', () => {
    const board = new Board();
    const listener = vi.fn();
    const leave = board.subscribe(listener);
    board.set({ said: '' });
    expect(listener).not.toHaveBeenCalled();
    board.set({ said: 'x' });
    leave();
    board.set({ said: 'y' });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
