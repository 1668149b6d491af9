import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/platform/files/package-root.ts';
import { referencePages } from '../src/server/reference.ts';

it.each(Object.entries(referencePages()))(
  'docs/reference/%s says what the program says (npm run docs)',
  (name, text) => {
    expect(readFileSync(join(packageRoot(), 'docs', 'reference', name), 'utf8')).toBe(text);
  },
);
