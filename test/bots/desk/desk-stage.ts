import { agents, presences } from '../../../bots/conversation/people';
import { handoffs, notes } from '../../../bots/conversation/records';
import type { Around } from '../../../bots/definition/around';
import type { Saying } from '../../../bots/desk/saying';
import { outboxLetters } from '../../../bots/mailroom/letters';
import { change, type Stored } from '../../../bots/storage/store';
import type { Arranged } from '../../../bots/testing/house-of';
import { type AgentId, asId, type HandoffId } from '../../../flows/dialogue/ids';
import type { Agent, Presence } from '../../../handoff/desk/agent';
import type { HandoffRequest } from '../../../handoff/desk/request';
import { stage } from '../conversation/stage';
import { hire } from './hire';

export const ana = asId<'agent'>('ana');
export const ben = asId<'agent'>('ben');
export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
/** What customers of these tests say. */
export const person = 'i want to talk to a person';
export const lost = 'i lost my card';

/** What an agent writes themselves. */
export const inWords = (text: string): Saying => ({ kind: 'text', text });

/**
 * A customer of the card bank, and those who work there: Ana, who sees to the others too, and Ben. By default both are away, so
 * that nothing is offered by itself.
 */
export const deskStage = async (arranged: Arranged = {}, around: readonly Around[] = []) => {
  const at = await stage(arranged, around);
  const { store, clock, house, stored } = at;
  const { desk } = house;

  const hires = (name: string, about?: Partial<Agent>, presence?: Partial<Presence>) => hire(store, name, about, presence);
  await hires('ana', { roles: ['agent', 'supervisor'] });
  await hires('ben');

  const agent = async (id: AgentId): Promise<Stored<Agent>> => {
    const found = await store.get(agents, id);
    if (!found) throw new Error(`There is no ${id}.`);
    return found;
  };
  /** The last request that the customer has made. */
  const request = async (): Promise<Stored<HandoffRequest>> => {
    const { id, counts } = await stored();
    const found = await store.get(handoffs, `${id}.h${counts.handoffs}`);
    if (!found) throw new Error('Nobody has asked for a person yet.');
    return found;
  };
  const handoff = async (): Promise<HandoffId> => (await request()).id;
  let replies = 0;
  const others = new Set<HandoffId>();

  return {
    ...at,
    desk,
    hires,
    agent,
    request,
    handoff,
    /** Does it at the desk, and waits until what comes of it has come. */
    does: async <Result>(act: (id: HandoffId) => Promise<Result>): Promise<Result> => {
      const done = await act(await handoff());
      await at.settle();
      return done;
    },
    /** Writes to the customer, under the epoch of this moment. */
    replies: async (by: AgentId, said: string | Saying) => {
      replies += 1;
      const { id, floor } = await stored();
      const saying = typeof said === 'string' ? inWords(said) : said;
      const answer = await desk.reply(by, id, { saying, key: `k${replies}`, epoch: floor.epoch });
      await at.settle();
      return answer;
    },
    becomes: async (id: AgentId, presence: Partial<Presence>): Promise<void> => {
      const read = await store.get(presences, id);
      if (!read) throw new Error(`${id} was never there.`);
      const { version, ...now } = read;
      await store.commit([change.update(presences, { ...now, ...presence }, version)]);
      await at.settle();
    },
    presence: async (id: AgentId) => store.get(presences, id),
    letters: () => store.find(outboxLetters, { sort: { field: 'seq', order: 'ascending' }, limit: 1_000 }),
    notes: () => store.find(notes, { sort: { field: 'seq', order: 'ascending' }, limit: 1_000 }),
    /** The house's own lines, which agents read. */
    events: async () => (await at.transcript()).filter(({ author }) => author === 'system').map(({ text }) => text),
    /** Another customer who has asked for a person, some time ago. */
    waits: async (name: string, about: Partial<HandoffRequest> = {}): Promise<HandoffId> => {
      const content = { kind: 'text', text: person } as const;
      const message = { kind: 'message', id: `${name}-1`, account: 'test', at: clock.now(), from: name, content } as const;
      await house.accept(at.door, [message]);
      await at.settle();
      const [theirs] = (await store.find(handoffs, { limit: 1_000 })).filter(({ id }) => !others.has(id));
      if (!theirs) throw new Error(`${name} was not heard.`);
      others.add(theirs.id);
      const { version, ...before } = theirs;
      await store.commit([change.update(handoffs, { ...before, ...about }, version)]);
      return theirs.id;
    },
  };
};
