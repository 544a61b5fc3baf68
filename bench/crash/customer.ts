import type { AcceptedMessage } from '../../bots/testing/graph-stand-in/ledger';
import { bubbleOf } from '../bubble';
import type { Step } from './dialogues';
import type { Wording } from './wording';

/** What went wrong for one customer, in words. */
export interface Fault {
  readonly kind: 'lost' | 'doubled' | 'forgotten' | 'disordered';
  readonly address: string;
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
  private choices: readonly { readonly id: string; readonly title: string }[] = [];
  private givenUp = false;

  constructor(
    readonly address: string,
    private readonly steps: readonly Step[],
    private readonly wording: Wording,
  ) {}

  /** What the customer says now; null while they wait, or when they have nothing more to say. */
  next(): Sending | null {
    const step = this.steps[this.sent.length];
    const last = this.sent.at(-1);
    if (!step || this.givenUp || (last && !last.answered && !(step.impatient && last.accepted))) return null;
    const sending = { id: `wamid.${this.address}.${this.sent.length}`, step, accepted: false, answered: false };
    this.sent.push(sending);
    return sending;
  }

  /** The button whose id ends like this, among those of the last bubble that had any. */
  choice(end: string): { readonly id: string; readonly title: string } | undefined {
    return this.choices.find(({ id }) => id.endsWith(end));
  }

  /** A bubble arrives on the customer's phone. */
  hear(message: AcceptedMessage): void {
    const { text, choices } = bubbleOf(message.message);
    const letter = message.correlation ?? '';
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
    this.givenUp = true;
    this.fault('forgotten', `${open ? `${open.id} (${JSON.stringify(open.step.send)})` : 'nothing that was said'} got: ${text}`);
  }

  over(): boolean {
    return this.givenUp || (this.sent.length === this.steps.length && this.sent.every(({ answered }) => answered));
  }

  /** What can only be said at the end: accepted and never answered. */
  verdict(): readonly Fault[] {
    const unanswered = this.sent.filter((sending) => sending.accepted && !sending.answered);
    const lost = this.givenUp ? [] : unanswered.map(({ id }): Fault => ({ kind: 'lost', address: this.address, what: id }));
    return [...this.faults, ...lost];
  }

  private fault(kind: Fault['kind'], what: string): void {
    this.faults.push({ kind, address: this.address, what });
  }
}
