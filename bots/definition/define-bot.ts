import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type { Queue } from '../../handoff/queue';
import type { HandoffRule, Rules } from '../../handoff/rules';
import type { Action } from './action';
import type { Around } from './around';
import type { Door } from './door';

/** A bot as its developer writes it. Nothing is read or checked before `serve`. */
export interface BotDefinition<Settings extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** The first one is spoken until the customer has shown another. */
  readonly locales: readonly [string, ...string[]];
  /** The folder that the three below are in; see `packageFolder`. */
  readonly directory: string;
  /** The folder of its `*.flow.yaml`. */
  readonly flows: string;
  /** The folder of its `<locale>.intents.yaml`. */
  readonly triage: string;
  /** The folder of `<locale>/<name>/<flow>.json`, and of the house's own texts beside them. */
  readonly texts: string;
  /** What the bot itself reads from the environment. */
  readonly settings?: Settings;
  readonly actions: (settings: z.infer<Settings>) => readonly Action[];
  /** Doors of its own, beside WhatsApp, Messenger and the web chat. */
  readonly channels?: readonly Door[];
  /** The first one takes what no rule names a queue for. */
  readonly queues: readonly [Queue, ...Queue[]];
  readonly handoff: (rules: Rules) => readonly HandoffRule[];
  /** What others have written to run around each turn, the outermost first: see 'schalter/bot-framework'. */
  readonly around?: readonly Around[];
}

/** Declares a bot. */
export const defineBot = <Settings extends z.ZodObject>(definition: BotDefinition<Settings>): BotDefinition<Settings> => definition;

/**
 * The package that a file belongs to: the nearest folder above with a package.json. Content stands there, also when the code
 * runs from `dist`.
 * @throws Error when there is none up to the root of the file system.
 */
export const packageFolder = (from: string): string => {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`There is no package.json above ${from}. Give defineBot its directory as a path.`);
  }
};
