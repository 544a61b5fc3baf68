import type { ConversationId } from '../../flows/dialogue/ids';
import type { Inbound } from '../../flows/dialogue/inbound';
import type { Channel } from '../channels/channel';
import type { Clock } from '../clock';
import type { Action } from '../definition/action';
import { mediaFiles } from '../media/media-file';
import type { Observer } from '../observer';
import { change, type Store, type Stored } from '../storage/store';
import { alarms } from './alarms';
import type { Arrival, Converse, Disposition } from './arrival';
import { revive } from './dead-letters';
import { deliveryReports } from './delivery-reports';
import { errandRunner } from './errand-runner';
import { givenUp } from './given-up';
import { hearing } from './hearing';
import { inbox } from './inbox';
import { confirmationWait, errands, type InboxLetter, inboxLetters, type OutboxLetter, outboxLetters } from './letters';
import type { Masker } from './mask';
import { mediaFetcher } from './media-fetcher';
import type { Moments } from './moments';
import { outbox } from './outbox';
import { pages } from './pages';
import { seenMarks } from './seen-marks';
import type { Standing } from './standing';
import type { Wake } from './wakes';
import { wakes } from './wakes';
import { worker } from './worker';

/** Letters in, turns, letters out: everything that must survive a crash, put together. */
export interface Mailroom {
  /** Stores what a door received and sets it on its way. See `Inbox.accept`. */
  accept(door: { readonly name: string; readonly account: string }, inbound: readonly Inbound[]): Promise<void>;
  /** Takes up what an earlier process has left, and looks again every minute for what fell by the way. */
  start(): Promise<void>;
  /** Brings on its way what a commit outside a turn has left to be done; messages that waited for an errand need not any more. */
  carryOut(done: Extract<Disposition, { kind: 'done' }>, conversation: ConversationId): void;
  /** Tries a dead letter again; false when there is none of this id. */
  retry(id: string): Promise<boolean>;
  /** Resolves when nothing is under way; what waits for its time does not count. */
  idle(): Promise<void>;
  /** Finishes what is under way and begins nothing new. What is left stands in the store. */
  stop(): Promise<void>;
}

export interface MailroomNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly moments: Moments;
  readonly random: () => number;
  readonly observe: Observer;
  readonly mask: Masker;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly actions: ReadonlyMap<string, Action>;
  /** Makes the turn; `seen` is for it to say which message the bot has turned to. */
  readonly converse: (seen: (letter: InboxLetter) => void) => Converse;
  readonly standing: (conversation: ConversationId) => Promise<Standing>;
  readonly wakesDue: (until: number) => AsyncIterable<Wake>;
}

const sweepEvery = 60_000;
/** What is younger is in the hands of this process. */
const sweepAge = 60_000;

