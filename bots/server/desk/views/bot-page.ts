import { z } from 'zod';
import type { Agent } from '../../../../handoff/desk/agent';
import { maySeeConversation } from '../../../../handoff/desk/rights';
import { type Conversation, conversations } from '../../../conversation/records';
import type { Stored } from '../../../storage/store';
import type { ConversationRow } from '../wire';
import { floorView } from './floor-view';
import type { Glance } from './glance';
import { lastLine } from './last-line';
import { maskAddress } from './mask-address';
import { pageEnd } from './page-end';

const end = pageEnd(z.tuple([z.number(), z.string()]));

/** Behind which of the conversations a page begins: when its customer last wrote, and its id. */
export const botPlace = end.read;

/** Read at once; most of them are the bot's. */
const stretch = 100;
/** So many are looked at for one page. */
const mostLooked = 1_000;

/** One page of the conversations that the bot has and that somebody may see; the one first whose customer wrote last. */
export const botPage = async (
  glance: Glance,
  agent: Agent,
  wanted: { readonly limit: number; readonly after?: z.infer<typeof botPlace> | undefined; readonly release: string },
): Promise<{ items: ConversationRow[]; next: string | null }> => {
  const page: Conversation[] = [];
  for await (const conversation of newestFirst(glance, wanted.after)) {
    if (conversation.floor.holder !== 'bot' || conversation.openHandoff !== null) continue;
    if (!maySeeConversation(agent, (await glance.handoffOf(conversation)) ?? null)) continue;
    page.push(conversation);
    if (page.length > wanted.limit) break;
  }
  const shown = page.slice(0, wanted.limit);
  const last = shown.at(-1);
  return {
    items: await Promise.all(shown.map((conversation) => row(glance, conversation, wanted.release))),
    next: last && page.length > wanted.limit ? end.written([last.heardAt, last.id]) : null,
  };
};

async function* newestFirst({ store }: Glance, from: z.infer<typeof botPlace> | undefined): AsyncGenerator<Conversation> {
  const [heardAt, id] = from ?? [Number.MAX_SAFE_INTEGER, ''];
  let after: Stored<Conversation> | undefined;
  for (let looked = 0; looked < mostLooked; looked += stretch) {
    const found: readonly Stored<Conversation>[] = await store.find(conversations, {
      range: { field: 'heardAt', to: heardAt },
      sort: { field: 'heardAt', order: 'descending' },
      limit: stretch,
      ...(after === undefined ? {} : { after }),
    });
    // Of those who wrote at the same moment, some were on the page before.
    yield* found.filter((one) => one.heardAt < heardAt || one.id < id);
    after = found.at(-1);
    if (found.length < stretch) return;
  }
}

const row = async (glance: Glance, conversation: Conversation, release: string): Promise<ConversationRow> => {
  const { id, channel, locale, name, address, floor, heardAt } = conversation;
  const last = await lastLine(glance, id);
  return {
    id,
    channel,
    locale,
    customer: { id, name: name ?? null, address: maskAddress(address) },
    floor: await floorView(glance, floor),
    release,
    lastAt: last?.at ?? heardAt,
    lastLine: last && { seq: last.seq, at: last.at, author: last.author, kind: last.kind, text: last.text },
  };
};
