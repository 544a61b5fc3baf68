import type { Line } from '../../../flows/dialogue/transcript';
import type { MediaFile } from '../../media/media-file';
import type { MediaOnWire } from './media-shape';

/** The file of a line with what became of it: by its bytes, once they are here. */
export const mediaView = (said: NonNullable<Line['media']>, file: MediaFile | undefined): MediaOnWire => {
  const { id, kind, mimeType, fileName } = { ...said, ...file };
  return {
    id,
    kind,
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(fileName === undefined ? {} : { fileName }),
    state: file?.state ?? 'gone',
    ...(file?.state === 'kept' ? { size: file.size } : {}),
    ...(file && file.state !== 'kept' && file.failure !== undefined ? { failure: file.failure } : {}),
  };
};
