import { type AgentId, asId, type RunId } from '../../flows/dialogue/ids';
import type { Line } from '../../flows/dialogue/transcript';
import type { Ending } from '../../flows/engine/flow';
import type { Run } from '../../flows/engine/run';
import type { Agent, Presence } from '../../handoff/desk/agent';
import type { floorOf } from '../../handoff/desk/holders';
import type { HandoffRequest } from '../../handoff/desk/request';
import type { Errand } from '../mailroom/letters';
import { maskText } from '../mailroom/mask-text';
import type { MediaFile } from '../media/media-file';
import type { Stored } from '../storage/store';
import type { Person } from './people-of';
import type { Contact, Conversation, Timer } from './records';
import { Speech } from './speech';

/** More steps than these nobody reads. */
const mostTried = 20;

/**
 * What a turn wants written. It belongs to one turn alone and is all that the turn changes; `commit.ts` writes it, in one
 * commit.
 */
export class Draft {
  conversation: Conversation;
  /** Of the conversation as it was read; 0 for a new one. */
  readonly version: number;
  readonly lines: Line[] = [];
  readonly errands: Errand[] = [];
  /** Errands that came back, as they stand after the turn, with the version that was read. */
  readonly returned: { errand: Errand; version: number }[] = [];
  /** Lines that agents alone read. */
  readonly notes: Line[] = [];
  /** Files that a customer has sent and that are still to be fetched. */
  readonly files: MediaFile[] = [];
  /** The open request for a person as it stands after the turn; the version is the one that was read, 0 for a new one. */
  request: { handoff: HandoffRequest; version: number } | null = null;
  /** Another one, which has ended in this turn. */
  ended: { handoff: HandoffRequest; version: number } | null = null;
  /** Flows that have ended in this turn, in this order, and how; `human`: put aside for a person. */
  readonly endedFlows: { readonly flow: string; readonly how: Ending }[] = [];
  /** Those of the house whom the turn is about, and what it has changed in their records. */
  readonly people: Map<AgentId, Person>;
  readonly changedPeople = new Set<AgentId>();
  readonly presences: Stored<Presence>[] = [];
  /** What triage made of the customer's words in this turn; the bot's line carries it too. */
  understood: Line['understood'];
  /** What the bot says in this turn. */
  speech = new Speech();

  /** The channel lets the bot write no more since the customer's last word: what it would say is kept for an agent to read. */
  isTooLate = false;

  constructor(
    read: Stored<Conversation>,
    open: Stored<HandoffRequest> | null,
    readonly now: number,
    people: readonly Person[] = [],
  ) {
    const { version, ...conversation } = read;
    this.conversation = conversation;
    this.version = version;
    this.people = new Map(people.map((person) => [person.agent.id, person]));
    if (open) {
      const { version: openVersion, ...handoff } = open;
      this.request = { handoff, version: openVersion };
    }
  }

  set(change: Partial<Conversation>): void {
    this.conversation = { ...this.conversation, ...change };
  }

  /** Whoever takes the open request, too, has to speak what the customer speaks now. */
  goOverTo(locale: string): void {
    this.set({ locale });
    const handoff = this.request?.handoff;
    if (handoff && handoff.locale !== locale) this.setRequest({ ...handoff, locale });
  }

  /** What the customer has written in this turn; empty where it is about something else. */
  heard(): string {
    return this.lines.findLast(({ author }) => author === 'customer')?.text ?? '';
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

  /** Of the line that is written next. */
  nextLineId(): string {
    return lineId(this.conversation, this.conversation.seq + 1);
  }

  private numbered(line: Written): Line {
    const id = this.nextLineId();
    const seq = this.conversation.seq + 1;
    this.set({ seq });
    return {
      id,
      conversation: this.conversation.id,
      contact: this.contact().id,
      seq,
      at: this.now,
      ...line,
    };
  }

  /** Leaves something to be done after the commit; the flow waits for it. */
  perform(errand: Errand): void {
    this.errands.push(errand);
    this.set({ errand: errand.id });
  }

  /** The open request as it is from now on; where there is none, this one is opened. */
  setRequest(handoff: HandoffRequest): void {
    this.request = { handoff, version: this.request?.version ?? 0 };
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

  /** A person is to go on: what the bot was at is put aside. `at`: where it goes on, should the person give it back. */
  putBotAside(at: Run | null): void {
    this.speech.dropQuestion();
    const { run } = this.conversation;
    if (run) this.endedFlows.push({ flow: run.flow, how: 'human' });
    this.set({
      run: null,
      parked: null,
      wanted: null,
      silenced: null,
      offered: null,
      misses: 0,
      interrupted: at ? { run: at, outcome: null } : this.conversation.interrupted,
    });
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

  /** The earliest timer of the conversation and of its request, ms UTC; infinite without one. */
  wakeAt(): number {
    return Math.min(this.conversation.wakeAt ?? Number.POSITIVE_INFINITY, this.request?.handoff.wakeAt ?? Number.POSITIVE_INFINITY);
  }

  private keepTimers(all: readonly Timer[]): void {
    if (all.length === 0 && this.conversation.timers.length === 0) return;
    const { wakeAt: _, ...rest } = this.conversation;
    this.conversation = { ...rest, timers: all, ...(all.length === 0 ? {} : { wakeAt: Math.min(...all.map(({ due }) => due)) }) };
  }
}

type Written = Pick<Line, 'author' | 'kind' | 'text'> & Partial<Omit<Line, 'id' | 'conversation' | 'contact' | 'seq' | 'at'>>;

/** Padded, so that ids sort as numbers do. */
const lineId = (conversation: Conversation, seq: number): string => `${conversation.id}.${String(seq).padStart(8, '0')}`;
