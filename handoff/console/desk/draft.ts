import type { AttachedFile } from './attached-file';

/** What is being written here, in each of the composer's two frames. */
export interface Draft {
  readonly frame: 'reply' | 'note';
  readonly reply: string;
  readonly note: string;
  /** What goes out with the reply. */
  readonly file?: AttachedFile;
}

export const emptyDraft: Draft = { frame: 'reply', reply: '', note: '' };
