import { z } from 'zod';
import type { Json } from '../../flows/dialogue/json';
import { ActionMistake } from './action-mistake';

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
  /** The values that it may come with, by name: all that flows, their texts and other actions get to know of what was found. */
  readonly gives: readonly string[];
  /** @throws ActionMistake for an input that is none; and whatever the developer's code throws. */
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
export interface Outcome<Name extends string = string> {
  readonly outcome: Name;
  readonly values?: { readonly [name: string]: Json };
}

/**
 * Thrown by an action that has not done what it was asked for, under this key, and never will: its outcome is `refused`, the
 * customer is told that it was not done, and it is not tried again. Every other error leaves that open, and is tried again.
 */
export class ActionRefused extends Error {
  readonly code = 'action_refused';
  constructor(reason: string, options?: { cause: unknown }) {
    super(reason, options);
    this.name = 'ActionRefused';
  }
}

/**
 * Declares an action; `run` gets the input as its schema types it, and may end with the declared outcomes only. A value that is
 * not named in `gives` stays with the action.
 */
export const action = <
  Input extends z.ZodObject<Readonly<Record<string, z.ZodType>>>,
  const Names extends readonly string[],
  const Gives extends readonly string[] = [],
>(declared: {
  name: string;
  effect: Action['effect'];
  needs: Action['needs'];
  input: Input;
  outcomes: Names;
  gives?: Gives;
  run: (input: z.infer<Input>, context: ActionContext) => Promise<Names[number] | Ending<Names[number], Gives[number]>>;
}): Action => {
  const gives: readonly string[] = declared.gives ?? [];
  return {
    ...declared,
    gives,
    run: async (input, context) => {
      const read = declared.input.safeParse(input);
      if (read.success) return outcomeOf(await declared.run(read.data, context), gives);
      const cure = 'Correct what the flow passes it, or its input.';
      throw new ActionMistake('input_mismatch', `"${declared.name}" was not run. ${z.prettifyError(read.error)} ${cure}`);
    },
  };
};

interface Ending<Name extends string, Value extends string> {
  readonly outcome: Name;
  readonly values?: [Value] extends [never] ? never : { readonly [Each in Value]?: Json };
}

const outcomeOf = (ended: string | Ending<string, string>, gives: readonly string[]): Outcome | string => {
  if (typeof ended === 'string') return ended;
  const { outcome, values } = ended;
  if (!values) return { outcome };
  const told = Object.entries(values).flatMap(([name, value]) =>
    value !== undefined && gives.includes(name) ? [[name, value] as const] : [],
  );
  return { outcome, values: Object.fromEntries(told) };
};
