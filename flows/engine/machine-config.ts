import type { TextKeys } from './run';

/** The part of XState's configuration that flows compile to: JSON only. */
export interface MachineConfig {
  readonly id: string;
  readonly initial: string;
  readonly on: Readonly<Record<string, TransitionConfig>>;
  readonly states: Readonly<Record<string, StateConfig>>;
}

export interface StateConfig {
  readonly id?: string;
  readonly type?: 'final';
  readonly initial?: string;
  readonly entry?: readonly ActionConfig[];
  readonly always?: readonly TransitionConfig[];
  readonly on?: Readonly<Record<string, TransitionConfig | readonly TransitionConfig[]>>;
  readonly states?: Readonly<Record<string, StateConfig>>;
}

export interface TransitionConfig {
  /** Without one, the transition only acts. */
  readonly target?: string;
  /** A target that is the state itself is left and entered once more. */
  readonly reenter?: true;
  readonly guard?: GuardConfig;
  readonly actions?: readonly ActionConfig[];
}

export type GuardConfig =
  /** The slot has a value. */
  | { readonly type: 'filled'; readonly params: { readonly slot: string } }
  /** The event is about this slot. */
  | { readonly type: 'isSlot'; readonly params: { readonly slot: string } }
  /** The event is about this slot, which has a value. */
  | { readonly type: 'corrects'; readonly params: { readonly slot: string } }
  /** The same, past a commit. */
  | { readonly type: 'correctsTooLate'; readonly params: { readonly slot: string } }
  | { readonly type: 'outcome'; readonly params: { readonly is: string } }
  | { readonly type: 'committed' };

export type ActionConfig =
  | { readonly type: 'say'; readonly params: { readonly keys: TextKeys } }
  | { readonly type: 'ask'; readonly params: { readonly before?: TextKeys; readonly keys: TextKeys } }
  | { readonly type: 'perform' | 'handoff'; readonly params: { readonly step: string } }
  /** A question is put anew: its choices get new ids. */
  | { readonly type: 'open' }
  | { readonly type: 'commit' }
  /** Keeps the event's value in its slot. */
  | { readonly type: 'set' }
  | { readonly type: 'clear'; readonly params: { readonly slot: string } }
  /** Keeps what the action told. */
  | { readonly type: 'store' };
