import type { ConversationId } from '../../flows/dialogue/ids';
import type { Clock } from '../clock';
import type { Observer } from '../observer';
import { type Stored, StoreUnavailable } from '../storage/store';
import { alarms } from './alarms';
import type { Arrival, Converse, Disposition } from './arrival';
import { backOff } from './back-off';
import { lanes } from './lanes';
import type { InboxLetter } from './letters';

/** Takes the turns: one at a time and in order within a conversation, many conversations at once. */
export interface Worker {
  post(letter: Stored<InboxLetter>): void;
  /** An outcome or a timer: goes ahead of the messages that wait. */
  interrupt(arrival: Exclude<Arrival, { kind: 'message' }>): void;
  /** The messages that wait for the conversation's errand need not wait any longer. */
  release(conversation: ConversationId): void;
  busy(): boolean;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

interface Lane {
  readonly ahead: Exclude<Arrival, { kind: 'message' }>[];
  readonly letters: Stored<InboxLetter>[];
  /** How many of the first letters wait for the conversation's errand. */
  held: number;
  /** How often they have been released: a turn that began before must not hold its message again. */
  releases: number;
  /** After a failure, nothing of the lane is tried before this time, ms UTC. */
  restsUntil: number;
}

const conversationsAtOnce = 64;
/** After so many failures of the same turn, the customer gets a person instead. */
const triesOfATurn = 4;
const pause = { first: 200, longest: 30_000 };

export const worker = (needs: {
  clock: Clock;
  random: () => number;
  observe: Observer;
  converse: Converse;
  /** Puts what a committed turn wants done on its way. */
  dispatch: (done: Extract<Disposition, { kind: 'done' }>, conversation: ConversationId) => void;
  /** Brings what a conversation has open in the store on its way. */
  takeUp: (conversation: ConversationId) => Promise<void>;
  /** A turn that can neither be taken nor be turned into a breakdown. */
  bury: (of: Exclude<Arrival, { kind: 'breakdown' }>, reason: string) => Promise<void>;
}): Worker => {
  const waiting = new Map<string, Lane>();
  const failures = new WeakMap<object, number>();
  const rest = alarms(needs.clock);

  const laneOf = (conversation: ConversationId): Lane => {
    const lane = waiting.get(conversation) ?? { ahead: [], letters: [], held: 0, releases: 0, restsUntil: 0 };
    waiting.set(conversation, lane);
    return lane;
  };

  const nextOf = (lane: Lane): Arrival | undefined => {
    const letter = lane.letters[lane.held];
    return (
      lane.ahead[0] ?? (letter && letter.conversation !== '' ? { kind: 'message', conversation: letter.conversation, letter } : undefined)
    );
  };

  const done = (lane: Lane, arrival: Arrival): void => {
    // By its id: an older letter may have been put in front of it meanwhile.
    if (arrival.kind === 'message') remove(lane.letters, ({ id }) => id === arrival.letter.id);
    else {
      remove(lane.ahead, (one) => one === arrival);
      lane.held = 0;
    }
  };

  const serve = async (conversation: string): Promise<void> => {
    const lane = waiting.get(conversation);
    if (!lane) return;
    for (let arrival = nextOf(lane); arrival; arrival = nextOf(lane)) {
      if (lane.restsUntil > needs.clock.now()) return rest.set(conversation, lane.restsUntil, () => running.wake(conversation));
      const began = needs.clock.now();
      const { releases } = lane;
      try {
        const disposition = await needs.converse(arrival);
        needs.observe({ kind: 'turn', conversation, arrival: arrival.kind, disposition: disposition.kind, ms: needs.clock.now() - began });
        // The turn was committed, but not by this call: what it wants done may stand in the store alone.
        if (disposition.kind === 'known' && arrival.kind !== 'wake') await needs.takeUp(arrival.conversation);
        if (disposition.kind !== 'held') done(lane, arrival);
        else if (releases === lane.releases) lane.held += 1;
        if (disposition.kind === 'done') needs.dispatch(disposition, arrival.conversation);
      } catch (error) {
        needs.observe({ kind: 'trouble', where: `turn ${arrival.kind}`, error });
        await recover(lane, arrival, error);
      }
    }
    if (lane.letters.length === 0) waiting.delete(conversation);
  };

  /** The lane rests, and tries the same again; or it goes on with its breakdown. */
  const recover = async (lane: Lane, arrival: Arrival, error: unknown): Promise<void> => {
    const failed = arrival.kind === 'message' ? arrival.letter : arrival;
    const times = (failures.get(failed) ?? 0) + (error instanceof StoreUnavailable ? 0 : 1);
    failures.set(failed, times);
    if (times < triesOfATurn) {
      lane.restsUntil = needs.clock.now() + backOff(Math.max(1, times), pause, needs.random);
      return;
    }
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    done(lane, arrival);
    if (arrival.kind === 'breakdown') await needs.bury(arrival.of, reason);
    else lane.ahead.unshift({ kind: 'breakdown', conversation: arrival.conversation, of: arrival, reason });
  };

  const running = lanes(conversationsAtOnce, serve);

  return {
    post: (letter) => {
      if (letter.conversation === '') return;
      const { letters } = laneOf(letter.conversation);
      if (!letters.some(({ id }) => id === letter.id)) {
        // A sweep after trouble can bring an older letter than those that wait: order of arrival is what counts.
        const before = letters.findLastIndex(({ arrival }) => arrival < letter.arrival);
        letters.splice(before + 1, 0, letter);
      }
      running.wake(letter.conversation);
    },
    interrupt: (arrival) => {
      laneOf(arrival.conversation).ahead.push(arrival);
      running.wake(arrival.conversation);
    },
    release: (conversation) => {
      const lane = waiting.get(conversation);
      if (!lane) return;
      lane.held = 0;
      lane.releases += 1;
      running.wake(conversation);
    },
    busy: running.busy,
    idle: running.idle,
    stop: () => {
      rest.stop();
      return running.stop();
    },
  };
};

const remove = <One>(from: One[], which: (one: One) => boolean): void => {
  const place = from.findIndex(which);
  if (place >= 0) from.splice(place, 1);
};
