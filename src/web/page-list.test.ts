/** What the browser asks for before the program is there: the page of an address, and what that page asks first. */
import { expect, it } from 'vitest';
import { readMap } from '../map/maps/contract.ts';
import { addressOf } from './api/client.ts';
import { BUSINESS_PATH, businessPages, openPages, pageAt } from './page-list.ts';

const all = [
  ...openPages,
  ...businessPages.map((page) => ({ ...page, path: `${BUSINESS_PATH}${page.path}` })),
];

it('finds each page at its own address, with and without a slash behind', () => {
  for (const { path, name } of all) {
    const address = path.replace(/\$\w+/g, 'x_1');
    expect([address, pageAt(address)?.page.name]).toEqual([address, name]);
    expect(pageAt(`${address.replace(/\/$/, '')}/`)?.page.name).toBe(name);
  }
});

it('finds nothing elsewhere', () => {
  for (const address of ['/', '/b', '/b/1/nothing', '/b/1/map/maps/a/b', '/x/b/1', '/%zz'])
    expect(pageAt(address)).toBeUndefined();
});

it('tells the parts of an address, and asks for a map where its page does', () => {
  const found = pageAt('/b/2/map/maps/map_1');
  expect(found?.parts).toEqual({ business: '2', map: 'map_1' });
  expect(found?.page.asks).toBe(
    addressOf(readMap, { workspace: '$business', map: '$map' }).replaceAll('%24', '$'),
  );
});
