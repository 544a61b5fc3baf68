import type { Channel, Sent } from '../../../../bots/channels/channel';
import { agents, presences } from '../../../../bots/conversation/people';
import { conversations } from '../../../../bots/conversation/records';
import { type Action, ActionRefused } from '../../../../bots/definition/action';
import type { Done, Refused, Said } from '../../../../bots/desk/desk';
import { conversationId } from '../../../../bots/mailroom/conversation-id';
import { type House, schalter } from '../../../../bots/schalter';
import { change, type Store } from '../../../../bots/storage/store';
import { fakeChannel } from '../../../../bots/testing/fake-channel';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { virtualClock } from '../../../../bots/testing/virtual-clock';
import { asId } from '../../../../flows/dialogue/ids';
import type { Content } from '../../../../flows/dialogue/inbound';
import { type Mortal, mortal } from '../../mailroom/survival/mortal';
import { deskBot } from './desk-bot';
import type { Happening } from './happening';
import { keptLevels } from './kept-levels';
import { overfull } from './overfull';
import { quietState } from './quiet-state';

/** The store of a process, which a test may break, to see that the property notices. */
export type Broken = (store: Store) => Store;

const round = () => new Promise((resolve) => setImmediate(resolve));
const customers = [0, 1] as const;
export const conversationOf = (who: number) => conversationId('webchat', 'test', `customer-${who}`);
const ana = asId<'agent'>('ana');
const ben = asId<'agent'>('ben');
export const capacity = 1;
const year = 365 * 24 * 3_600_000;

