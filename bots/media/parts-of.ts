import type { MediaId } from '../../flows/dialogue/ids';
import { type Change, change } from '../storage/store';
import { partSize } from './limits';
import { mediaParts } from './media-file';

/** The bytes as changes of the commit that says that they are kept: never the one without the other. */
export const partsOf = (file: MediaId, bytes: Uint8Array): { readonly changes: readonly Change[]; readonly parts: number } => {
  const parts = Math.ceil(bytes.length / partSize);
  const changes = Array.from({ length: parts }, (_, index) => {
    const part = Buffer.from(bytes.buffer, bytes.byteOffset + index * partSize, Math.min(partSize, bytes.length - index * partSize));
    // `ensure`: a second try at a commit whose answer was lost finds them there.
    return change.ensure(mediaParts, { id: `${file}.${index}`, base64: part.toString('base64') });
  });
  return { changes, parts };
};
