import type { Request, Response } from 'express';
import type { ConversationId } from '../../../flows/dialogue/ids';
import { keepUpload, type UploadNeeds } from '../files/keep-upload';
import { uploadedView } from '../files/uploaded-view';
import { refuse } from '../http/refuse';
import { tokenBucket } from '../http/token-bucket';
import type { ChatSession } from './sessions';

/** Of one visitor: all pages of a letter at once, then one every ten seconds. */
const fileRate = { burst: 20, perSecond: 0.1 };

/** `POST /media`: a file that a message of this conversation may then name; 201 when it is stored. */
export const takeFile = (needs: UploadNeeds) => {
  const mayUpload = tokenBucket(needs.clock, fileRate);

  return async (
    request: Request,
    response: Response,
    { session, conversation }: { session: ChatSession; conversation: ConversationId },
  ): Promise<void> => {
    const seconds = mayUpload.take(session.id);
    if (seconds > 0) {
      request.resume();
      return refuse(response, 'too_many', { retryAfter: seconds });
    }
    const kept = await keepUpload(needs, request, { sender: session.id, conversation, takes: () => true });
    if (kept === 'hung_up') return;
    if (!('error' in kept)) {
      response.status(201).json(uploadedView(kept));
      return;
    }
    const { error, ...details } = kept;
    // No place was free: that is no fault of theirs.
    if (error === 'too_many') mayUpload.giveBack(session.id);
    refuse(response, error, details);
  };
};
