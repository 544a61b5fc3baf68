import type { Conversation } from '../../../conversation/records';
import type { ConversationOnWire } from '../wire';
import { floorView } from './floor-view';
import type { Glance } from './glance';
import { maskAddress } from './mask-address';

type ConversationHead = Pick<ConversationOnWire, 'id' | 'channel' | 'locale' | 'customer' | 'floor' | 'release'>;

/** What a conversation shows of itself alone and in a list. */
export const conversationHead = async (
  glance: Glance,
  { id, channel, locale, name, address, floor }: Conversation,
  release: string,
): Promise<ConversationHead> => ({
  id,
  channel,
  locale,
  customer: { id, name: name ?? null, address: maskAddress(address) },
  floor: await floorView(glance, floor),
  release,
});
