/** A flow as it was written, checked and with every default filled in. Plain data: the machine is compiled from it. */
export interface Flow {
  readonly name: string;
  readonly about: string;
  readonly owner: string;
  /** The doors that it may run on; null: all. */
  readonly channels: readonly string[] | null;
  /** The intents that start it, with the slots that each fills. */
  readonly starts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly slots: Readonly<Record<string, Slot>>;
  readonly repair: Repair;
  /** May run while the customer waits for a person. */
  readonly safe: boolean;
  /** By name, in the order of the file; the first one is where a run begins. */
  readonly steps: Readonly<Record<string, Step>>;
  readonly file: string;
  /** Where each key stands (`steps.block.on.ok` → line, from 1), so that checks can point at it. */
  readonly lines: Readonly<Record<string, number>>;
}

export type Slot =
  | { readonly type: 'choice'; readonly of: readonly string[] }
  | { readonly type: 'option'; readonly private: boolean }
  | { readonly type: 'text'; readonly private: boolean };

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

export interface Repair {
  readonly cancel: 'confirm' | 'at_once';
  /** ms since the customer's last word; null: never reminded. */
  readonly silence: { readonly remind: number | null; readonly close: number };
  /** How often one question is put before the run goes to `then`. */
  readonly tries: { readonly max: number; readonly then: Target };
  /** Who serves a customer who wants a person while the flow is not past a `commit`; null: whoever the bot's rules name. */
  readonly human: { readonly queue: string; readonly priority: Priority } | null;
}

/** Where a step may lead besides another step. */
export const endings = ['human', 'triage', 'end', 'cancelled', 'silent'] as const;
export type Ending = (typeof endings)[number];

/** The name of a step, or an `Ending`. */
export type Target = string;

export const isEnding = (target: Target): target is Ending => (endings as readonly string[]).includes(target);

export type Step = SayStep | AskStep | ConfirmStep | DoStep | HandoffStep;

export interface SayStep {
  readonly verb: 'say';
  readonly name: string;
  readonly next: Target;
}

export interface AskStep {
  readonly verb: 'ask';
  readonly name: string;
  readonly slot: string;
  /** The value that lists the options; null where the slot is no `option`. */
  readonly buttons: string | null;
  readonly next: Target;
}

export interface ConfirmStep {
  readonly verb: 'confirm';
  readonly name: string;
  /** Slots and value paths that its text shows. */
  readonly shows: readonly string[];
  readonly yes: Target;
  readonly no: Target;
}

export interface DoStep {
  readonly verb: 'do';
  readonly name: string;
  readonly action: string;
  /** The action's input: its name → a slot or a value path. */
  readonly input: Readonly<Record<string, string>>;
  readonly once: boolean;
  readonly commit: boolean;
  /** ms. */
  readonly timeout: number;
  /** `times` after the first attempt, `wait` ms apart. */
  readonly retry: { readonly times: number; readonly wait: number };
  readonly on: Readonly<Record<string, Target>>;
}

export interface HandoffStep {
  readonly verb: 'handoff';
  readonly name: string;
  /** Whether it says its own text first. */
  readonly says: boolean;
  readonly queue: string;
  readonly priority: Priority;
  readonly tell: readonly string[];
  /**
   * `closed`, `nobody`: where the flow goes on while the customer still waits, because nobody is there at this hour, or nobody
   * has come in the promised time; null: it waits as well.
   */
  readonly on: { readonly returned: Target; readonly closed: Target | null; readonly nobody: Target | null };
}
