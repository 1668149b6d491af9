import { beforeAll, expect, it } from 'vitest';
import { startText } from '../../../web/kit/text.tsx';
import { goesText } from './import-words.ts';

beforeAll(() => startText());

const format = { count: (n: number) => n.toLocaleString('en') };

it.each([
  [
    { events: 4200, people: 300 },
    '4,200 events will be removed: what only this import brought. It told of 300 people; what only it told of them goes too.',
  ],
  [{ events: 1, people: 0 }, 'One event will be removed: what only this import brought.'],
  [
    { events: 0, people: 1 },
    'No events will be removed: this import brought none that others had not brought too. It told of one person; what only it told of them goes too.',
  ],
])('says what an undo of %o takes away', (goes, said) => {
  expect(goesText(goes, format)).toBe(said);
});
