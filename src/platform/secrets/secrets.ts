/** Secrets the program makes: shown once, kept as hashes; and the key that signs sessions. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** A new secret of 192 bits behind a prefix that says what it opens: `fp_…`. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(24).toString('base64url');
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code that people read out and type: five bits a letter, none of which looks like another. */
export function newCode(letters: number): string {
  return Array.from(randomBytes(letters), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** What is stored of a secret made by `newSecret`. Not for passwords, which are guessable and need a slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares without telling by its duration how much was right. */
export function sameSecret(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** Reads the file, or makes it, readable by its owner only, with a new random key in it. */
export async function keyInFile(path: string): Promise<string> {
  const key = randomBytes(32).toString('hex');
  try {
    await writeFile(path, key, { flag: 'wx', mode: 0o600 });
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(path, 'utf8')).trim();
  }
}
