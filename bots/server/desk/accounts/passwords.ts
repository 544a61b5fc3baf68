import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

export interface Passwords {
  /** As it may be stored: with its salt and with what it cost. */
  hash(password: string): Promise<string>;
  /** Takes as long where there is nothing stored, so that nobody learns who has an account. */
  verify(password: string, stored: string | undefined): Promise<boolean>;
}

/** Each takes 128 MiB and a core for a third of a second: more at once would leave nothing to the conversations. */
const atOnce = 2;
const blockSize = 8;
const keyBytes = 32;

/** @param cost the binary logarithm of scrypt's N; r is 8 and p is 1 (OWASP's Password Storage Cheat Sheet). */
export const passwords = ({ cost = 17 }: { readonly cost?: number } = {}): Passwords => {
  const inTurn = turns(atOnce);

  const derive = (password: string, salt: Buffer, costThen: number): Promise<Buffer> => {
    const N = 2 ** costThen;
    const options: ScryptOptions = { N, r: blockSize, p: 1, maxmem: 256 * N * blockSize };
    return inTurn(
      () =>
        new Promise((resolve, reject) => {
          // The same letters can be typed in more than one way.
          scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
        }),
    );
  };
  const written = (salt: Buffer, key: Buffer): string => ['scrypt', cost, salt.toString('base64url'), key.toString('base64url')].join('$');
  const nobodys = written(randomBytes(16), randomBytes(keyBytes));

  return {
    hash: async (password) => {
      const salt = randomBytes(16);
      return written(salt, await derive(password, salt, cost));
    },
    verify: async (password, stored) => {
      const [, costThen, salt = '', key = ''] = (stored ?? nobodys).split('$');
      const derived = await derive(password, Buffer.from(salt, 'base64url'), Number(costThen));
      return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
    },
  };
};

/** Lets so many run at a time; the others wait, first come, first served. */
const turns = (most: number) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running === most) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