export const mailroom = (needs: MailroomNeeds): Mailroom => {
  const { store, clock, observe } = needs;
  const incoming = inbox(needs);
  const courtesy = seenMarks(needs);
  const outgoing = outbox({ ...needs, seenMarksOut: courtesy.out });
  const turns = worker({
    ...needs,
    converse: needs.converse(courtesy.mark),
    dispatch: (done, conversation) => dispatch(done, conversation),
    takeUp: (conversation) => takeUp(conversation),
    bury: (of, reason) => bury(of, reason),
  });
  const doing = errandRunner({ ...needs, tell: turns.interrupt });
  const timers = wakes({ clock, observe, due: needs.wakesDue, ring: (conversation) => turns.interrupt({ kind: 'wake', conversation }) });
  const fetching = mediaFetcher(needs);
  const reports = deliveryReports({ store, moved: outgoing.moved });
  const statuses = hearing({ clock, observe, heard: reports.heard, finish: (letter, state) => finish(letter, state) });

  const dispatch = (done: Extract<Disposition, { kind: 'done' }>, conversation: ConversationId): void => {
    outgoing.post(done.letters, true);
    for (const errand of done.errands) doing.post(errand, errand.attempts === 0);
    for (const file of done.files) fetching.post(file);
    if (done.wakeAt !== null) timers.set(conversation, done.wakeAt);
  };

  const finish = async ({ version, ...letter }: Stored<InboxLetter>, state: InboxLetter['state'], failure?: string): Promise<void> => {
    const ended = { ...letter, state, ...(failure === undefined ? {} : { failure }) };
    await store.commit([change.update(inboxLetters, ended, version)]);
  };

  const bury = async (of: Exclude<Arrival, { kind: 'breakdown' }>, reason: string): Promise<void> => {
    observe(givenUp(of, reason));
    try {
      switch (of.kind) {
        case 'message':
          return await finish(of.letter, 'dead', reason);
        case 'outcome': {
          const { version, ...errand } = of.errand;
          await store.commit([change.update(errands, { ...errand, state: 'dead', failure: reason }, version)]);
          return;
        }
        case 'wake':
          return;
        default:
          return of satisfies never;
      }
    } catch (error) {
      observe({ kind: 'trouble', where: 'dead letters', error });
    }
  };

  const route = (letter: Stored<InboxLetter>): void => {
    if (letter.state !== 'pending') return;
    const { inbound } = letter;
    if (inbound.kind === 'status' || inbound.kind === 'watermark') statuses.post(letter, inbound);
    else turns.post(letter);
  };

  const takeUp = async (conversation: ConversationId): Promise<void> => {
    const letters = { where: { conversation, state: ['pending', 'sending'] } };
    for await (const letter of pages(store, outboxLetters, letters, 'seq')) outgoing.post([letter]);
    for await (const errand of pages(store, errands, { where: { conversation, state: ['pending', 'overdue'] } }, 'due')) doing.post(errand);
    for await (const file of pages(store, mediaFiles, { where: { conversation, state: 'coming' } }, 'due')) fetching.post(file);
  };

  /** The status of one that was out when the process died could not be heard before now. */
  const dueAgain = (letter: OutboxLetter): number =>
    needs.channels.get(letter.channel)?.repeatable ? clock.now() : Math.max(letter.due, clock.now() + confirmationWait);

  /** Brings back what nobody in this process holds: at the start everything, later only what is old enough to be lost. */
  const sweep = async (until: number): Promise<void> => {
    // What goes out comes first, and by its number: no letter may overtake an earlier one that is not in the queue yet.
    const letters: Stored<OutboxLetter>[] = [];
    const open = { where: { state: ['pending', 'sending'] } };
    for await (const letter of pages(store, outboxLetters, { ...open, range: { field: 'due', to: until } }, 'due')) letters.push(letter);
    letters.sort((one, other) => one.seq - other.seq);
    outgoing.post(letters.map((letter) => ({ ...letter, due: letter.state === 'sending' ? dueAgain(letter) : letter.due })));
    for await (const letter of pages(
      store,
      inboxLetters,
      { where: { state: 'pending' }, range: { field: 'arrival', to: until * 1000 } },
      'arrival',
    )) {
      needs.moments.goOnBehind(letter.arrival);
      route(letter);
    }
    const undone = { where: { state: ['pending', 'overdue'] } };
    for await (const errand of pages(store, errands, { ...undone, range: { field: 'due', to: until } }, 'due')) doing.post(errand);
    const coming = { where: { state: 'coming' }, range: { field: 'due', to: until } } as const;
    for await (const file of pages(store, mediaFiles, coming, 'due')) fetching.post(file);
  };

  const rounds = alarms(clock);
  const sweepAgain = (): void => {
    rounds.set('sweep', clock.now() + sweepEvery, () => {
      sweepAgain();
      sweep(clock.now() - sweepAge).catch((error: unknown) => observe({ kind: 'trouble', where: 'sweep', error }));
    });
  };

  return {
    accept: async (door, inbound) => {
      const { fresh, waiting } = await incoming.accept(door, inbound);
      for (const letter of [...fresh, ...waiting]) route(letter);
    },
    start: async () => {
      await sweep(Number.MAX_SAFE_INTEGER / 1000);
      await timers.start();
      sweepAgain();
    },
    carryOut: (done, conversation) => {
      dispatch(done, conversation);
      turns.release(conversation);
    },
    retry: async (id) => {
      const revived = await revive(store, id, clock.now());
      if (!revived) return false;
      switch (revived.kind) {
        case 'inbox':
          route(revived.letter);
          return true;
        case 'outbox':
          outgoing.post([revived.letter]);
          return true;
        case 'errand':
          doing.post(revived.errand);
          return true;
        default:
          return revived satisfies never;
      }
    },
    idle: async () => {
      // Work passes from one to the next without a gap, so all have to be found quiet at the same moment.
      const parts = [turns, statuses, doing, outgoing, fetching];
      while (parts.some((part) => part.busy())) await Promise.all(parts.map((part) => part.idle()));
    },
    stop: async () => {
      rounds.stop();
      timers.stop();
      await Promise.all([turns.stop(), statuses.stop(), doing.stop(), fetching.stop()]);
      await outgoing.stop();
    },
  };
};
