/** A file as a window shows it. */
export interface ShownFile {
  /** None while it is only here, and not at the server yet. */
  readonly id?: string;
  readonly kind: 'image' | 'audio' | 'video' | 'document' | 'sticker';
  readonly fileName?: string;
  /** Bytes. */
  readonly size?: number;
  /** `coming`: the server has to fetch it first. `gone`: nobody can have it any more. */
  readonly state: 'coming' | 'kept' | 'gone';
  /** Why it is gone, where that is for the reader to know. */
  readonly failure?: string;
}
