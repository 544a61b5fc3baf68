import type { Step } from './dialogues';
import type { Bubble, Choice, Mouth, Taken } from './doors/door';
import type { Wording } from './wording';

/** What went wrong for one customer, in words. */
export interface Fault {
  readonly kind: 'lost' | 'doubled' | 'forgotten' | 'disordered';
  readonly conversation: string;
  readonly what: string;
}

export interface Sending {
  readonly id: string;
  readonly step: Step;
  accepted: boolean;
  answered: boolean;
}

/** One customer: holds a dialogue, and keeps the ledger of what was said, accepted and answered. */
export class Customer {
  readonly sent: Sending[] = [];
  readonly faults: Fault[] = [];
  /** "Still working on it": not an answer. */
  notices = 0;
  private readonly letters = new Set<string>();
  private lastLetter = '';
  private choices: readonly Choice[] = [];
  private givenUp = false;

  constructor(
    private readonly mouth: Mouth,
    private readonly steps: readonly Step[],
    private readonly wording: Wording,
  ) {}

  /** By which the bank knows them. */
  get conversation(): string {
    return this.mouth.conversation;
  }

  /** What the customer says now; null while they wait, or when they have nothing more to say. */
  next(): Sending | null {
    const step = this.steps[this.sent.length];
    const last = this.sent.at(-1);
    if (!step || this.givenUp || (last && !last.answered && !(step.impatient && last.accepted))) return null;
    const sending = { id: `${this.conversation}.${this.sent.length}`, step, accepted: false, answered: false };
    this.sent.push(sending);
    return sending;
  }

  /** How to say it; the same words however often it is called. @throws Error when the button to be tapped was never shown. */
  wayToSay(sending: Sending): () => Promise<void> {
    const words = this.words(sending);
    return async () => {
      const taken = await words();
      if (taken === 'accepted') sending.accepted = true;
      if (taken === 'turned away') this.giveUp(`${sending.id} was turned away`);
    };
  }

  /** A bubble arrives on the customer's screen. */
  hear({ letter, text, choices }: Bubble): void {
    if (this.letters.has(letter)) return this.fault('doubled', `the letter ${letter} twice: ${text}`);
    this.letters.add(letter);
    if (letter < this.lastLetter) this.fault('disordered', `${letter} after ${this.lastLetter}`);
    this.lastLetter = letter;
    if (this.wording(text, ['house:still_working'])) {
      this.notices += 1;
      return;
    }
    const open = this.sent.find(({ answered }) => !answered);
    if (open && this.wording(text, open.step.expects)) {
      open.answered = true;
      if (choices.length > 0) this.choices = choices;
      return;
    }
    const before = this.sent.findLast(({ answered }) => answered);
    if (before && this.wording(text, before.step.expects)) return this.fault('doubled', `another answer to ${before.id}: ${text}`);
    this.giveUp(`${open ? `${open.id} (${JSON.stringify(open.step.send)})` : 'nothing that was said'} got: ${text}`);
  }

  over(): boolean {
    return this.givenUp || (this.sent.length === this.steps.length && this.sent.every(({ answered }) => answered));
  }

  /** What can only be said at the end: accepted and never answered. */
  verdict(): readonly Fault[] {
    const unanswered = this.sent.filter((sending) => sending.accepted && !sending.answered);
    const lost = this.givenUp ? [] : unanswered.map(({ id }): Fault => ({ kind: 'lost', conversation: this.conversation, what: id }));
    return [...this.faults, ...lost];
  }

  private words({ id, step: { send } }: Sending): () => Promise<Taken> {
    if ('text' in send) return () => this.mouth.say(id, send.text);
    const choice = this.choices.find((shown) => shown.id.endsWith(send.tap));
    if (!choice) throw new Error(`${id} would tap ${send.tap}, which was not offered.`);
    return () => this.mouth.tap(id, choice);
  }

  private giveUp(what: string): void {
    this.givenUp = true;
    this.fault('forgotten', what);
  }

  private fault(kind: Fault['kind'], what: string): void {
    this.faults.push({ kind, conversation: this.conversation, what });
  }
}
