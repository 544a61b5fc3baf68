import type { Floor } from '../../flows/dialogue/floor';
import { asId, type ErrandId, type RunId } from '../../flows/dialogue/ids';
import type { Choice, Reply } from '../../flows/dialogue/reply';
import type { Line } from '../../flows/dialogue/transcript';
import type { Effect, Run } from '../../flows/engine/run';
import type { HandoffRequest } from '../../handoff/desk/request';
import { confirmationWait, type Errand, type OutboxLetter } from '../mailroom/letters';
import type { Stored } from '../storage/store';
import type { Contact, Conversation, Timer } from './records';

/**
 * What a turn wants written. It belongs to one turn alone and is all that the turn changes; `commit.ts` writes it, in one
 * commit. All that is said in a turn becomes one bubble: it arrives whole or not at all, and costs the bank one message.
 */
export class Draft {
  conversation: Conversation;
  readonly lines: Line[] = [];
  readonly errands: Errand[] = [];
  /** Errands that came back, as they stand after the turn, with the version that was read. */
  readonly returned: { errand: Errand; version: number }[] = [];
  /** The request for a person as it stands after the turn; the version is the one that was read, 0 for a new one. */
  request: { handoff: HandoffRequest; version: number } | null = null;
  private spoken: { readonly text: string; readonly keys: readonly string[]; readonly question?: true }[] = [];
  private choices: readonly Choice[] = [];
  private menu: string | undefined;

  constructor(
    before: Conversation,
    open: Stored<HandoffRequest> | null,
    readonly now: number,
  ) {
    this.conversation = before;
    if (open) {
      const { version, ...handoff } = open;
      this.request = { handoff, version };
    }
  }

  set(change: Partial<Conversation>): void {
    this.conversation = { ...this.conversation, ...change };
  }

  /** The contact under way; a first line begins one. */
  contact(): Contact {
    if (this.conversation.contact) return this.conversation.contact;
    const contacts = this.conversation.counts.contacts + 1;
    const contact: Contact = { id: asId(`${this.conversation.id}.k${contacts}`), since: this.now, disclosed: false };
    this.set({ contact, counts: { ...this.conversation.counts, contacts }, misses: 0 });
    return contact;
  }

  newRunId(): RunId {
    const runs = this.conversation.counts.runs + 1;
    this.set({ counts: { ...this.conversation.counts, runs } });
    return asId(`${this.conversation.id}.r${runs}`);
  }

  /** Puts a line into the transcript. */
  write(line: Pick<Line, 'author' | 'kind' | 'text'> & Partial<Omit<Line, 'id' | 'conversation' | 'contact' | 'seq' | 'at'>>): Line {
    const seq = this.conversation.seq + 1;
    const whole = {
      id: lineId(this.conversation, seq),
      conversation: this.conversation.id,
      contact: this.contact().id,
      seq,
      at: this.now,
      ...line,
    };
    this.set({ seq });
    this.lines.push(whole);
    return whole;
  }

  say(text: string, keys: readonly string[]): void {
    this.spoken.push({ text, keys });
  }

  /** What is said with choices below it. A turn shows one set of choices: the last one is the question that stands. */
  ask(text: string, keys: readonly string[], shown: { choices: readonly Choice[]; menu: string }): void {
    this.spoken.push({ text, keys, question: true });
    this.choices = shown.choices;
    this.menu = shown.menu;
  }

  /** Takes back what this turn has asked: nobody is there any more to take the answer. */
  dropQuestion(): void {
    this.spoken = this.spoken.filter(({ question }) => question !== true);
    this.choices = [];
    this.menu = undefined;
  }

  /** Said before everything else in this turn. */
  sayFirst(text: string, key: string): void {
    this.spoken.unshift({ text, keys: [key] });
  }

  /** All that was said so far, as the one bubble that it becomes. */
  said(): Reply | null {
    if (this.spoken.length === 0) return null;
    const text = this.spoken.map((part) => part.text).join('\n\n');
    return {
      text,
      ...(this.choices.length === 0 ? {} : { choices: this.choices }),
      ...(this.menu === undefined ? {} : { menu: this.menu }),
    };
  }

  /** Somebody around the turn has changed what it says; the text keys stay, for they tell where it came from. */
  sayInstead(reply: Reply | null): void {
    const keys = this.spoken.flatMap((part) => part.keys);
    this.spoken = reply ? [{ text: reply.text, keys }] : [];
    this.choices = reply?.choices ?? [];
    this.menu = reply?.menu ?? this.menu;
  }

  hasSpoken(): boolean {
    return this.spoken.length > 0;
  }

  /** Whether a text of this namespace was said (`handoff:`). */
  hasSaid(namespace: `${string}:`): boolean {
    return this.spoken.some(({ keys }) => keys.some((key) => key.startsWith(namespace)));
  }

  /** Leaves something to be done after the commit; the flow waits for it. */
  perform(run: Run, effect: Extract<Effect, { kind: 'perform' }>): void {
    const id: ErrandId = asId(`${run.id}.${run.visit}.${run.step}`);
    const { channel, address, locale } = this.conversation;
    this.errands.push({
      id,
      conversation: this.conversation.id,
      run: run.id,
      flow: run.flow,
      step: run.step,
      action: effect.action,
      input: effect.input,
      key: effect.key ?? id,
      customer: { channel, address, locale },
      timeout: effect.timeout,
      retry: effect.retry,
      state: 'pending',
      attempts: 0,
      due: this.now,
      since: this.now,
    });
    this.set({ errand: id });
  }

  /** Hands the floor over; letters of the epoch before will not be sent any more. */
  passFloor(to: { holder: 'bot' } | { holder: 'queue'; handoff: HandoffRequest['id'] }): void {
    const epoch = this.conversation.floor.epoch + 1;
    const floor: Floor = to.holder === 'bot' ? { holder: 'bot', epoch } : { holder: 'queue', handoff: to.handoff, epoch };
    this.set({ floor });
  }

  /** Replaces the timers of these kinds. */
  setTimers(kinds: readonly Timer['kind'][], timers: readonly Timer[]): void {
    this.keepTimers([...this.conversation.timers.filter(({ kind }) => !kinds.includes(kind)), ...timers]);
  }

  dropTimers(rung: readonly Timer[]): void {
    this.keepTimers(this.conversation.timers.filter((timer) => !rung.includes(timer)));
  }

  private keepTimers(all: readonly Timer[]): void {
    const { wakeAt: _, ...rest } = this.conversation;
    this.conversation = { ...rest, timers: all, ...(all.length === 0 ? {} : { wakeAt: Math.min(...all.map(({ due }) => due)) }) };
  }

  /** The one letter that all that was said goes out in; null when the turn said nothing. */
  letter(): OutboxLetter | null {
    const reply = this.said();
    if (!reply) return null;
    const { text, choices } = reply;
    const keys = this.spoken.flatMap((part) => part.keys);
    const line = this.write({ author: 'bot', kind: 'text', text, keys, ...(choices ? { choices } : {}) });
    const { id, channel, account, address, floor } = this.conversation;
    return {
      id: asId(line.id),
      conversation: id,
      seq: line.seq,
      channel,
      account,
      to: address,
      reply,
      epoch: floor.epoch,
      writtenAt: this.now,
      // It goes out as soon as it is written, so it is marked as "may be out" here: that saves a commit of its own.
      state: 'sending',
      due: this.now + confirmationWait,
      attempts: 1,
      providerIds: [],
    };
  }
}

/** Padded, so that ids sort as numbers do. */
const lineId = (conversation: Conversation, seq: number): string => `${conversation.id}.${String(seq).padStart(8, '0')}`;
