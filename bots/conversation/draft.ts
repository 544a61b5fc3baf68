import { type AgentId, asId, type ErrandId, type RunId } from '../../flows/dialogue/ids';
import type { Reply } from '../../flows/dialogue/reply';
import type { Line } from '../../flows/dialogue/transcript';
import type { Effect, Run } from '../../flows/engine/run';
import type { Agent, Presence } from '../../handoff/desk/agent';
import type { floorOf } from '../../handoff/desk/holders';
import type { HandoffRequest } from '../../handoff/desk/request';
import { confirmationWait, type Errand, type OutboxLetter } from '../mailroom/letters';
import { maskText } from '../mailroom/mask-text';
import type { Stored } from '../storage/store';
import type { Contact, Conversation, Timer } from './records';
import { Speech } from './speech';

/** Somebody of the house, as read for this turn. */
export interface Person {
  readonly agent: Agent;
  readonly version: number;
  readonly presence: Stored<Presence> | undefined;
}

/** More steps than these nobody reads. */
const mostTried = 20;

/**
 * What a turn wants written. It belongs to one turn alone and is all that the turn changes; `commit.ts` writes it, in one
 * commit.
 */
export class Draft {
  conversation: Conversation;
  readonly lines: Line[] = [];
  readonly errands: Errand[] = [];
  /** Errands that came back, as they stand after the turn, with the version that was read. */
  readonly returned: { errand: Errand; version: number }[] = [];
  /** Lines that agents alone read. */
  readonly notes: Line[] = [];
  /** The open request for a person as it stands after the turn; the version is the one that was read, 0 for a new one. */
  request: { handoff: HandoffRequest; version: number } | null = null;
  /** Another one, which has ended in this turn. */
  ended: { handoff: HandoffRequest; version: number } | null = null;
  /** Those of the house whom the turn is about, and what it has changed in their records. */
  readonly people: Map<AgentId, Person>;
  readonly changedPeople = new Set<AgentId>();
  readonly presences: Stored<Presence>[] = [];
  private understood: Line['understood'];
  /** What the bot says in this turn. */
  speech = new Speech();

  /** The channel lets the bot write no more since the customer's last word: what it would say is kept for an agent to read. */
  isTooLate = false;

  constructor(
    before: Conversation,
    open: Stored<HandoffRequest> | null,
    readonly now: number,
    people: readonly Person[] = [],
  ) {
    this.conversation = before;
    this.people = new Map(people.map((person) => [person.agent.id, person]));
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
    const contact: Contact = { id: asId(`${this.conversation.id}.k${contacts}`), since: this.now, disclose: 'bot', words: '', tried: [] };
    this.set({ contact, counts: { ...this.conversation.counts, contacts }, misses: 0 });
    return contact;
  }

  /** Notes what the bot does or asks, for whoever takes over; what is asked twice in a row is one thing. */
  noteTried(what: string): void {
    const contact = this.contact();
    if (contact.tried.at(-1) === what) return;
    this.set({ contact: { ...contact, tried: [...contact.tried, what].slice(-mostTried) } });
  }

  /** What the bot's next words have to begin with. */
  disclose(disclose: Contact['disclose']): void {
    this.set({ contact: { ...this.contact(), disclose } });
  }

  newRunId(): RunId {
    const runs = this.conversation.counts.runs + 1;
    this.set({ counts: { ...this.conversation.counts, runs } });
    return asId(`${this.conversation.id}.r${runs}`);
  }

  /** Puts a line into the transcript. */
  write(line: Written): Line {
    const whole = this.numbered(line);
    this.lines.push(whole);
    if (line.author === 'customer') this.understood = line.understood;
    return whole;
  }

  /** What the customer said stands in the transcript already: this turn answers it once more. */
  hearAgain({ understood }: Written): void {
    this.contact();
    this.understood = understood;
  }

  /** Does this, and says nothing of it. */
  async unsaid(take: () => Promise<void>): Promise<void> {
    const { speech } = this;
    this.speech = new Speech();
    await take();
    this.speech = speech;
  }

