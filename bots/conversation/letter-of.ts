import { asId } from '../../flows/dialogue/ids';
import type { Reply } from '../../flows/dialogue/reply';
import type { Line } from '../../flows/dialogue/transcript';
import { confirmationWait, type OutboxLetter } from '../mailroom/letters';
import type { Draft } from './draft';

/** The letter that carries this line out, under the floor as it is now. */
export const letterOf = (
  { conversation, now }: Pick<Draft, 'conversation' | 'now'>,
  line: Line,
  reply: Reply,
  author: OutboxLetter['author'],
): OutboxLetter => {
  const { id, channel, account, address, floor } = conversation;
  return {
    id: asId(line.id),
    conversation: id,
    seq: line.seq,
    channel,
    account,
    to: address,
    reply,
    author,
    epoch: floor.epoch,
    writtenAt: now,
    // It goes out as soon as it is written, so it is marked as "may be out" here: that saves a commit of its own.
    state: 'sending',
    due: now + confirmationWait,
    attempts: 1,
    providerIds: [],
  };
};
