import { expect, it } from 'vitest';
import { currencyCode, timezoneName } from './region.ts';

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['UTC', 'UTC'],
  ['Mars/Olympus', null],
  ['+02:00', null],
  ['', null],
  ["'; DROP TABLE workspaces; --", null],
])('time zone %s is %s', (text, name) => {
  // Some runtimes prefer the older name of a zone; both name the same zone.
  expect([name, name === 'Asia/Kolkata' ? 'Asia/Calcutta' : name]).toContain(timezoneName(text));
});

it.each([
  ['EUR', 'EUR'],
  ['usd', 'USD'],
  ['EURO', null],
  ['', null],
  ['QQQ', null],
])('currency %s is %s', (text, code) => {
  expect(currencyCode(text)).toBe(code);
});