  /** What an agent writes for other agents: it takes its number among the lines, and is kept where no customer's way leads. */
  writeNote(agent: AgentId, text: string): Line {
    const note = this.numbered({ author: 'agent', kind: 'note', text: maskText(text), agent });
    this.notes.push(note);
    return note;
  }

  private numbered(line: Written): Line {
    const seq = this.conversation.seq + 1;
    this.set({ seq });
    return {
      id: lineId(this.conversation, seq),
      conversation: this.conversation.id,
      contact: this.contact().id,
      seq,
      at: this.now,
      ...line,
    };
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

  /** The open request is over, whatever was still to be done about it: another one begins. */
  endRequest(): void {
    if (!this.request) return;
    const { wakeAt: _, ...handoff } = this.request.handoff;
    this.ended =
      handoff.state === 'closed'
        ? this.request
        : { ...this.request, handoff: { ...handoff, state: 'closed', ended: 'resolved', endedAt: this.now, timers: [] } };
    this.request = null;
  }

  /** Hands the floor over, where it is not there yet. What the bot wrote before a person took it will not be sent any more. */
  passFloor(to: ReturnType<typeof floorOf>): void {
    const { floor } = this.conversation;
    const stays = to.holder === 'agent' ? floor.holder === 'agent' && floor.agent === to.agent : floor.holder === to.holder;
    if (stays) return;
    const epoch = floor.epoch + 1;
    this.set({ floor: { ...to, epoch }, ...(to.holder === 'agent' ? { personSince: epoch } : {}) });
  }

  /** Changes somebody's record. */
  setAgent(agent: Agent): void {
    const person = this.people.get(agent.id);
    if (!person) throw new Error(`${agent.id} was not read for this turn. Name them to peopleOf().`);
    this.people.set(agent.id, { ...person, agent });
    this.changedPeople.add(agent.id);
  }

  /** Changes whether somebody is there; the version is the one that was read. */
  setPresence(presence: Stored<Presence>): void {
    this.presences.push(presence);
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
    const reply = this.speech.said();
    if (!reply) return null;
    const { text, choices } = reply;
    const keys = this.speech.keys();
    const { understood } = this;
    const heard = understood === undefined ? {} : { understood };
    const line = this.write({ author: 'bot', kind: 'text', text, keys, ...heard, ...(choices ? { choices } : {}) });
    const letter = this.letterOf(line, reply, 'bot');
    // One voice: while a person has the floor, whatever the house would say is kept for that person to read.
    return this.isTooLate || this.conversation.floor.holder === 'agent' ? { ...letter, state: 'suppressed', attempts: 0 } : letter;
  }

  /** An agent's own words to the customer. `late`: beyond the time in which the channel lets a bot write. */
  speakAs(agent: AgentId, text: string, late: boolean): OutboxLetter {
    // Whoever writes it: a card number is neither stored nor sent.
    const masked = maskText(text);
    const letter = this.letterOf(this.write({ author: 'agent', kind: 'text', text: masked, agent }), { text: masked }, 'agent');
    this.disclose('bot_again');
    return late ? { ...letter, late: true } : letter;
  }

  /** What the bot was about to say when a person took the floor: kept for the person to read, and not sent. */
  keepUnsaid(reply: Reply, epoch: number): OutboxLetter {
    const { text, choices } = reply;
    const line = this.write({ author: 'bot', kind: 'text', text, ...(choices ? { choices } : {}) });
    return { ...this.letterOf(line, reply, 'bot'), epoch, state: 'suppressed', attempts: 0 };
  }

  private letterOf(line: Line, reply: Reply, author: OutboxLetter['author']): OutboxLetter {
    const { id, channel, account, address, floor } = this.conversation;
    return {
      id: asId(line.id),
      conversation: id,
      seq: line.seq,
      channel,
      account,
      to: address,
      reply,
      author,
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

type Written = Pick<Line, 'author' | 'kind' | 'text'> & Partial<Omit<Line, 'id' | 'conversation' | 'contact' | 'seq' | 'at'>>;

/** Padded, so that ids sort as numbers do. */
const lineId = (conversation: Conversation, seq: number): string => `${conversation.id}.${String(seq).padStart(8, '0')}`;
