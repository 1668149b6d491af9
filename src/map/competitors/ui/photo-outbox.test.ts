/** Photos of a visit through bad networks, refusals and closed tabs. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '../../../web/api/api-error.ts';
import type { KeptPicture } from '../../../web/kit/pictures/picture-shelf.ts';
import { PhotoOutbox } from './photo-outbox.ts';

const PLACE = 'footpath.visit.acc_1.vis_1';

/** A server that can be lost or refuse, and the shelf of a browser. */
function world() {
  const kept = new Map<number, KeptPicture>();
  const shelf = {
    keep: async (place: string, picture: Blob) => {
      const key = kept.size + 1;
      kept.set(key, { key, place, picture });
      return key;
    },
    kept: async (place: string) => [...kept.values()].filter((each) => each.place.startsWith(place)),
    drop: async (key: number) => void kept.delete(key),
  };
  const server = { isLost: false, refuses: false, taken: [] as string[], marks: 0 };
  const send = async (picture: Blob): Promise<string> => {
    if (server.isLost) throw new ApiError('network_lost', 0, 'lost', '');
    if (server.refuses) throw new ApiError('too_large', 413, 'There is no room for it.', '');
    return `picture:pic_${await picture.text()}`;
  };
  const open = (place = PLACE) =>
    new PhotoOutbox({
      ...{ shelf, place, send },
      onSent: (item, reference) => void server.taken.push(`${item} ${reference}`),
      onWaiting: (photos) => {
        server.marks = photos;
      },
    });
  return { kept, server, open };
}

const photo = (name: string): Blob => new Blob([name]);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('are sent in their order, and nothing stays behind', async () => {
  const { kept, server, open } = world();
  const photos = open();
  await photos.open();
  await photos.add('1', photo('front'));
  await photos.add('2', photo('menu'));
  expect(server.taken).toEqual(['1 picture:pic_front', '2 picture:pic_menu']);
  expect([kept.size, photos.unsent, server.marks]).toEqual([0, [], 0]);
});

it('wait without a connection, and go by themselves when it is back', async () => {
  const { server, open } = world();
  const photos = open();
  server.isLost = true;
  await photos.add('1', photo('front'));
  expect(photos.unsent).toMatchObject([{ item: '1', problem: null }]);
  expect(server.marks).toBe(1);
  server.isLost = false;
  await vi.runAllTimersAsync();
  expect([server.taken, photos.unsent]).toEqual([['1 picture:pic_front'], []]);
});

it('are still there after the tab was closed, for the same person and visit alone', async () => {
  const { server, open } = world();
  const closed = open();
  server.isLost = true;
  await closed.add('1', photo('front'));
  closed.leave();
  server.isLost = false;
  await vi.runAllTimersAsync();
  expect(server.taken).toEqual([]);
  await open(`${PLACE}2`).open();
  expect(server.taken).toEqual([]);
  await open().open();
  expect(server.taken).toEqual(['1 picture:pic_front']);
});

it('that are refused say why, stay, and do not keep others back', async () => {
  const { kept, server, open } = world();
  const photos = open();
  server.refuses = true;
  await photos.add('1', photo('front'));
  expect(photos.unsent[0]?.problem).toMatchObject({ code: 'too_large' });
  server.refuses = false;
  await photos.add('1', photo('menu'));
  expect(server.taken).toEqual(['1 picture:pic_menu']);
  await photos.sendAgain();
  expect(server.taken).toEqual(['1 picture:pic_menu', '1 picture:pic_front']);
  expect(kept.size).toBe(0);
});

it('that were taken away are not sent', async () => {
  const { kept, server, open } = world();
  const photos = open();
  server.isLost = true;
  await photos.add('1', photo('front'));
  await photos.remove(photos.unsent[0]?.key ?? 0);
  server.isLost = false;
  await vi.runAllTimersAsync();
  expect([server.taken, kept.size]).toEqual([[], 0]);
});
