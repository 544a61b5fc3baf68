import type { ConversationId } from '../../flows/dialogue/ids';
import type { Attached, Channel, Payload, ReplyWindow, Sent } from '../channels/channel';
import type { Clock } from '../clock';
import type { Observer } from '../observer';
import { change, type Store, type Stored } from '../storage/store';
import { attachmentOf } from './attachment-of';
import { backOff } from './back-off';
import { delivered, settled } from './delivery';
import type { HeldAccounts } from './held-accounts';
import { confirmationWait, type OutboxLetter, outboxLetters } from './letters';
import { rewrite } from './rewrite';

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

/** What is asked of a conversation right before one of its letters goes out. */
export interface Standing {
  /** The epoch under which a person last took over: what the bot wrote before it is not sent. */
  readonly personSince: number;
  /** When the customer was last heard, ms UTC: a service takes answers for a time only. */
  readonly heardAt: number;
}

/** What a letter needs of its door. */
export type OutDoor = Pick<Channel, 'account' | 'render' | 'send' | 'replyWindow' | 'repeatable'>;

/** What one attempt came to; `at`: when it began; `heldUntil`: the time for which its whole account has to rest. */
interface Attempted {
  readonly sent: Sent;
  readonly part: number;
  readonly at: number;
  readonly heldUntil: number | null;
}

/** Below the wait for a confirmation, so that an attempt is over before the next one can begin. ms. */
const timeouts = { words: 8_000, file: 30_000 };
const waits = { words: confirmationWait, file: timeouts.file + confirmationWait };
const pause = { first: 1_000, longest: 300_000 };
/** Of a door that lets everybody write at any time. */
const always: ReplyWindow = { bot: Number.POSITIVE_INFINITY, person: Number.POSITIVE_INFINITY };
/** About 40 minutes of trying what its account does not fail at: by then an answer would only puzzle the customer. */
const triesOfALetter = 14;
/** Each may be a copy that the customer sees. */
const sendsWithoutAnswer = 2;

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

