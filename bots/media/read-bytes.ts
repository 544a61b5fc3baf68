import type { Reader } from '../storage/store';
import type { KeptFile } from './media-file';
import { readParts } from './read-parts';

/** The bytes of a file, all at once; undefined where a part is missing. */
export const readBytes = async (store: Pick<Reader, 'get'>, file: KeptFile): Promise<Buffer | undefined> => {
  const read: Buffer[] = [];
  for await (const part of readParts(store, file)) {
    if (part === null) return undefined;
    read.push(part);
  }
  return Buffer.concat(read);
};
