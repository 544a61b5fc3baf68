import type { ConversationId } from '../../flows/dialogue/ids';
import type { InboundStatus, InboundWatermark } from '../../flows/dialogue/inbound';
import type { Channel, Payload, Sent } from '../channels/channel';
import type { Clock } from '../clock';
import type { Observer } from '../observer';
import { change, type Store, type Stored } from '../storage/store';
import { alarms } from './alarms';
import { backOff } from './back-off';
import { conversationId } from './conversation-id';
import { delivered, settled, upTo } from './delivery';
import { lanes } from './lanes';
import { confirmationWait, type OutboxLetter, outboxLetters } from './letters';
import { pages } from './pages';

/** Sends what turns have written: in order and one at a time within a conversation, until it is out or surely will not be. */
export interface Outbox {
  /** `inHand`: this process has just written it, as "may be out" already, and nobody has tried it yet. */
  post(letter: Stored<OutboxLetter>, inHand?: boolean): void;
  /** What a provider tells of letters; false when it may be about one whose request has not been answered yet, or none of ours. */
  heard(channel: string, told: InboundStatus | InboundWatermark): Promise<boolean>;
  busy(): boolean;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** What one attempt came to; `at`: when it began. */
interface Attempted {
  readonly sent: Sent;
  readonly part: number;
  readonly at: number;
}

const conversationsAtOnce = 64;
/** Below the wait above, so that an attempt is over before the next one can begin. */
const sendTimeout = 8_000;
const pause = { first: 1_000, longest: 300_000 };
/** About 40 minutes of trying: by then an answer would only puzzle the customer. */
const triesOfALetter = 14;

export const outbox = (needs: {
  store: Store;
  clock: Clock;
  random: () => number;
  observe: Observer;
  channels: ReadonlyMap<string, Pick<Channel, 'render' | 'send'>>;
  /** The epoch under which a person last took over: what the bot wrote before it is not sent. */
  personSince: (conversation: ConversationId) => Promise<number>;
  /** Resolves when nothing that has to be seen before a letter is still on its way. */
  seenMarksOut: (conversation: ConversationId) => Promise<void>;
}): Outbox => {
  const queues = new Map<string, Stored<OutboxLetter>[]>();
  const heldAccounts = new Map<string, number>();
  /** What an attempt came to while the store was down: written before anything else is tried. */
  const unwritten = new Map<string, Attempted>();
  const inHand = new Set<string>();
  const rest = alarms(needs.clock);

  /** Writes what has become of a letter; where somebody else wrote in between, on top of that. */
  const settle = async (letter: Stored<OutboxLetter>, next: (now: OutboxLetter) => OutboxLetter): Promise<Stored<OutboxLetter>> => {
    for (let current = letter; ; ) {
      const { version, ...before } = current;
      const after = next(before);
      if (after === before) return current;
      const committed = await needs.store.commit([change.update(outboxLetters, after, version)]);
      if (committed.outcome === 'done') return { ...after, version: version + 1 };
      const read = await needs.store.get(outboxLetters, letter.id);
      if (!read) return letter;
      current = read;
    }
  };

  const holdUntil = (letter: OutboxLetter): number =>
    Math.max(inHand.has(letter.id) ? 0 : letter.due, heldAccounts.get(`${letter.channel}:${letter.account}`) ?? 0);

  const serve = async (conversation: string): Promise<void> => {
    const queue = queues.get(conversation) ?? [];
    for (let letter = queue[0]; letter; letter = queue[0]) {
      if (settled(letter)) {
        queue.shift();
        inHand.delete(letter.id);
        unwritten.delete(letter.id);
        continue;
      }
      const until = holdUntil(letter);
      if (until > needs.clock.now()) {
        rest.set(conversation, until, () => running.wake(conversation));
        return;
      }
      try {
        put(await attempt(letter));
      } catch (error) {
        needs.observe({ kind: 'trouble', where: 'outbox', error });
        rest.set(conversation, needs.clock.now() + backOff(1, pause, needs.random), () => running.wake(conversation));
        return;
      }
    }
    queues.delete(conversation);
  };

  /** Only forwards: an answer and a status can be written at the same time. */
  const put = (letter: Stored<OutboxLetter>): void => {
    const queue = queues.get(letter.conversation) ?? [];
    const place = queue.findIndex(({ id }) => id === letter.id);
    const known = queue[place];
    if (known && known.version < letter.version) queue[place] = letter;
  };

  const attempt = async (letter: Stored<OutboxLetter>): Promise<Stored<OutboxLetter>> => {
    const told = unwritten.get(letter.id);
    if (told) return outcome(letter, told);
    await needs.seenMarksOut(letter.conversation);
    const channel = needs.channels.get(letter.channel);
    if (!channel) return give(letter, 'refused', `The door "${letter.channel}" is shut. Open it and retry the letter.`);
    if (letter.author === 'bot' && letter.epoch < (await needs.personSince(letter.conversation))) {
      needs.observe({ kind: 'suppressed', letter: letter.id });
      return settle(letter, (now) => (settled(now) ? now : { ...now, state: 'suppressed' }));
    }
    const payloads = rendered(channel, letter);
    const part = letter.providerIds.length;
    const payload = payloads[part];
    if (!payload) return give(letter, 'dead', 'It could not be rendered. Look at the text of its reply.');
    const first = inHand.delete(letter.id);
    const isMarked = first && payloads.length === 1 && letter.due > needs.clock.now() + sendTimeout;
    const marked = isMarked ? letter : await mark(letter, payloads.length);
    if (!marked) return (await needs.store.get(outboxLetters, letter.id)) ?? { ...letter, state: 'dead', version: letter.version + 1 };
    if (letter.state === 'sending' && !first) needs.observe({ kind: 'unconfirmed', letter: letter.id });
    const began = needs.clock.now();
    const abort = new AbortController();
    const cancel = needs.clock.after(sendTimeout, () => abort.abort());
    const sent = await channel.send({
      to: letter.to,
      payload,
      correlation: `${letter.id}/${part}`,
      late: letter.late ?? false,
      signal: abort.signal,
    });
    cancel();
    unwritten.set(letter.id, { sent, part, at: began });
    needs.observe({
      kind: 'sent',
      channel: letter.channel,
      letter: letter.id,
      code: sent.kind === 'sent' ? 'ok' : sent.code,
      ms: needs.clock.now() - began,
    });
    return outcome(marked, { sent, part, at: began });
  };

  /** Nothing, for a reply that its door cannot put into a form of its own. */
  const rendered = (channel: Pick<Channel, 'render'>, { reply }: OutboxLetter): readonly Payload[] => {
    try {
      return channel.render(reply);
    } catch (error) {
      needs.observe({ kind: 'trouble', where: 'render', error });
      return [];
    }
  };

  /** "The request may be out", written before it goes out; undefined where somebody else has written in between. */
  const mark = async ({ version, ...letter }: Stored<OutboxLetter>, parts: number): Promise<Stored<OutboxLetter> | undefined> => {
    const attempts = letter.attempts + 1;
    const due = needs.clock.now() + Math.max(confirmationWait, backOff(attempts, pause, needs.random));
    const marked = { ...letter, state: 'sending', parts, attempts, due } as const;
    const committed = await needs.store.commit([change.update(outboxLetters, marked, version)]);
    return committed.outcome === 'done' ? { ...marked, version: version + 1 } : undefined;
  };

  const outcome = async (letter: Stored<OutboxLetter>, told: Attempted): Promise<Stored<OutboxLetter>> => {
    const after = await written(letter, told);
    unwritten.delete(letter.id);
    return after;
  };

  const written = async (letter: Stored<OutboxLetter>, { sent, part, at }: Attempted): Promise<Stored<OutboxLetter>> => {
    switch (sent.kind) {
      case 'sent':
        return settle(letter, (now) => delivered(now, { part, status: 'sent', providerId: sent.providerId, at }));
      case 'unknown':
        // A status may still name it; who answers nothing again and again is given up like everybody else.
        return letter.attempts < triesOfALetter ? letter : give(letter, 'dead', `${sent.code}: ${sent.reason}`);
      case 'refused':
        return give(letter, 'refused', `${sent.code}: ${sent.reason}`);
      case 'retryLater': {
        if (letter.attempts >= triesOfALetter) return give(letter, 'dead', `${sent.code}: ${sent.reason}`);
        const due = needs.clock.now() + Math.max(sent.after ?? 0, backOff(letter.attempts, pause, needs.random));
        if (sent.holds === 'account') heldAccounts.set(`${letter.channel}:${letter.account}`, due);
        return settle(letter, (now) => (settled(now) ? now : { ...now, state: 'pending', due, failure: `${sent.code}: ${sent.reason}` }));
      }
      default:
        return sent satisfies never;
    }
  };

  const give = (letter: Stored<OutboxLetter>, state: 'refused' | 'dead', failure: string): Promise<Stored<OutboxLetter>> => {
    needs.observe({ kind: 'dead', what: 'outbox', id: letter.id, reason: failure });
    return settle(letter, (now) => (settled(now) ? now : { ...now, state, failure }));
  };

  const running = lanes(conversationsAtOnce, serve);

  const named = async (channel: string, status: InboundStatus): Promise<Stored<OutboxLetter> | undefined> => {
    const id = status.correlation?.split('/')[0];
    const letter = id === undefined ? undefined : await needs.store.get(outboxLetters, id);
    if (letter) return letter;
    const found = await needs.store.find(outboxLetters, { where: { providerId: status.providerId }, limit: 10 });
    return found.find((candidate) => candidate.channel === channel);
  };

  /** A letter's parts are told apart by what stands behind the slash of our own id. */
  const partOf = ({ correlation }: InboundStatus): number => Number(correlation?.split('/')[1] ?? 0);

  const heardUpTo = async (channel: string, mark: InboundWatermark): Promise<boolean> => {
    const before = { delivered: ['sending', 'sent'], read: ['sending', 'sent', 'delivered'] }[mark.status];
    const where = { conversation: conversationId(channel, mark.account, mark.to), state: before };
    let answered = true;
    for await (const letter of pages(needs.store, outboxLetters, { where }, 'seq')) {
      if (letter.state === 'sending') answered = false;
      else await settle(letter, (current) => upTo(current, mark));
    }
    return answered;
  };

  return {
    post: (letter, own = false) => {
      if (own) inHand.add(letter.id);
      const queue = queues.get(letter.conversation) ?? [];
      queues.set(letter.conversation, queue);
      if (!queue.some(({ id }) => id === letter.id)) {
        queue.splice(queue.findLastIndex(({ seq }) => seq < letter.seq) + 1, 0, letter);
      }
      running.wake(letter.conversation);
    },
    heard: async (channel, status) => {
      if (status.kind === 'watermark') return heardUpTo(channel, status);
      const letter = await named(channel, status);
      if (!letter) return false;
      const { providerId } = status;
      const part = letter.providerIds.includes(providerId) ? letter.providerIds.indexOf(providerId) : partOf(status);
      const reason = status.error && `${status.error.code}: ${status.error.reason}`;
      const now = await settle(letter, (current) => delivered(current, { part, status: status.status, providerId, at: status.at, reason }));
      put(now);
      running.wake(letter.conversation);
      return true;
    },
    busy: running.busy,
    idle: running.idle,
    stop: async () => {
      rest.stop();
      await running.stop();
      const untried = [...queues.values()].flat().filter(({ id }) => inHand.has(id));
      // Nobody has tried these: the next process need not wait for a word about them.
      const release = (letter: Stored<OutboxLetter>) =>
        settle(letter, (now) => ({ ...now, state: 'pending', due: now.writtenAt, attempts: 0 }));
      await Promise.all(untried.map(release)).catch((error: unknown) => needs.observe({ kind: 'trouble', where: 'outbox', error }));
    },
  };
};