export const letterSender = (needs: Sending & { readonly accounts: Pick<HeldAccounts, 'told'> }): LetterSender => {
  const { store, clock, observe } = needs;
  /** What an attempt came to while the store was down: written before anything else is tried. */
  const unwritten = new Map<string, Attempted>();

  const attempt = async (given: Stored<OutboxLetter>, untried: Set<string>): Promise<Stored<OutboxLetter>> => {
    await needs.seenMarksOut(given.conversation);
    const channel = needs.channels.get(given.channel);
    if (!channel) return give(given, 'refused', `The door "${given.channel}" is shut. Open it and retry the letter.`);
    const isUnanswered = given.state === 'sending' && !untried.has(given.id);
    // Through a door that shows each letter once, nothing arrives unseen.
    const letter = isUnanswered && !channel.repeatable ? { ...given, unanswered: (given.unanswered ?? 0) + 1 } : given;
    if (channel.account !== letter.account) return give(letter, 'refused', ofAnotherAccount(letter));
    const { personSince, heardAt } = await needs.standing(letter.conversation);
    if (isStale(letter, personSince)) return suppress(letter);
    const window = channel.replyWindow ?? always;
    const silence = clock.now() - heardAt;
    // A template is what the service lets through then.
    if (!letter.reply.template && silence > window[letter.author === 'bot' ? 'bot' : 'person'])
      return give(letter, 'refused', 'It is too late to answer. Retry it when the customer has written again.');
    const payloads = rendered(channel, letter);
    const part = letter.providerIds.length;
    const payload = payloads[part];
    if (!payload) return give(letter, 'dead', 'It could not be rendered. Look at the text of its reply.');
    const attached = letter.reply.media && part === 0 ? await attachmentOf(store, letter.reply.media) : undefined;
    if (attached === null) return give(letter, 'dead', 'Its file is not kept here. Upload it again, and send that.');
    const first = untried.delete(letter.id);
    if ((letter.unanswered ?? 0) >= sendsWithoutAnswer) return give(letter, 'dead', mayHaveArrived);
    if (isUnanswered && letter.attempts >= triesOfALetter) return give(letter, 'dead', 'Nothing has ever answered. Look at the door.');
    const load = attached ? 'file' : 'words';
    const isMarked = first && payloads.length === 1 && letter.due > clock.now() + timeouts[load];
    const marked = isMarked ? letter : await mark(letter, payloads.length, waits[load]);
    if (!marked) return (await store.get(outboxLetters, letter.id)) ?? { ...letter, state: 'dead', version: letter.version + 1 };
    if (isUnanswered) observe({ kind: 'unconfirmed', letter: letter.id });
    const late = silence > window.bot;
    const told = await send(channel, letter, { payload, late, ...(attached ? { attached } : {}) }, timeouts[load]);
    unwritten.set(letter.id, told);
    return written(marked, told);
  };

  const isStale = ({ author, epoch }: OutboxLetter, personSince: number): boolean => author === 'bot' && epoch < personSince;

  const suppress = (letter: Stored<OutboxLetter>): Promise<Stored<OutboxLetter>> => {
    observe({ kind: 'suppressed', letter: letter.id });
    return rewrite(store, letter, (now) => (settled(now) ? now : { ...now, state: 'suppressed' }));
  };

  const send = async (
    channel: Pick<Channel, 'send'>,
    letter: OutboxLetter,
    bubble: { readonly payload: Payload; readonly late: boolean; readonly attached?: Attached },
    timeout: number,
  ): Promise<Attempted> => {
    const { id, to, providerIds } = letter;
    const part = providerIds.length;
    const at = clock.now();
    const abort = new AbortController();
    const cancel = clock.after(timeout, () => abort.abort());
    const sent = await channel.send({ to, ...bubble, correlation: `${id}/${part}`, signal: abort.signal });
    cancel();
    observe({
      kind: 'sent',
      channel: letter.channel,
      letter: id,
      code: sent.kind === 'sent' ? 'ok' : sent.code,
      ms: clock.now() - at,
    });
    return { sent, part, at, heldUntil: needs.accounts.told(letter, sent) };
  };

  /** Nothing, for a reply that its door cannot put into a form of its own. */
  const rendered = (channel: Pick<Channel, 'render'>, { reply }: OutboxLetter): readonly Payload[] => {
    try {
      return channel.render(reply);
    } catch (error) {
      observe({ kind: 'trouble', where: 'render', error });
      return [];
    }
  };

  /** "The request may be out", written before it goes out; undefined where somebody else has written in between. */
  const mark = async (before: Stored<OutboxLetter>, parts: number, wait: number): Promise<Stored<OutboxLetter> | undefined> => {
    const { version, held: _, ...letter } = before;
    const attempts = letter.attempts + 1;
    const due = clock.now() + Math.max(wait, backOff(attempts, pause, needs.random));
    const marked = { ...letter, state: 'sending', parts, attempts, due } as const;
    const committed = await store.commit([change.update(outboxLetters, marked, version)]);
    return committed.outcome === 'done' ? { ...marked, version: version + 1 } : undefined;
  };

  const written = async (letter: Stored<OutboxLetter>, told: Attempted): Promise<Stored<OutboxLetter>> => {
    const after = await become(letter, told);
    unwritten.delete(letter.id);
    return after;
  };

  const become = async (letter: Stored<OutboxLetter>, { sent, part, at, heldUntil }: Attempted): Promise<Stored<OutboxLetter>> => {
    switch (sent.kind) {
      case 'sent':
        return rewrite(store, letter, (now) => delivered(now, { part, status: 'sent', providerId: sent.providerId, at }));
      case 'unknown':
        // A status may still name it: it is judged when it is due.
        return letter;
      case 'refused':
        return give(letter, 'refused', `${sent.code}: ${sent.reason}`);
      case 'retryLater': {
        const failure = `${sent.code}: ${sent.reason}`;
        // No fault of the letter's: it is not counted, however long the account has to rest.
        if (heldUntil !== null) {
          const waits = { state: 'pending', due: heldUntil, held: true, failure } as const;
          return rewrite(store, letter, (now) => (settled(now) ? now : { ...now, ...waits, attempts: Math.max(0, now.attempts - 1) }));
        }
        if (letter.attempts >= (sent.tries ?? triesOfALetter)) return give(letter, 'dead', failure);
        const due = clock.now() + Math.max(sent.after ?? 0, backOff(letter.attempts, pause, needs.random));
        return rewrite(store, letter, (now) => (settled(now) ? now : { ...now, state: 'pending', due, failure }));
      }
      default:
        return sent satisfies never;
    }
  };

  const give = (letter: Stored<OutboxLetter>, state: 'refused' | 'dead', failure: string): Promise<Stored<OutboxLetter>> => {
    observe({ kind: 'dead', what: 'outbox', id: letter.id, reason: failure });
    return rewrite(store, letter, (now) => (settled(now) ? now : { ...now, state, failure }));
  };

  return {
    try: (letter, untried) => {
      const told = unwritten.get(letter.id);
      return told ? written(letter, told) : attempt(letter, untried);
    },
    withdraw: async (letter) => {
      const { personSince } = await needs.standing(letter.conversation);
      return isStale(letter, personSince) ? suppress(letter) : null;
    },
    isTried: ({ id }) => unwritten.has(id),
    forget: ({ id }) => {
      unwritten.delete(id);
    },
  };
};

const ofAnotherAccount = ({ channel, account }: OutboxLetter): string =>
  `The door "${channel}" serves another account now than "${account}". Open it for that one and retry the letter.`;

const mayHaveArrived = 'It may have arrived: neither an answer nor a status came, twice. Ask the customer before you retry it.';
