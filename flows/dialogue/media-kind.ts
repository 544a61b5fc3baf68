export const mediaKinds = ['image', 'audio', 'video', 'document', 'sticker'] as const;

/** What a file is to whoever looks at it. */
export type MediaKind = (typeof mediaKinds)[number];
