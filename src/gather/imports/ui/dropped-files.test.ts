import { describe, expect, it } from 'vitest';
import { cleaned } from './dropped-files.ts';

describe('files that were dropped', () => {
  it('leaves out hidden and empty ones and keeps both of one name', () => {
    const files = [
      new File(['x'], 'orders.csv'),
      new File(['y'], '.DS_Store'),
      new File([], 'empty.csv'),
      new File(['z'], 'orders.csv'),
    ];
    expect(cleaned(files).map((one) => one.name)).toEqual(['orders.csv', '2-orders.csv']);
    expect(cleaned(files, 'exports').map((one) => one.folder)).toEqual(['exports', 'exports']);
  });
});
