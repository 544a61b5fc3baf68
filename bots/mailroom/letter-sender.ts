import type { ConversationId } from '../../flows/dialogue/ids';
import type { Attached, Channel, Payload } from '../channels/channel';
import type { Clock } from '../clock';
import type { Observer } from '../observer';
import { change, type Store, type Stored } from '../storage/store';
import { type Attempted, afterAttempt } from './after-attempt';
import { attachmentOf } from './attachment-of';
import { backOff } from './back-off';
import { settled } from './delivery';
import type { HeldAccounts } from './held-accounts';
import { type OutboxLetter, outboxLetters } from './letters';
import { type GiveUp, mayGoOut } from './may-go-out';
import { patience } from './patience';
import { rewrite } from './rewrite';
import type { Standing } from './standing';

/** One try at one letter, and what has become of it written down. */
export interface LetterSender {
  /**
   * Sends the next bubble of the letter, or writes what came of the last one where the store was down then. Answers the letter as
   * it stands now. `untried`: whom this process has written as "may be out", and nobody has tried; a letter that is tried is taken out.
   */
  try(letter: Stored<OutboxLetter>, untried: Set<string>): Promise<Stored<OutboxLetter>>;
  /** Suppresses what the bot wrote before a person took over; null where it may still be sent. */
  withdraw(letter: Stored<OutboxLetter>): Promise<Stored<OutboxLetter> | null>;
  /** Whether there is only something to be written about it, and nothing to be sent. */
  isTried(letter: OutboxLetter): boolean;
  /** It has come to its end, whoever wrote that. */
  forget(letter: OutboxLetter): void;
}

/** What a letter needs of its door. */
export type OutDoor = Pick<Channel, 'account' | 'render' | 'send' | 'replyWindow' | 'repeatable'>;

/** What letters are sent with. */
export interface Sending {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
  readonly observe: Observer;
  readonly channels: ReadonlyMap<string, OutDoor>;
  /** How the conversation stands at this moment. */
  readonly standing: (conversation: ConversationId) => Promise<Standing>;
  /** Resolves when nothing that has to be seen before a letter is still on its way. */
  readonly seenMarksOut: (conversation: ConversationId) => Promise<void>;
}

/** What goes out in one attempt. */
interface Bubble {
  readonly payload: Payload;
  readonly late: boolean;
  readonly attached?: Attached;
}

