import type { Reader } from '../storage/store';
import { type KeptFile, mediaParts } from './media-file';

/** The bytes of a file; undefined where one of its parts is missing. */
export const readBytes = async (store: Pick<Reader, 'get'>, { id, parts }: KeptFile): Promise<Buffer | undefined> => {
  const read: Buffer[] = [];
  for (let index = 0; index < parts; index++) {
    const part = await store.get(mediaParts, `${id}.${index}`);
    if (!part) return undefined;
    read.push(Buffer.from(part.base64, 'base64'));
  }
  return Buffer.concat(read);
};
