/** What people are called who gave no name. */
import { expect, it } from 'vitest';
import { nameFromAddress, nameOf, namesApart } from './names.ts';

it.each([
  ['mara.huber@example.org', 'Mara Huber'],
  ['info+maps@example.org', 'Info'],
  ['jean-luc_p@example.org', 'Jean Luc P'],
  ['émile@example.org', 'Émile'],
  ['+@example.org', '+'],
  ['Jean-Luc Martin', 'Jean-Luc Martin'],
  ['Ana @ Harbour Gifts', 'Ana @ Harbour Gifts'],
  ['', ''],
])('calls %s “%s”', (address, called) => {
  expect(nameFromAddress(address)).toBe(called);
});

it('prefers the name that was given', () => {
  expect(nameOf({ name: 'Mara', email: 'info@example.org' })).toBe('Mara');
  expect(nameOf({ name: '', email: 'info@example.org' })).toBe('Info');
});

it('adds the address only where two would be called alike', () => {
  const people = [
    { name: '', email: 'info@one.example' },
    { name: '', email: 'info@two.example' },
    { name: 'Mara', email: 'mara@one.example' },
  ];
  expect(namesApart(people).map(({ called }) => called)).toEqual([
    'Info (info@one.example)',
    'Info (info@two.example)',
    'Mara',
  ]);
});
