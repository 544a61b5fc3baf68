import { createHash } from 'node:crypto';
import { asId, type ConversationId, type MediaId } from '../../flows/dialogue/ids';
import { change, type Store } from '../storage/store';
import { type KeptFile, mediaFiles } from './media-file';
import { partsOf } from './parts-of';
import type { MediaType } from './type-of';

/** A file that a customer or an agent hands to us. */
export interface GivenFile extends MediaType {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
}

/** Keeps a file with its bytes, in one commit. The same file under the same name is the same one, so an upload may be repeated. */
export const keepFile = async (
  store: Pick<Store, 'commit'>,
  conversation: ConversationId,
  { bytes, kind, mimeType, fileName }: GivenFile,
): Promise<KeptFile> => {
  const id = idOf(conversation, bytes, fileName ?? '');
  const { changes, parts } = partsOf(id, bytes);
  const file: KeptFile = {
    id,
    conversation,
    kind,
    mimeType,
    ...(fileName === undefined ? {} : { fileName }),
    state: 'kept',
    attempts: 0,
    size: bytes.length,
    parts,
  };
  await store.commit([change.ensure(mediaFiles, file), ...changes]);
  return file;
};

const idOf = (conversation: ConversationId, bytes: Uint8Array, fileName: string): MediaId =>
  asId(`${conversation}.${createHash('sha256').update(`${fileName}\n`).update(bytes).digest('base64url')}`);
