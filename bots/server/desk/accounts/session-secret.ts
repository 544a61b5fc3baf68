import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Characters: 32 random bytes have 43. */
const shortest = 43;

/**
 * A secret that stays the same across restarts: the first start makes it, in a file that only its owner reads.
 * @throws Error where the file holds none, as after a crash while it was made.
 */
export const sessionSecret = (directory: string): string => {
  const file = join(directory, 'session-secret');
  mkdirSync(directory, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= shortest) return secret;
  throw new Error(`${file} holds no secret. Remove it: the next start makes a new one, and everybody signs in again.`);
};
