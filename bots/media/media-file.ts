import type { ConversationId, MediaId } from '../../flows/dialogue/ids';
import type { MediaKind } from '../../flows/dialogue/media-kind';
import { collection } from '../storage/store';

/** A file that a customer or an agent sent: all but its bytes, which stand in `mediaParts`. */
export type MediaFile = ComingFile | KeptFile | GoneFile;

interface AnyFile {
  readonly id: MediaId;
  /** Whoever may read this conversation may see the file. */
  readonly conversation: ConversationId;
  readonly kind: MediaKind;
  /** By its bytes, once they are here; until then, by what its service says. */
  readonly mimeType?: string;
  readonly fileName?: string;
  /** Where it is fetched; not on files that were given to us. */
  readonly source?: { readonly channel: string; readonly account: string; readonly mediaId: string };
  /** How often it was asked for. */
  readonly attempts: number;
}

/** Its service has it. */
export interface ComingFile extends AnyFile {
  readonly state: 'coming';
  readonly source: NonNullable<AnyFile['source']>;
  /** Fetched not before this time, ms UTC. */
  readonly due: number;
  /** Why the last attempt brought nothing. */
  readonly failure?: string;
}

export interface KeptFile extends AnyFile {
  readonly state: 'kept';
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  /** In how many parts they are kept. */
  readonly parts: number;
}

/** It cannot be had. */
export interface GoneFile extends AnyFile {
  readonly state: 'gone';
  /** Why, for an agent to read. */
  readonly failure: string;
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
