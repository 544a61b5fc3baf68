import type { InboundStatus, InboundWatermark } from '../../flows/dialogue/inbound';
import type { Store, Stored } from '../storage/store';
import { conversationId } from './conversation-id';
import { delivered, upTo } from './delivery';
import { type OutboxLetter, outboxLetters } from './letters';
import { pages } from './pages';
import { rewrite } from './rewrite';

/** What providers tell of letters after the fact: a status names one, a watermark means all that were sent up to a time. */
export interface DeliveryReports {
  /** False when it may be about a letter whose request has not been answered yet, or about none of ours. */
  heard(channel: string, told: InboundStatus | InboundWatermark): Promise<boolean>;
}

export const deliveryReports = (needs: {
  store: Store;
  /** A status has named this letter, which may wait for that. */
  moved: (letter: Stored<OutboxLetter>) => void;
}): DeliveryReports => {
  const { store } = needs;

  const named = async (channel: string, status: InboundStatus): Promise<Stored<OutboxLetter> | undefined> => {
    const id = status.correlation?.split('/')[0];
    const letter = id === undefined ? undefined : await store.get(outboxLetters, id);
    if (letter) return letter;
    const found = await store.find(outboxLetters, { where: { providerId: status.providerId }, limit: 10 });
    return found.find((candidate) => candidate.channel === channel);
  };

  const heardOne = async (channel: string, status: InboundStatus): Promise<boolean> => {
    const letter = await named(channel, status);
    if (!letter) return false;
    const { providerId, at } = status;
    const part = letter.providerIds.includes(providerId) ? letter.providerIds.indexOf(providerId) : partOf(status);
    const reason = status.error && `${status.error.code}: ${status.error.reason}`;
    needs.moved(await rewrite(store, letter, (now) => delivered(now, { part, status: status.status, providerId, at, reason })));
    return true;
  };

  const heardUpTo = async (channel: string, mark: InboundWatermark): Promise<boolean> => {
    const before = { delivered: ['sending', 'sent'], read: ['sending', 'sent', 'delivered'] }[mark.status];
    const where = { conversation: conversationId(channel, mark.account, mark.to), state: before };
    let answered = true;
    for await (const letter of pages(store, outboxLetters, { where }, 'seq')) {
      if (letter.state === 'sending') answered = false;
      else await rewrite(store, letter, (now) => upTo(now, mark));
    }
    return answered;
  };

  return { heard: (channel, told) => (told.kind === 'watermark' ? heardUpTo(channel, told) : heardOne(channel, told)) };
};

/** A letter's parts are told apart by what stands behind the slash of our own id. */
const partOf = ({ correlation }: InboundStatus): number => Number(correlation?.split('/')[1] ?? 0);
