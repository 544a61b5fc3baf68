import type { MediaKind } from '../../flows/dialogue/media-kind';

/** What a file is by its first bytes, whatever its sender says: only these are ever shown or sent on. */
export interface MediaType {
  readonly mimeType: string;
  readonly kind: MediaKind;
}

/** Undefined: none that is taken. */
export const typeOf = (bytes: Uint8Array): MediaType | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1');
  return types.find(({ begins }) => begins.test(head))?.type;
};

const type = (mimeType: string, kind: MediaKind): MediaType => ({ mimeType, kind });

/** By the first bytes that each format's own specification demands, read as Latin-1; a dot stands for any byte, also for a control character. */
const types: readonly { readonly begins: RegExp; readonly type: MediaType }[] = [
  { begins: /^\xff\xd8\xff/, type: type('image/jpeg', 'image') },
  { begins: /^\x89PNG\r\n.\n/s, type: type('image/png', 'image') },
  { begins: /^GIF8[79]a/, type: type('image/gif', 'image') },
  { begins: /^RIFF.{4}WEBP/s, type: type('image/webp', 'image') },
  { begins: /^%PDF-/, type: type('application/pdf', 'document') },
  { begins: /^.{4}ftypM4A/s, type: type('audio/mp4', 'audio') },
  { begins: /^.{4}ftyp3g/s, type: type('video/3gpp', 'video') },
  { begins: /^.{4}ftyp(?!he[iv]|avi[fs]|m[is]f1)/s, type: type('video/mp4', 'video') },
  { begins: /^OggS/, type: type('audio/ogg', 'audio') },
  { begins: /^#!AMR/, type: type('audio/amr', 'audio') },
  { begins: /^(?:ID3|\xff[\xfb\xf3\xf2])/, type: type('audio/mpeg', 'audio') },
  { begins: /^\xff[\xf1\xf9]/, type: type('audio/aac', 'audio') },
  { begins: /^.E\xdf\xa3.*webm/s, type: type('video/webm', 'video') },
];
