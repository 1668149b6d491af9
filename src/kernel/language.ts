/** The languages the program speaks to people in. */
import { z } from 'zod';

export const Language = z.enum(['en', 'de']);
export type Language = z.output<typeof Language>;

/** For what is made of words and kept: whoever asks says in which; a program that says nothing gets English. */
export const AskedLanguage = Language.default('en');
