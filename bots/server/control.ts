import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import type { Mailroom } from '../mailroom/mailroom';
import { answer } from './http/answer';

/**
 * What changes something is done by the server that holds the store. The command line finds it by a file in the data
 * directory that only the same user can read: its address and a token that is good as long as it runs.
 */
export interface Control {
  open(url: string): void;
  close(): void;
  retry(request: Request<{ id: string }>, response: Response): Promise<void>;
}

const fileIn = (directory: string): string => join(directory, 'server.json');

export const handOverDesk = (directory: string, mailroom: Pick<Mailroom, 'retry'>): Control => {
  const token = randomBytes(32).toString('hex');
  return {
    open: (url) => {
      // Where the letters are in MongoDB, nobody else has made the folder.
      mkdirSync(directory, { recursive: true });
      writeFileSync(fileIn(directory), JSON.stringify({ url, token, pid: process.pid }), { mode: 0o600 });
    },
    close: () => rmSync(fileIn(directory), { force: true }),
    retry: async (request, response) => {
      const given = Buffer.from(request.get('authorization')?.replace(/^Bearer /, '') ?? '');
      if (given.length !== token.length || !timingSafeEqual(given, Buffer.from(token))) {
        return answer(response, 401, 'not_you', 'This is for the command line on the same machine.', 'Use `schalter letters --retry`.');
      }
      if (await mailroom.retry(request.params.id)) return void response.json({ retried: request.params.id });
      answer(response, 404, 'no_dead_letter', 'There is no dead letter of this id.', 'List them with `schalter letters --dead`.');
    },
  };
};

/** Where the server that holds this directory answers; null when its file is not there. It may have died since. */
export const serverOf = (directory: string): { readonly url: string; readonly token: string } | null => {
  try {
    return JSON.parse(readFileSync(fileIn(directory), 'utf8')) as { url: string; token: string };
  } catch {
    return null;
  }
};