/** Two customers, two agents with a place each, a slow bank, a door that loses things, and a house that dies. */
export const world = (broken: Broken = (store) => store) => {
  const observed = overfull(memoryStore(), capacity);
  const kept = keptLevels(observed.store);
  const shared = { store: kept.store, clock: virtualClock() };
  const said: { id: string; who: number; text: string; content: Content; acked: boolean }[] = [];
  const replies: { text: string; key: string; epoch: number; agent: typeof ana; who: number; came: 'said' | 'refused' | 'unknown' }[] = [];
  const sent: { letter: string; text: string; isTooLate: boolean }[] = [];
  const unconfirmed: string[] = [];
  const sends: ('later' | 'lost')[] = [];
  const banks: ('slow' | 'fails' | 'refuses')[] = [];
  const troubles: string[] = [];
  const quiet = quietState(shared.store, customers.map(conversationOf));
  let conflicts = 0;
  let lingering = 0;
  let underWay = 0;
  let acts = 0;
  let process: Mortal;
  let house: House;

  const bank: Action['run'] = async () => {
    const comes = banks.shift();
    if (comes === 'slow') await shared.clock.sleep(5_000);
    if (comes === 'fails') throw new Error('503');
    if (comes === 'refuses') throw new ActionRefused('no');
    return 'ok';
  };
  const door = fakeChannel('webchat');
  const send: Channel['send'] = async ({ payload, correlation }): Promise<Sent> => {
    const letter = correlation.split('/')[0] ?? '';
    const comes = sends.shift();
    if (comes === 'later') return { kind: 'retryLater', code: 'x', reason: 'later', holds: 'letter' };
    sent.push({ letter, text: JSON.stringify(payload), isTooLate: await quiet.isTooLate(letter) });
    return comes === 'lost' ? { kind: 'unknown', code: 'x', reason: 'lost' } : { kind: 'sent', providerId: `p-${correlation}` };
  };
  const rounds = async (): Promise<void> => {
    for (let quietFor = 0; quietFor < 4; quietFor += 1) {
      await round();
      if (underWay > 0) quietFor = 0;
    }
  };
  /** As if another node had been faster, or the disk were slow. */
  const troubled = (store: Store): Store => ({
    ...store,
    commit: async (changes) => {
      const first = changes.find(({ verb, collection }) => verb === 'update' && collection.name === conversations.name);
      if (first?.verb !== 'update') return store.commit(changes);
      if (lingering > 0) {
        lingering -= 1;
        underWay += 1;
        await round().finally(() => (underWay -= 1));
      }
      if (conflicts === 0) return store.commit(changes);
      conflicts -= 1;
      return { outcome: 'conflict', place: { collection: conversations.name, id: first.document.id } };
    },
  });

  const begin = async (): Promise<void> => {
    const alive = mortal(shared);
    process = alive;
    house = schalter({
      bot: deskBot((input, context) => (alive.alive() ? alive.lives(Promise.resolve(bank(input, context))) : new Promise(() => {}))),
      channels: [{ ...door, send: (letter) => (alive.alive() ? alive.lives(send(letter)) : new Promise(() => {})) }],
      store: troubled(broken(alive.store)),
      clock: alive.clock,
      random: () => 0.5,
      observe: (one) => {
        if (one.kind === 'unconfirmed') unconfirmed.push(one.letter);
        if (one.kind === 'trouble') troubles.push(`${one.where}: ${String(one.error)}`);
      },
    });
    await Promise.race([house.start(), rounds()]);
  };
  /** Until nothing moves; where the process has died, another one takes over and the provider delivers anew. */
  const settle = async (): Promise<void> => {
    await rounds();
    while (!process.alive()) {
      await begin();
      for (const message of said) if (!message.acked) await deliver(message);
      await rounds();
    }
    await quiet.note();
  };
  const deliver = async (message: (typeof said)[number]): Promise<void> => {
    const { id, who, content } = message;
    const inbound = { kind: 'message', id, account: 'test', at: 0, from: `customer-${who}`, content } as const;
    message.acked ||= await Promise.race([house.accept(door, [inbound]).then(() => true), rounds().then(() => false)]);
  };
  const says = async (who: number, text: string, content: Content): Promise<void> => {
    const message = { id: `m${String(said.length).padStart(3, '0')}`, who, text, content, acked: false };
    said.push(message);
    await deliver(message);
  };

  const hire = async (): Promise<void> => {
    const about = { email: '', roles: ['agent', 'supervisor'], queues: 'all', languages: [], capacity, disabled: false, load: [] } as const;
    const there = { intent: 'available', leaseUntil: shared.clock.now() + year, missedOffer: false } as const;
    await shared.store.commit(
      [ana, ben].flatMap((id) => [change.insert(agents, { id, name: id, ...about }), change.insert(presences, { id, ...there })]),
    );
  };
  const becomes = async (id: typeof ana, what: Extract<Happening, { kind: 'presence' }>['becomes']): Promise<void> => {
    const read = await shared.store.get(presences, id);
    if (!read) return;
    const { version, ...before } = read;
    const now = shared.clock.now();
    const lease = { available: now + year, busy: now + year, offline: now, lost: now + 45_000 }[what];
    const intent = what === 'lost' ? before.intent : what;
    await shared.store.commit([change.update(presences, { id, intent, leaseUntil: lease, missedOffer: false }, version)]);
  };
  const replyAs = async (reply: (typeof replies)[number]): Promise<Said | Refused> => {
    const answer = await house.desk.reply(reply.agent, conversationOf(reply.who), { ...reply, saying: { kind: 'text', text: reply.text } });
    if (reply.came === 'unknown') reply.came = answer.kind;
    return answer;
  };
  const act = async ({ agent, does, who }: Extract<Happening, { kind: 'agent' }>): Promise<Done | Said | Refused | null> => {
    const conversation = conversationOf(who);
    const read = await shared.store.get(conversations, conversation);
    if (!read) return null;
    const [id, other] = agent === 0 ? [ana, ben] : [ben, ana];
    const { desk } = house;
    acts += 1;
    const reply = { text: `reply-${acts}.`, key: `${acts}`, epoch: read.floor.epoch, agent: id, who, came: 'unknown' } as const;
    const open = read.openHandoff ?? asId<'handoff'>(`${conversation}.h${read.counts.handoffs}`);
    const note = `NOTE ${acts}`;
    switch (does) {
      case 'replies':
      case 'replies to what was before':
        replies.push({ ...reply, epoch: does === 'replies' ? reply.epoch : reply.epoch - 1 });
        return replyAs(replies.at(-1) ?? reply);
      case 'says it again': {
        const last = replies.findLast((one) => one.agent === id && one.who === who);
        return last ? replyAs(last) : null;
      }
      case 'notes':
        return desk.note(id, conversation, note);
      case 'pulls':
        return desk.pull(id, conversation);
      case 'accepts':
        return desk.accept(id, open);
      case 'rejects':
        return desk.reject(id, open);
      case 'holds':
        return desk.hold(id, open);
      case 'snoozes':
        return desk.hold(id, open, shared.clock.now() + 90_000);
      case 'resumes':
        return desk.resume(id, open);
      case 'passes on':
        return desk.transfer(id, open, { to: { queue: 'cards' }, warm: false, note });
      case 'hands over':
        return desk.transfer(id, open, { to: { agent: other }, warm: false, note });
      case 'asks the other':
        return desk.transfer(id, open, { to: { agent: other }, warm: true, note });
      case 'asks a queue':
        return desk.transfer(id, open, { to: { queue: 'cards' }, warm: true, note });
      case 'returns':
        return desk.return(id, open, { outcome: 'resolved', note });
      case 'returns to the question':
        return desk.return(id, open, { outcome: 'resolved', note, to: 'transfer.sure' });
      case 'completes':
        return desk.complete(id, open, { outcome: 'resolved', note });
      default:
        return does satisfies never;
    }
  };

  /** Answers whether all is quiet again. */
  const happens = async (what: Happening): Promise<boolean> => {
    switch (what.kind) {
      case 'says': {
        const saying = says(what.who, what.text, { kind: 'text', text: what.text });
        if (what.hurry) return false;
        await saying;
        break;
      }
      case 'goes back': {
        const now = await shared.store.get(conversations, conversationOf(what.who));
        const choice = `${now?.openHandoff ?? `${conversationOf(what.who)}.h1`}.back`;
        await says(what.who, 'back', { kind: 'choice', choice, title: 'back' });
        if (what.hurry) return false;
        break;
      }
      case 'agent': {
        const acting = act(what).catch((error: unknown) => void troubles.push(String(error)));
        if (what.hurry) return false;
        await Promise.race([acting, rounds()]);
        break;
      }
      case 'presence':
        await becomes(what.agent === 0 ? ana : ben, what.becomes);
        break;
      case 'bank':
        banks.push(what.comes);
        return false;
      case 'sending':
        sends.push(what.comes);
        return false;
      case 'passes':
        await shared.clock.advance(what.ms, settle);
        break;
      case 'conflicts':
        conflicts += what.commits;
        return false;
      case 'lingers':
        lingering += what.commits;
        return false;
      case 'dies':
        process.dieAt(what.commits, what.when);
        return false;
      default:
        what satisfies never;
    }
    await settle();
    return true;
  };

  return {
    /** All of it, `look`ing whenever nothing moves; then long enough without trouble for everything to come to its end. */
    run: async (happenings: readonly Happening[], look: () => Promise<void>): Promise<void> => {
      await hire();
      await begin();
      await settle();
      for (const what of happenings) {
        if (await happens(what)) await look();
      }
      process.kill();
      sends.length = 0;
      banks.length = 0;
      conflicts = 0;
      lingering = 0;
      await settle();
      await shared.clock.advance(20 * 60_000, settle);
      await settle();
      await look();
      await house.stop();
    },
    store: shared.store,
    clock: shared.clock,
    customers,
    agents: [ana, ben],
    said,
    sent,
    replies,
    unconfirmed,
    troubles,
    overfull: observed.found,
    levels: kept.found,
  };
};
