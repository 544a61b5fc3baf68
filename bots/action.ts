import type { z } from 'zod';
import type { Json } from '../flows/dialogue/json';

/** Something that a developer's code does for a flow's `do` step. */
export interface Action {
  readonly name: string;
  /** `read` runs inside the turn, for a crash merely repeats it; `change` is committed first and then run as an errand. */
  readonly effect: 'read' | 'change';
  /** How sure we must be of the customer: not at all, a registered number or account, or a confirmed one-time link. */
  readonly needs: 'none' | 'channel' | 'confirmed';
  readonly input: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  /** Every business outcome: each is a branch of the flow. A thrown error is none of them. */
  readonly outcomes: readonly string[];
  readonly run: (input: unknown, context: ActionContext) => Promise<Outcome | string>;
}

export interface ActionContext {
  /** The same for all attempts of one errand, also after a restart. */
  readonly idempotencyKey: string;
  /** Aborts at the step's time-out. */
  readonly signal: AbortSignal;
  /** Whom this is done for. */
  readonly customer: { readonly channel: string; readonly address: string; readonly locale: string };
}

/** What came of it: a declared outcome, and what the flow may know (by name, for texts, buttons and other actions). */
export interface Outcome {
  readonly outcome: string;
  readonly values?: { readonly [name: string]: Json };
}

/** Thrown by an action that will never succeed as asked: its outcome is `refused`, and it is not tried again. Every other error is. */
export class ActionRefused extends Error {
  readonly code = 'action_refused';
  constructor(reason: string, options?: { cause: unknown }) {
    super(reason, options);
    this.name = 'ActionRefused';
  }
}

/** Declares an action; `run` gets the input as its schema types it. */
export const action = <Input extends z.ZodObject<Readonly<Record<string, z.ZodType>>>>(declared: {
  name: string;
  effect: Action['effect'];
  needs: Action['needs'];
  input: Input;
  outcomes: readonly string[];
  run: (input: z.infer<Input>, context: ActionContext) => Promise<Outcome | string>;
}): Action => ({ ...declared, run: (input, context) => declared.run(declared.input.parse(input), context) });