export const letterSender = (needs: Sending & { readonly accounts: Pick<HeldAccounts, 'told'> }): LetterSender => {
  const { store, clock, random, observe } = needs;
  /** What an attempt came to while the store was down: written before anything else is tried. */
  const unwritten = new Map<string, Attempted>();

  const verdictOn = async (letter: OutboxLetter, door: OutDoor | undefined) =>
    mayGoOut(letter, door, await needs.standing(letter.conversation), clock.now());

  const attempt = async (given: Stored<OutboxLetter>, untried: Set<string>): Promise<Stored<OutboxLetter>> => {
    await needs.seenMarksOut(given.conversation);
    const known = needs.channels.get(given.channel);
    const isUnanswered = given.state === 'sending' && !untried.has(given.id);
    // Through a door that shows each letter once, nothing arrives unseen.
    const letter = isUnanswered && known?.repeatable === false ? { ...given, unanswered: (given.unanswered ?? 0) + 1 } : given;
    const verdict = await verdictOn(letter, known);
    if (verdict.kind === 'stale') return suppress(letter);
    if (verdict.kind === 'give up') return giveUp(letter, verdict);
    const { door, late } = verdict;

    const payloads = rendered(door, letter);
    const part = letter.providerIds.length;
    const payload = payloads[part];
    if (!payload) return giveUp(letter, unrendered);
    const attached = letter.reply.media && part === 0 ? await attachmentOf(store, letter.reply.media) : undefined;
    if (attached === null) return giveUp(letter, withoutFile);

    const load = attached ? 'file' : 'words';
    const timeout = patience.timeouts[load];
    const isFirst = untried.delete(letter.id);
    const isMarked = isFirst && payloads.length === 1 && letter.due > clock.now() + timeout;
    const marked = isMarked ? letter : await mark(letter, payloads.length, patience.waits[load]);
    if (!marked) return (await store.get(outboxLetters, letter.id)) ?? { ...letter, state: 'dead', version: letter.version + 1 };
    if (isUnanswered) observe({ kind: 'unconfirmed', letter: letter.id });
    const told = await send(door, letter, { payload, late, ...(attached ? { attached } : {}) }, timeout);
    unwritten.set(letter.id, told);
    return write(marked, told);
  };

  /** Nothing, for a reply that its door cannot put into a form of its own. */
  const rendered = (door: Pick<OutDoor, 'render'>, { reply }: OutboxLetter): readonly Payload[] => {
    try {
      return door.render(reply);
    } catch (error) {
      observe({ kind: 'trouble', where: 'render', error });
      return [];
    }
  };

  /** "The request may be out", written before it goes out; undefined where somebody else has written in between. */
  const mark = async (before: Stored<OutboxLetter>, parts: number, wait: number): Promise<Stored<OutboxLetter> | undefined> => {
    const { version, held: _, ...letter } = before;
    const attempts = letter.attempts + 1;
    const due = clock.now() + Math.max(wait, backOff(attempts, patience.pause, random));
    const marked = { ...letter, state: 'sending', parts, attempts, due } as const;
    const committed = await store.commit([change.update(outboxLetters, marked, version)]);
    return committed.outcome === 'done' ? { ...marked, version: version + 1 } : undefined;
  };

  const send = async (door: Pick<OutDoor, 'send'>, letter: OutboxLetter, bubble: Bubble, timeout: number): Promise<Attempted> => {
    const { id, to, channel, providerIds } = letter;
    const part = providerIds.length;
    const at = clock.now();
    const abort = new AbortController();
    const cancel = clock.after(timeout, () => abort.abort());
    const sent = await door.send({ to, ...bubble, correlation: `${id}/${part}`, signal: abort.signal });
    cancel();
    observe({ kind: 'sent', channel, letter: id, code: sent.kind === 'sent' ? 'ok' : sent.code, ms: clock.now() - at });
    return { sent, part, at, heldUntil: needs.accounts.told(letter, sent) };
  };

  const write = async (letter: Stored<OutboxLetter>, told: Attempted): Promise<Stored<OutboxLetter>> => {
    const after = afterAttempt(letter, told, { now: clock.now(), random });
    const written = typeof after === 'function' ? await rewrite(store, letter, after) : await giveUp(letter, after);
    unwritten.delete(letter.id);
    return written;
  };

  const giveUp = async (letter: Stored<OutboxLetter>, { state, failure }: GiveUp): Promise<Stored<OutboxLetter>> => {
    const written = await rewrite(store, letter, (now) => (settled(now) ? now : { ...now, state, failure }));
    observe({ kind: 'dead', what: 'outbox', id: letter.id, reason: failure });
    return written;
  };

  const suppress = async (letter: Stored<OutboxLetter>): Promise<Stored<OutboxLetter>> => {
    const written = await rewrite(store, letter, (now) => (settled(now) ? now : { ...now, state: 'suppressed' }));
    observe({ kind: 'suppressed', letter: letter.id });
    return written;
  };

  return {
    try: (letter, untried) => {
      const told = unwritten.get(letter.id);
      return told ? write(letter, told) : attempt(letter, untried);
    },
    withdraw: async (letter) => {
      const { kind } = await verdictOn(letter, needs.channels.get(letter.channel));
      return kind === 'stale' ? suppress(letter) : null;
    },
    isTried: ({ id }) => unwritten.has(id),
    forget: ({ id }) => {
      unwritten.delete(id);
    },
  };
};

const unrendered: GiveUp = { kind: 'give up', state: 'dead', failure: 'It could not be rendered. Look at the text of its reply.' };
const withoutFile: GiveUp = { kind: 'give up', state: 'dead', failure: 'Its file is not kept here. Upload it again, and send that.' };
