import type { WithFile } from '../../flows/dialogue/reply';
import type { Attached } from '../channels/channel';
import { mediaFiles } from '../media/media-file';
import { readBytes } from '../media/read-bytes';
import type { Reader } from '../storage/store';

/** The file of a reply with its bytes, as they are kept; null: they are not. */
export const attachmentOf = async (store: Pick<Reader, 'get'>, { id, mimeType, fileName }: WithFile['media']): Promise<Attached | null> => {
  const file = await store.get(mediaFiles, id);
  const bytes = file?.state === 'kept' && (await readBytes(store, file));
  return bytes ? { mimeType, bytes, ...(fileName === undefined ? {} : { fileName }) } : null;
};
