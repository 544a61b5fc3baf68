import type { Json } from '../../dialogue/json';
import type { Ending } from '../flow';

/** A test file as it was written: conversations that a flow has to hold. */
export interface FlowTest {
  readonly flow: string;
  /** In which languages each case is held; null: in all of the bot's. */
  readonly languages: readonly string[] | null;
  /** What actions answer in every case that does not say otherwise. */
  readonly given: Given;
  readonly cases: readonly FlowCase[];
  readonly file: string;
  /** Where each key stands, by dotted path; from 1. */
  readonly lines: Readonly<Record<string, number>>;
}

export interface FlowCase {
  readonly name: string;
  /** Beside what is given for all cases. */
  readonly given: Given;
  readonly talk: readonly TalkLine[];
  /** How the flow has ended when the talk is over; null: not looked at. */
  readonly ends: Ending | null;
  readonly calls: readonly ExpectedCalls[];
  /** All attempts of an action bear one idempotency key. */
  readonly sameKey: boolean;
  /** `none`: nobody is called; null: not looked at. */
  readonly handoff: { readonly queue: string; readonly priority: string | null } | 'none' | null;
  /** Where it stands in its file: `cases.<name>`. */
  readonly path: string;
}

/** What each action answers, by its name, attempt by attempt; the last answer holds for all further ones. */
export type Given = Readonly<Record<string, readonly GivenAnswer[]>>;

export type GivenAnswer =
  | { readonly kind: 'outcome'; readonly outcome: string; readonly values: Readonly<Record<string, Json>> }
  /** This attempt fails, and may be tried again. */
  | { readonly kind: 'fail' }
  /** This attempt gives no answer in time. */
  | { readonly kind: 'slow' }
  /** It is refused for good. */
  | { readonly kind: 'refused' };

/** How an attempt is written to go wrong; `error`: all of them fail. */
export const failures = ['fail', 'slow', 'error', 'refused'] as const;

export interface ExpectedCalls {
  readonly action: string;
  /** How often it was asked, each attempt counted; or what it was given each time. */
  readonly expected: number | readonly Readonly<Record<string, Json>>[];
}

export type TalkLine = TalkPart & { readonly line: number };

export type TalkPart =
  | { readonly kind: 'tap'; readonly on: InLanguages | string }
  /** The first example of this intent in the bot's own corpus. */
  | { readonly kind: 'intent'; readonly intent: string }
  | { readonly kind: 'words'; readonly words: InLanguages; readonly means: string }
  | { readonly kind: 'wait'; readonly ms: number }
  /** All that the bot says then, as text keys; one of another flow is written `<flow>/<key>`. */
  | { readonly kind: 'bot'; readonly keys: readonly string[] };

/** What words can be taken for, beside the bot's own intents. */
export const meanings = [
  'answer',
  'correct',
  'yes',
  'no',
  'cancel',
  'help',
  'repeat',
  'nomatch',
  'human',
  'unclear',
  'neither',
  'early',
  'back',
  'stale',
  'unreadable',
  'foreign',
  'language',
] as const;

/** By language. */
export type InLanguages = Readonly<Record<string, string>>;
