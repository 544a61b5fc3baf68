import type { Flow } from '../../flows/engine/flow';
import type { Queue } from '../../handoff/queue';
import type { HandoffRule } from '../../handoff/rules';
import type { Texts } from '../../locales/texts';
import type { Triage } from '../../nlp-models/triage/understanding';
import type { Action } from '../definition/action';
import type { Around } from '../definition/around';

/** A bot that is ready to talk: its content is read, and everything in it fits together. */
export interface Bot {
  readonly name: string;
  /** What its flows are known by: another one as soon as anything in them is. */
  readonly release: string;
  /** The first one is spoken until the customer has shown another. */
  readonly locales: readonly [string, ...string[]];
  readonly flows: ReadonlyMap<string, Flow>;
  readonly triage: Triage;
  readonly texts: Texts;
  readonly actions: ReadonlyMap<string, Action>;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly rules: readonly HandoffRule[];
  readonly around: readonly Around[];
  /** Where a request goes that no rule names a queue for: the first that was declared. */
  readonly defaultQueue: Queue;
}

/** The flow that an intent starts, with the slots that the intent fills. */
export const startedBy = (bot: Bot, intent: string, channel: string): { flow: Flow; slots: Readonly<Record<string, string>> } | null => {
  for (const flow of bot.flows.values()) {
    const slots = flow.starts[intent];
    if (slots && (flow.channels === null || flow.channels.includes(channel))) return { flow, slots };
  }
  return null;
};
