/** How passwords are kept: as hashes that take long to make, because people choose what can be guessed. */
import { hashPassword, verifyPassword } from 'better-auth/crypto';

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(given: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

/** scrypt, salted; about a tenth of a second of one core each time. */
export const slowPasswords: Passwords = { hash: hashPassword, verify: verifyPassword };
