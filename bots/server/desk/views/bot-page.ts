import { z } from 'zod';
import type { Agent } from '../../../../handoff/desk/agent';
import { maySeeConversation } from '../../../../handoff/desk/rights';
import { type Conversation, conversations } from '../../../conversation/records';
import type { Stored } from '../../../storage/store';
import type { ConversationRow } from '../wire';
import { conversationHead } from './conversation-head';
import type { Glance } from './glance';
import { lastLine, lastLineView } from './last-line';
import { pageEnd } from './page-end';

const end = pageEnd(z.tuple([z.number(), z.string()]));

/** Behind which of the conversations a page begins: when its customer last wrote, and its id. */
export const botPlace = end.read;

/** Read at once; most of them are the bot's. */
const stretch = 100;
/** So many are looked at for one page. */
const mostLooked = 1_000;

/**
 * One page of the conversations that the bot has and that somebody may see; the one first whose customer wrote last. Where nearly all
 * are hidden from them it may have few, or none, and still a `next`: the search goes on there.
 */
export const botPage = async (
  glance: Glance,
  agent: Agent,
  wanted: { readonly limit: number; readonly after?: z.infer<typeof botPlace> | undefined; readonly release: string },
): Promise<{ items: ConversationRow[]; next: string | null }> => {
  const { limit, after, release } = wanted;
  const page: Conversation[] = [];
  let next: string | null = null;
  let last: Conversation | undefined;
  let looked = 0;
  for await (const conversation of newestFirst(glance, after)) {
    const isShown = await belongs(glance, agent, conversation);
    if (last && (looked === mostLooked || (isShown && page.length === limit))) {
      next = end.written([last.heardAt, last.id]);
      break;
    }
    if (isShown) page.push(conversation);
    last = conversation;
    looked += 1;
  }
  return { items: await Promise.all(page.map((conversation) => row(glance, conversation, release))), next };
};

const belongs = async (glance: Glance, agent: Agent, conversation: Conversation): Promise<boolean> =>
  conversation.floor.holder === 'bot' &&
  conversation.openHandoff === null &&
  maySeeConversation(agent, (await glance.handoffOf(conversation)) ?? null);

async function* newestFirst({ store }: Glance, from: z.infer<typeof botPlace> | undefined): AsyncGenerator<Conversation> {
  const [heardAt, id] = from ?? [Number.MAX_SAFE_INTEGER, ''];
  let after: Stored<Conversation> | undefined;
  for (;;) {
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
  const last = await lastLine(glance, conversation.id);
  return {
    ...(await conversationHead(glance, conversation, release)),
    lastAt: last?.at ?? conversation.heardAt,
    lastLine: last && lastLineView(last),
  };
};
