import type { Request, Response } from 'express';
import type { ConversationId } from '../../../flows/dialogue/ids';
import type { Clock } from '../../clock';
import { keepFile } from '../../media/keep-file';
import type { Store } from '../../storage/store';
import { readFile } from '../files/read-file';
import { uploadedView } from '../files/uploaded-view';
import { refuse } from '../http/refuse';
import { tokenBucket } from '../http/token-bucket';
import type { ChatSession } from './sessions';

/** Of one visitor: all pages of a letter at once, then one every ten seconds. */
const fileRate = { burst: 20, perSecond: 0.1 };

/** Of all visitors: each is in memory while it comes. */
const mostAtOnce = 20;

/** `POST /media`: a file that a message of this conversation may then name; 201 when it is stored. */
export const takeFile = ({ store, clock }: { readonly store: Store; readonly clock: Clock }) => {
  const mayUpload = tokenBucket(clock, fileRate);
  let underWay = 0;

  return async (
    request: Request,
    response: Response,
    { session, conversation }: { session: ChatSession; conversation: ConversationId },
  ): Promise<void> => {
    const seconds = underWay < mostAtOnce ? mayUpload.take(session.id) : 1;
    if (seconds > 0) {
      request.resume();
      return refuse(response, 'too_many', { retryAfter: seconds });
    }
    underWay += 1;
    const given = await readFile(request).finally(() => {
      underWay -= 1;
    });
    if (given === 'hung_up') return;
    if ('error' in given) {
      const { error, ...details } = given;
      return refuse(response, error, details);
    }
    response.status(201).json(uploadedView(await keepFile(store, conversation, given)));
  };
};
