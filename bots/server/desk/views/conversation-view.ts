import type { Flow } from '../../../../flows/engine/flow';
import { type Conversation, lines } from '../../../conversation/records';
import type { DeskChannels } from '../../../desk/desk-channels';
import { repliesUntil } from '../../../desk/replies-until';
import type { Bot } from '../../../opening/bot';
import type { ConversationOnWire } from '../wire';
import { conversationHead } from './conversation-head';
import { draftView } from './draft-view';
import type { Glance } from './glance';
import { handoffView } from './handoff-view';
import { templatesFor } from './templates-for';

type ReturnPlace = ConversationOnWire['returnTo'][number];

export interface ConversationFacts {
  readonly flows: ReadonlyMap<string, Flow>;
  /** What the bot's content is known by, at this server. */
  readonly release: string;
  /** The doors say how long after the customer's last word a person may write, and who sends templates. */
  readonly channels: DeskChannels;
  readonly texts: Bot['texts'];
  /** ms UTC. */
  readonly now: () => number;
}

export const conversationView = async (
  glance: Glance,
  conversation: Conversation,
  facts: ConversationFacts,
): Promise<ConversationOnWire> => {
  const { id, seq } = conversation;
  const request = await glance.handoffOf(conversation);
  const [last] = await glance.store.find(lines, { where: { conversation: id }, sort: { field: 'seq', order: 'descending' }, limit: 1 });
  return {
    ...(await conversationHead(glance, conversation, facts.release)),
    lastAt: last?.at ?? 0,
    seq,
    handoff: request ? await handoffView(glance, request) : null,
    canReply: canReply(conversation, facts),
    draft: await draftView(glance, id),
    returnTo: returnPlaces(conversation, facts.flows),
  };
};

const canReply = (conversation: Conversation, facts: ConversationFacts): ConversationOnWire['canReply'] => {
  const until = repliesUntil(facts.channels, conversation);
  if (until === null || facts.now() < until) return { allowed: 'free', until, reason: 'open' };
  return { allowed: templatesFor(conversation, facts).length > 0 ? 'template' : 'none', until, reason: 'window' };
};

/** Where the bot can be told to go on: where it was interrupted, and then each question of each flow that this channel has. */
const returnPlaces = ({ channel, interrupted }: Conversation, flows: ReadonlyMap<string, Flow>): ReturnPlace[] => {
  const here = [...flows.values()].filter(({ channels }) => channels === null || channels.includes(channel));
  const places = here.flatMap(({ name, steps }) =>
    Object.values(steps).flatMap(({ verb, name: step }) =>
      verb === 'ask' || verb === 'confirm' ? [{ to: `${name}.${step}`, flow: name, step }] : [],
    ),
  );
  const before = interrupted && `${interrupted.run.flow}.${interrupted.run.step}`;
  return [...places.filter(({ to }) => to === before), ...places.filter(({ to }) => to !== before)];
};
