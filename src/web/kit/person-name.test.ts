import { beforeAll, expect, it } from 'vitest';
import { personName } from './person-name.ts';
import { startText } from './text.tsx';

beforeAll(() => startText());

it('says whose a bare number is', () => {
  const names = ['Ana Pires', '00042', 'a1b2', null].map((label) => personName(label, 'Unnamed visitor'));
  expect(names).toEqual(['Ana Pires', 'Customer 00042', 'a1b2', 'Unnamed visitor']);
});
