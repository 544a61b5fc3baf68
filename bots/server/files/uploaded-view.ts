import type { KeptFile } from '../../media/media-file';
import type { UploadedOnWire } from './media-shape';

/** A file that was just given to us. */
export const uploadedView = ({ id, kind, mimeType, fileName, size }: KeptFile): UploadedOnWire => ({
  id,
  kind,
  mimeType,
  ...(fileName === undefined ? {} : { fileName }),
  size,
});
