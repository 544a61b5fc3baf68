import type { ConversationId } from '../../../flows/dialogue/ids';
import type { Content, InboundMessage } from '../../../flows/dialogue/inbound';
import type { Line } from '../../../flows/dialogue/transcript';
import type { Ending } from '../../../flows/engine/flow';
import type { HandoffRequest } from '../../../handoff/desk/request';
import type { Meaning } from '../../conversation/meaning';
import { newConversation } from '../../conversation/new-conversation';
import { type Conversation, conversations, handoffs } from '../../conversation/records';
import { linesOf } from '../../conversation/transcript';
import { understand } from '../../conversation/understand';
import type { BotDefinition } from '../../definition/define-bot';
import { conversationId } from '../../mailroom/conversation-id';
import { type FakeChannel, fakeChannel } from '../fake-channel';
import { houseOf } from '../house-of';
import { virtualClock } from '../virtual-clock';
import { type Call, givenActions } from './given-actions';
import type { Scenario } from './scenario';

const address = 'customer';
/** Longer than any action is waited for, ms. */
const longestErrand = 600_000;

/** The whole product with one customer before it, in memory and under a virtual clock, for one case in one language. */
export interface Stage extends Pick<Awaited<ReturnType<typeof houseOf>>, 'bot'> {
  readonly door: FakeChannel;
  readonly calls: readonly Call[];
  conversation(): Promise<Conversation>;
  /** All lines so far. */
  lines(): Promise<readonly Line[]>;
  handoff(): Promise<HandoffRequest | null>;
  /** How the flow of the case has ended; null: it never has, or it is under way. */
  ended(): Promise<Ending | null>;
  /** What this would mean, were it said now. */
  meaningOf(content: Content): Promise<Meaning>;
  /** The customer says it; what the bot waits for meanwhile is waited for. */
  say(content: Content): Promise<void>;
  wait(ms: number): Promise<void>;
  close(): Promise<void>;
}

export const stageFor = async (
  definition: BotDefinition,
  { flow, given, locale, environment, actions: names }: Scenario,
): Promise<Stage> => {
  const clock = virtualClock();
  const calls: Call[] = [];
  let lastEnd: Ending | null = null;
  const door = fakeChannel(flow.channels?.[0]);
  const id: ConversationId = conversationId(door.name, door.account, address);
  const { house, bot, store, settle } = await houseOf(definition, [door], {
    clock,
    environment,
    actions: givenActions(names, given, clock, (call) => void calls.push(call)),
    observe: (observed) => {
      if (observed.kind === 'flow' && observed.flow === flow.name) lastEnd = observed.how;
    },
  });
  let messages = 0;

  const conversation = async (): Promise<Conversation> =>
    (await store.get(conversations, id)) ?? newConversation({ id, channel: door.name, account: door.account, address, locale });
  const messageOf = (content: Content): InboundMessage => {
    const { account } = door;
    return { kind: 'message', id: `in-${messages + 1}`, account, at: clock.now(), from: address, locale, content };
  };
  return {
    bot,
    door,
    calls,
    conversation,
    lines: () => linesOf(store, id),
    handoff: async () =>
      (await store.find(handoffs, { where: { conversation: id }, sort: { field: 'requestedAt', order: 'descending' }, limit: 1 }))[0] ??
      null,
    ended: async () => {
      const { run, parked } = await conversation();
      return run?.flow === flow.name || parked?.flow === flow.name ? null : lastEnd;
    },
    meaningOf: async (content) => {
      const asked = { message: messageOf(content), arrival: Number.MAX_SAFE_INTEGER };
      return (await understand(asked, await conversation(), bot, clock.now())).meaning;
    },
    say: async (content) => {
      await house.accept(door, [messageOf(content)]);
      messages += 1;
      await settle();
      for (let waited = 0; waited < longestErrand && (await conversation()).errand !== null; waited += 1_000) {
        await clock.advance(1_000, settle);
        await settle();
      }
    },
    wait: async (ms) => {
      await clock.advance(ms, settle);
      await settle();
    },
    close: async () => {
      await house.stop();
      await store.close();
    },
  };
};
