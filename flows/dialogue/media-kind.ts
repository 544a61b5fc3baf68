/** What a file is to whoever looks at it. */
export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'sticker';
