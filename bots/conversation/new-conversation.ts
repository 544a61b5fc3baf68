import type { Conversation } from './records';

/** A customer's first message makes their conversation. */
export const newConversation = (
  who: Pick<Conversation, 'id' | 'channel' | 'account' | 'address' | 'locale'> & { readonly name?: string | undefined },
): Conversation => ({
  id: who.id,
  channel: who.channel,
  account: who.account,
  address: who.address,
  ...(who.name === undefined ? {} : { name: who.name }),
  locale: who.locale,
  floor: { holder: 'bot', epoch: 1 },
  seq: 0,
  contact: null,
  run: null,
  parked: null,
  interrupted: null,
  personSince: 0,
  overdue: [],
  asked: null,
  aside: null,
  silenced: null,
  errand: null,
  wanted: null,
  offered: null,
  misses: 0,
  openHandoff: null,
  heardAt: 0,
  keptToldAt: 0,
  timers: [],
  counts: { contacts: 0, runs: 0, handoffs: 0 },
});
