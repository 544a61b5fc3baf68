import type { Reader } from '../storage/store';
import { type KeptFile, mediaParts } from './media-file';

/** The bytes of a file, part by part, as they are asked for; null, and nothing behind it, where one is missing. */
export async function* readParts(store: Pick<Reader, 'get'>, { id, parts }: Pick<KeptFile, 'id' | 'parts'>): AsyncGenerator<Buffer | null> {
  for (let index = 0; index < parts; index++) {
    const part = await store.get(mediaParts, `${id}.${index}`);
    yield part ? Buffer.from(part.base64, 'base64') : null;
    if (!part) return;
  }
}
