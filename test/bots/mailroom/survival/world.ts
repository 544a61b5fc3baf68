import type { Channel, Sent } from '../../../../bots/channels/channel';
import { agents, presences } from '../../../../bots/conversation/people';
import { conversations } from '../../../../bots/conversation/records';
import type { Action } from '../../../../bots/definition/action';
import type { Done, Refused, Said } from '../../../../bots/desk/desk';
import { conversationId } from '../../../../bots/mailroom/conversation-id';
import { type House, schalter } from '../../../../bots/schalter';
import { change, type Store } from '../../../../bots/storage/store';
import { fakeChannel } from '../../../../bots/testing/fake-channel';
import { memoryStore } from '../../../../bots/testing/memory-store';
import { virtualClock } from '../../../../bots/testing/virtual-clock';
import { asId } from '../../../../flows/dialogue/ids';
import type { Inbound } from '../../../../flows/dialogue/inbound';
import { type Mortal, mortal } from './mortal';
import { smallBot } from './small-bot';

export type Says = 'greeting' | 'change' | 'person' | 'poison';
/** What an agent does to a customer's conversation. */
export type Does = 'accepts' | 'replies' | 'returns' | 'completes' | 'holds' | 'pulls';
/** What can happen. `held`, `refused`, `lost` and `arrived`: how a send ends without a plain answer. */
export type Happening =
  | { readonly kind: 'says'; readonly who: number; readonly text: Says }
  | { readonly kind: 'repeats'; readonly which: number }
  | { readonly kind: 'status'; readonly which: number; readonly status: 'sent' | 'delivered' | 'read' }
  | { readonly kind: 'sending'; readonly comes: 'later' | 'held' | 'lost' | 'arrived' | 'refused' }
  | { readonly kind: 'bank'; readonly comes: 'fails' | 'done but silent' }
  | { readonly kind: 'passes'; readonly ms: number }
  | { readonly kind: 'agent'; readonly agent: number; readonly does: Does; readonly who: number }
  | { readonly kind: 'dies'; readonly commits: number; readonly when: 'before' | 'after' };

/** A part of the house that a test may break, to see that the property notices. */
export interface Parts {
  readonly store: Store;
  readonly bank: Action['run'];
  readonly channel: Channel;
}

const rounds = async (): Promise<void> => {
  for (let round = 0; round < 4; round += 1) await new Promise((resolve) => setImmediate(resolve));
};
export const conversationOf = (who: number) => conversationId('webchat', 'test', `customer-${who}`);
export const agentIds = [asId<'agent'>('ana'), asId<'agent'>('ben')] as const;
const year = 365 * 24 * 3_600_000;

