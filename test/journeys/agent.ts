import type { ConversationOnWire, HandoffOnWire, LineOnWire } from '../../bots/server/desk/wire';
import { type Answer, type Caller, caller } from '../bots/server/desk/caller';
import type { Listening } from '../bots/server/desk/listen';
import { until } from './until';

/** The first account, as the environment names it. */
const owner = { email: 'mara.lind@bank.example', password: 'correct horse battery' };
export const firstAccount = { ADMIN_EMAIL: owner.email, ADMIN_PASSWORD: owner.password };

export interface Done {
  readonly handoff: HandoffOnWire;
  readonly epoch: number;
}

type Command = 'accept' | 'reject' | 'hold' | 'resume' | 'transfer' | 'return' | 'complete';

/** An agent as the server sees one: HTTP in, HTTP and an event stream out. */
export interface Agent {
  readonly id: string;
  /** Whatever it answers. */
  call: Caller['call'];
  /** What must be answered with this status. */
  expects: Caller['expects'];
  is(intent: 'available' | 'busy' | 'away' | 'offline'): Promise<void>;
  /** The open request of a conversation, once there is one of which this holds. */
  sees(conversation: string, when?: (handoff: HandoffOnWire) => boolean): Promise<HandoffOnWire>;
  /** Does it; it must be done. */
  does(command: Command, handoff: Pick<HandoffOnWire, 'id'>, body?: object): Promise<Done>;
  /** Whatever is answered to it. */
  tries(command: Command, handoff: Pick<HandoffOnWire, 'id'>, body?: object): Promise<Answer>;
  /** Writes to the customer, under the epoch that stands unless another is named. */
  reply(conversation: string, text: string, under?: { readonly key?: string; readonly epoch?: number | null }): Promise<Answer>;
  /** Uploads a file and sends it. */
  sends(conversation: string, file: Blob, caption?: string): Promise<Answer>;
  note(conversation: string, text: string): Promise<LineOnWire>;
  conversation(id: string): Promise<ConversationOnWire>;
  /** All of it, read page by page. @throws Error where a number is missing. */
  transcript(conversation: string): Promise<readonly LineOnWire[]>;
  listen(lastEventId?: string): Promise<Listening>;
}

/** The first account, signed in: the roles of an administrator, a supervisor and an agent, and all queues. */
export const mara = async (url: string): Promise<Agent> => agent(await caller(url, []).signIn(owner));

/** Somebody new, made by somebody who may, and signed in: an agent of all queues unless said otherwise. */
export const colleague = async (
  by: Agent,
  url: string,
  name: string,
  profile: { readonly queues?: readonly string[]; readonly capacity?: number } = {},
): Promise<Agent> => {
  const proof = { email: `${name}@bank.example`, password: `the password of ${name}` };
  await by.expects(201, 'POST', '/api/agents', { name, roles: ['agent'], queues: 'all', ...proof, ...profile });
  return agent(await caller(url, []).signIn(proof));
};

export const agent = ({ id, call, expects, listen }: Caller): Agent => {
  let written = 0;
  const get = <Body>(path: string): Promise<Body> => expects<Body>(200, 'GET', path);
  const conversation: Agent['conversation'] = (of) => get(`/api/conversations/${of}`);
  const tries: Agent['tries'] = (command, { id: handoff }, body = {}) => call('POST', `/api/handoffs/${handoff}/${command}`, body);

  const say = async (
    of: string,
    words: object,
    { key = `reply-${++written}`, epoch }: { readonly key?: string; readonly epoch?: number | null } = {},
  ): Promise<Answer> => {
    const known = epoch ?? (await conversation(of)).floor.epoch;
    return call('POST', `/api/conversations/${of}/messages`, words, { 'idempotency-key': key, 'if-match': `"${known}"` });
  };

  const transcript: Agent['transcript'] = async (of) => {
    const all: LineOnWire[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: { items: LineOnWire[]; next: number | null } = await get(`/api/conversations/${of}/transcript?after=${after}&limit=20`);
      all.push(...page.items);
      after = page.next;
    }
    const misplaced = all.findIndex(({ seq }, index) => seq !== index + 1);
    if (misplaced >= 0) throw new Error(`Line ${misplaced + 1} of ${of} is not there; ${all[misplaced]?.seq} is in its place.`);
    return all;
  };

  return {
    id,
    call,
    expects,
    listen,
    tries,
    conversation,
    transcript,
    is: async (intent) => void (await expects(200, 'PUT', '/api/agents/me/presence', { intent })),
    sees: (of, when = () => true) =>
      until(`${of} has such a request`, async () => {
        const { items } = await get<{ items: HandoffOnWire[] }>('/api/handoffs?limit=500');
        return items.find((handoff) => handoff.conversationId === of && when(handoff));
      }),
    does: (command, { id: handoff }, body = {}) => expects<Done>(200, 'POST', `/api/handoffs/${handoff}/${command}`, body),
    reply: (of, text, under) => say(of, { text }, under),
    sends: async (of, file, caption = '') => {
      const form = new FormData();
      form.set('file', file, 'a file');
      const { id: media } = await expects<{ id: string }>(201, 'POST', `/api/conversations/${of}/media`, form);
      return say(of, { media: { id: media, caption } });
    },
    note: (of, text) => expects<LineOnWire>(201, 'POST', `/api/conversations/${of}/notes`, { text }),
  };
};
