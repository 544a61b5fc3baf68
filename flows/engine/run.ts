import type { RunId } from '../dialogue/ids';
import type { Json } from '../dialogue/json';

/**
 * One flow under way, as it is stored: small, JSON, and independent of XState's own snapshots. The machine's state is
 * built from `step` and `phase`, its context from the rest.
 */
export interface Run {
  readonly id: RunId;
  readonly flow: string;
  readonly step: string;
  /**
   * Where in the step: `try_1` … `try_n` in a question, `cancelling_1` … `cancelling_n` while the house asks whether to
   * stop (the number is the try to go back to), `waiting` in a `do` or a `handoff`.
   */
  readonly phase: string;
  /** Grows each time a question is put anew (not at a retry): a choice is bound to the visit that showed it. */
  readonly visit: number;
  readonly slots: Readonly<Record<string, SlotValue>>;
  /** What actions have told so far, by name. */
  readonly values: Readonly<Record<string, Json>>;
  /** Past a step marked `commit`: no cancelling any more. */
  readonly committed: boolean;
}

/** A word of a `choice`, a text, or one of the options that an action listed. */
export type SlotValue = string | Option;

/** Something that can be chosen: its id, and what its title and its words are made from (`last4`, `colour`, …). */
export interface Option {
  readonly id: string;
  readonly [attribute: string]: string;
}

/** What can happen to a run: exactly one for each message, outcome or timer. The machine never sees text. */
export type FlowEvent =
  | { readonly type: 'answer'; readonly slot: string; readonly value: SlotValue }
  | { readonly type: 'yes' }
  | { readonly type: 'no' }
  | { readonly type: 'nomatch' }
  | { readonly type: 'cancel' }
  | { readonly type: 'help' }
  | { readonly type: 'repeat' }
  | { readonly type: 'human' }
  /** Another value for a slot that has one (see the `corrections` of a question), given while a question is open. */
  | { readonly type: 'correct'; readonly slot: string; readonly value: SlotValue }
  /** What came of the step's action; `error` when it could not be known in time. */
  | { readonly type: 'outcome'; readonly outcome: string; readonly values: Readonly<Record<string, Json>> }
  /** The silence timers of an open question. */
  | { readonly type: 'remind' }
  | { readonly type: 'silence' }
  /** The exits of a `handoff` step: the last two are taken while the customer still waits. */
  | { readonly type: 'returned' }
  | { readonly type: 'closed' }
  | { readonly type: 'nobody' };

/**
 * The keys of one text, best first: the first that has a text in the customer's language is said (i18next takes the list
 * as it is). `<step>.<part>` is in the flow's namespace, `repair:<part>` belongs to the house and is always there.
 */
export type TextKeys = readonly [string, ...string[]];

/** What a step of the run wants done, in order. */
export type Effect =
  | { readonly kind: 'say'; readonly keys: TextKeys }
  /** Put the open question (see `openQuestion`) with its choices, in one bubble with what is said before it. */
  | { readonly kind: 'ask'; readonly before?: TextKeys; readonly keys: TextKeys }
  | {
      readonly kind: 'perform';
      readonly action: string;
      readonly input: Readonly<Record<string, Json>>;
      /** Run, step and values: the same for all attempts; null when the step is not `once`. */
      readonly key: string | null;
      /** ms. */
      readonly timeout: number;
      /** `times` after the first attempt, `wait` ms apart. Only what throws or takes too long is tried again. */
      readonly retry: { readonly times: number; readonly wait: number };
    }
  | {
      readonly kind: 'handoff';
      readonly queue: string;
      readonly priority: 'low' | 'normal' | 'high' | 'urgent';
      /** The slots that the agent is told; private ones as their masked form. */
      readonly tell: readonly string[];
    };

/** How a run went on: the record as it is now, or null with the way it ended. */
export type Stepped =
  | { readonly run: Run; readonly ended: null; readonly effects: readonly Effect[] }
  /** `human`: a person is wanted; `triage`: what the customer wants next is for triage to say. */
  | {
      readonly run: null;
      readonly ended: 'end' | 'cancelled' | 'silent' | 'human' | 'triage';
      readonly effects: readonly Effect[];
      /** As it was when it ended, in the step that it ended from: for texts and for the agent's briefing. */
      readonly last: Run;
    };

/** What an open question expects. */
export type Question = {
  /** The step's name. */
  readonly step: string;
  /** Bound to run and visit: the first part of each choice's id. */
  readonly id: string;
  readonly choices: readonly QuestionChoice[];
  /** What may be said instead of an answer: other values for slots asked before. Typed, never shown. */
  readonly corrections: readonly Correction[];
} & (
  | { readonly kind: 'ask'; readonly slot: string; readonly of: 'choice' | 'option' | 'text' }
  | { readonly kind: 'confirm' }
  /** "Shall I stop?", put by the house around any question. */
  | { readonly kind: 'cancelling' }
);

export interface QuestionChoice {
  /** `<question id>.<number or yes or no>`: what goes out as the choice's id. */
  readonly id: string;
  readonly titleKeys: TextKeys;
  /** What it is called when typed: a choice's word, `yes`, `no`, or the attributes of the option. */
  readonly words: readonly string[];
  /** What a tap on it means. */
  readonly event: FlowEvent;
  /** For options: what the title is made from. */
  readonly option?: Option;
}

/** Another value for what has one; `instead` of which. */
export type Correction = Omit<QuestionChoice, 'id'> & { readonly instead?: Omit<QuestionChoice, 'id'> };