/** Two customers, two agents, a bank, a provider that loses things, and a house that dies. */
export const world = (broken: (parts: Parts) => Parts = (parts) => parts) => {
  const shared = { store: memoryStore(), clock: virtualClock() };
  const said: { id: string; who: number; text: Says; acked: boolean }[] = [];
  /** In the order in which customers have seen them. */
  const seen: string[] = [];
  const sends: ('later' | 'held' | 'lost' | 'arrived' | 'refused')[] = [];
  const banks: ('fails' | 'done but silent')[] = [];
  const asked: string[] = [];
  const unconfirmed: string[] = [];
  const epochs: { sent: string; quiet: number }[] = [];
  /** The replies that were accepted, by their key. */
  const replied: { key: string; line: string }[] = [];
  let acts = 0;
  /** Under which epoch a person last took over, when all was quiet. */
  let quietEpochs: readonly number[] = [0, 0];
  let process: Mortal;
  let house: House;

  const bank: Action['run'] = async (_, { idempotencyKey }) => {
    const comes = banks.shift();
    asked.push(idempotencyKey);
    if (comes) throw new Error(comes);
    return 'ok';
  };
  const door = fakeChannel('webchat');
  const send: Channel['send'] = async ({ to, correlation }): Promise<Sent> => {
    epochs.push({ sent: correlation, quiet: quietEpochs[Number(to.slice(-1))] ?? 0 });
    const comes = sends.shift();
    if (comes === 'later') return { kind: 'retryLater', code: 'x', reason: 'later', holds: 'letter' };
    if (comes === 'held') return { kind: 'retryLater', code: 'x', reason: 'held', holds: 'account' };
    if (comes === 'refused') return { kind: 'refused', code: 'x', reason: 'no' };
    if (comes !== 'lost') seen.push(correlation);
    return comes === undefined ? { kind: 'sent', providerId: `p-${correlation}` } : { kind: 'unknown', code: 'x', reason: comes };
  };

  const begin = async (): Promise<void> => {
    const alive = mortal(shared);
    const parts = broken({
      store: alive.store,
      bank: (input, context) => (alive.alive() ? alive.lives(bank(input, context)) : new Promise(() => {})),
      channel: { ...door, send: (letter) => (alive.alive() ? alive.lives(send(letter)) : new Promise(() => {})) },
    });
    process = alive;
    house = schalter({
      bot: smallBot(parts.bank),
      channels: [parts.channel],
      store: parts.store,
      clock: alive.clock,
      random: () => 0.5,
      observe: (one) => {
        if (one.kind === 'unconfirmed') unconfirmed.push(one.letter);
      },
    });
    const started = house.start();
    await Promise.race([started, rounds()]);
  };
  /** Until nothing moves; where the process has died, another one takes over and the provider delivers anew. */
  const settle = async (): Promise<void> => {
    await rounds();
    while (!process.alive()) {
      await begin();
      for (const message of said) if (!message.acked) await deliver(message);
      await rounds();
    }
    quietEpochs = await Promise.all(
      [0, 1].map(async (who) => (await shared.store.get(conversations, conversationOf(who)))?.personSince ?? 0),
    );
  };
  const accept = async (inbound: Inbound): Promise<boolean> =>
    Promise.race([house.accept(door, [inbound]).then(() => true), rounds().then(() => false)]);
  const deliver = async (message: (typeof said)[number]): Promise<void> => {
    const { id, who, text } = message;
    const content = { kind: 'text', text } as const;
    const acked = await accept({ kind: 'message', id, account: 'test', at: 0, from: `customer-${who}`, content });
    message.acked ||= acked;
  };
  const passes = async (ms: number): Promise<void> => {
    await shared.clock.advance(ms, settle);
    await settle();
  };
  /** Both are at their desks, from the beginning to the end. */
  const hire = async (): Promise<void> => {
    const about = {
      email: '',
      roles: ['agent', 'supervisor'],
      queues: 'all',
      languages: [],
      capacity: 1,
      disabled: false,
      load: [],
    } as const;
    const there = { intent: 'available', leaseUntil: shared.clock.now() + year, missedOffer: false } as const;
    await shared.store.commit(
      agentIds.flatMap((id) => [change.insert(agents, { id, name: id, ...about }), change.insert(presences, { id, ...there })]),
    );
  };
  const act = async ({ agent, does, who }: Extract<Happening, { kind: 'agent' }>): Promise<Done | Said | Refused | null> => {
    const conversation = conversationOf(who);
    const read = await shared.store.get(conversations, conversation);
    const id = agentIds[agent];
    if (!read || !id) return null;
    const { openHandoff: open, floor } = read;
    acts += 1;
    if (does === 'pulls') return house.desk.pull(id, conversation);
    if (does === 'replies') {
      const said = await house.desk.reply(id, conversation, {
        saying: { kind: 'text', text: `reply ${acts}` },
        key: `${acts}`,
        epoch: floor.epoch,
      });
      if (said.kind === 'said') replied.push({ key: `${acts}`, line: said.line.id });
      return said;
    }
    if (open === null) return null;
    switch (does) {
      case 'accepts':
        return house.desk.accept(id, open);
      case 'returns':
        return house.desk.return(id, open, { outcome: 'resolved', note: `note ${acts}` });
      case 'completes':
        return house.desk.complete(id, open, { outcome: 'resolved' });
      case 'holds':
        return house.desk.hold(id, open);
      default:
        return does satisfies never;
    }
  };

  const happens = async (what: Happening): Promise<void> => {
    switch (what.kind) {
      case 'says': {
        const message = { id: `m${said.length}`, who: what.who, text: what.text, acked: false };
        said.push(message);
        await deliver(message);
        break;
      }
      case 'repeats': {
        const message = said[what.which % Math.max(1, said.length)];
        if (message) await deliver(message);
        break;
      }
      case 'status': {
        const correlation = seen[what.which % Math.max(1, seen.length)];
        const about = { account: 'test', at: 0, providerId: `p-${correlation}`, status: what.status } as const;
        if (correlation) await accept({ kind: 'status', id: `${correlation}:${what.status}`, ...about, correlation });
        break;
      }
      case 'sending':
        sends.push(what.comes);
        break;
      case 'bank':
        banks.push(what.comes);
        break;
      case 'passes':
        return passes(what.ms);
      case 'agent':
        await Promise.race([act(what), rounds()]);
        break;
      case 'dies':
        process.dieAt(what.commits, what.when);
        break;
      default:
        what satisfies never;
    }
    await settle();
  };

  return {
    /** All of it, and then long enough without trouble for everything to come to its end. */
    run: async (happenings: readonly Happening[]): Promise<void> => {
      await hire();
      await begin();
      await settle();
      for (const what of happenings) await happens(what);
      process.kill();
      sends.length = 0;
      banks.length = 0;
      await settle();
      await passes(20 * 60_000);
      await house.stop();
    },
    store: shared.store,
    said,
    seen,
    asked,
    unconfirmed,
    epochs,
    replied,
  };
};
