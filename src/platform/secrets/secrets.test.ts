import { mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashSecret, keyInFile, newSecret, sameSecret } from './secrets.ts';

it('makes secrets that differ, and hashes that do not tell them', () => {
  const [a, b] = [newSecret('fp_'), newSecret('fp_')];
  expect(a).toMatch(/^fp_[\w-]{32}$/);
  expect(a).not.toBe(b);
  expect(hashSecret(a)).toBe(hashSecret(a));
  expect(hashSecret(a)).not.toContain(a.slice(3));
});

it('compares whole secrets', () => {
  expect(sameSecret('abc', 'abc')).toBe(true);
  for (const wrong of ['', 'ab', 'abcd', 'ABC']) expect(sameSecret(wrong, 'abc')).toBe(false);
});

it('makes the key file once, for its owner', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'footpath-key-'));
  const path = join(folder, 'secret.key');
  const first = await keyInFile(path);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await keyInFile(path)).toBe(first);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});
