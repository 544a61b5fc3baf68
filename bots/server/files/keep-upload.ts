import type { IncomingMessage } from 'node:http';
import type { ConversationId } from '../../../flows/dialogue/ids';
import type { Clock } from '../../clock';
import { keepFile } from '../../media/keep-file';
import { largestFile } from '../../media/limits';
import type { KeptFile } from '../../media/media-file';
import type { Store } from '../../storage/store';
import type { ErrorCode } from '../http/errors';
import type { RefusalDetails } from '../http/refuse';
import { hurry } from './hurry';
import { readFile } from './read-file';
import type { UploadGate } from './upload-gate';

export interface UploadNeeds {
  readonly store: Pick<Store, 'commit'>;
  readonly clock: Clock;
  /** One for all ways in: they share the memory. */
  readonly gate: UploadGate;
}

export interface Upload {
  /** Whose it is, for the gate. */
  readonly sender: string;
  readonly conversation: ConversationId;
  readonly takes: (mimeType: string, bytes: number) => boolean;
}

/** Reads the file of a request and keeps it; else why not. `hung_up`: nobody is there to be told. */
export const keepUpload = async (
  { store, clock, gate }: UploadNeeds,
  request: IncomingMessage,
  { sender, conversation, takes }: Upload,
): Promise<KeptFile | ({ readonly error: ErrorCode } & RefusalDetails) | 'hung_up'> => {
  const leave = gate.enter(sender, Math.min(Number(request.headers['content-length'] ?? largestFile), largestFile));
  if (!leave) {
    request.resume();
    return { error: 'too_many', retryAfter: 1 };
  }
  const letBe = hurry(request, clock);
  try {
    const given = await readFile(request);
    if (given === 'hung_up' || 'error' in given) return given;
    if (!takes(given.mimeType, given.bytes.length)) return { error: 'media_not_taken' };
    return await keepFile(store, conversation, given);
  } finally {
    letBe();
    leave();
  }
};
