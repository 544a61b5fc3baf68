import type { ConversationId, MediaId } from '../../flows/dialogue/ids';
import type { MediaKind } from '../../flows/dialogue/media-kind';
import { collection } from '../storage/store';

/** A file that a customer or an agent sent: all but its bytes, which stand in `mediaParts`. */
export interface MediaFile {
  readonly id: MediaId;
  /** Whoever may read this conversation may see the file. */
  readonly conversation: ConversationId;
  readonly kind: MediaKind;
  /** By its bytes, once they are here; until then, by what its service says. */
  readonly mimeType?: string;
  readonly fileName?: string;
  /** `coming`: its service has it, and it is fetched not before `due`. `gone`: it cannot be had; `failure` says why. */
  readonly state: 'coming' | 'kept' | 'gone';
  /** Where it is fetched; not on files that were given to us. */
  readonly source?: { readonly channel: string; readonly account: string; readonly mediaId: string };
  /** ms UTC; only while it is coming. */
  readonly due?: number;
  readonly attempts: number;
  readonly failure?: string;
  /** Bytes, and in how many parts they are kept; once they are. */
  readonly size?: number;
  readonly parts?: number;
}

export const mediaFiles = collection<MediaFile>('media', {
  fields: { state: 'string', due: 'number', conversation: 'string' },
  indexes: [['state', 'due'], ['conversation']],
  followed: true,
});

/** A stretch of a file's bytes. Its id is `<file>.<number>`, from 0. */
export interface MediaPart {
  readonly id: string;
  readonly base64: string;
}

export const mediaParts = collection<MediaPart>('media_parts', { fields: {}, indexes: [] });
