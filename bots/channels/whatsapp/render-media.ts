import type { MediaKind } from '../../../flows/dialogue/media-kind';
import type { WithFile } from '../../../flows/dialogue/reply';
import type { Payload } from '../channel';
import { shorten } from '../meta/shorten';
import { splitText } from '../meta/split-text';
import { limits } from './limits';

/** A file's own bubble, and the words that it has no room for. `send` puts the file's id in. */
export const renderMedia = (
  { kind, fileName }: WithFile['media'],
  text: string,
): { readonly payload: Payload; readonly behind: string } => {
  const type = types[kind];
  // A sound has no caption.
  if (type === 'audio') return { payload: { type, audio: {} }, behind: text };
  const [caption = ''] = splitText(text, limits.caption.most);
  const name = type === 'document' && fileName !== undefined ? { filename: shorten(fileName, limits.fileName.most) } : {};
  return { payload: { type, [type]: { ...(caption === '' ? {} : { caption }), ...name } }, behind: text.trim().slice(caption.length) };
};

/** A sticker of another's is a picture to us. */
const types: Readonly<Record<MediaKind, 'image' | 'audio' | 'video' | 'document'>> = {
  image: 'image',
  sticker: 'image',
  audio: 'audio',
  video: 'video',
  document: 'document',
};
