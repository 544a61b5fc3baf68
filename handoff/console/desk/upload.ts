/** Why a file is not with the reply; `unreachable` may pass. */
export type UploadFault = 'too_large' | 'not_taken' | 'refused' | 'unreachable';

/** A file on its way to the server, or one that did not get there. */
export interface Upload {
  readonly file: File;
  readonly fault?: UploadFault;
}
