import type { z } from 'zod';
import type { Channel } from '../channels/channel';
import type { Action } from '../definition/action';
import type { BotDefinition } from '../definition/define-bot';
import type { Observed } from '../observer';
import type { Bot } from '../opening/bot';
import { dataDirectoryOf } from '../opening/data-directory';
import { openBot } from '../opening/open-bot';
import { schalter } from '../schalter';
import type { Store } from '../storage/store';
import { memoryStore } from './memory-store';
import { type VirtualClock, virtualClock } from './virtual-clock';

export interface Arranged {
  readonly store?: Store;
  readonly clock?: VirtualClock;
  /** The bot's settings, as the environment would give them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What actions answer instead of their own code, by name. */
  readonly actions?: Readonly<Record<string, Action['run']>>;
  readonly observe?: (observed: Observed) => void;
}

/**
 * By definition and environment: reading and checking a bot takes far longer than most of what a test does with it. Its models
 * are kept where `schalter train` keeps them.
 */
const bots = new WeakMap<object, Map<string, Promise<Bot>>>();

const opened = <Settings extends z.ZodObject>(
  definition: BotDefinition<Settings>,
  environment: NonNullable<Arranged['environment']>,
): Promise<Bot> => {
  const known = bots.get(definition) ?? new Map<string, Promise<Bot>>();
  bots.set(definition, known);
  const name = JSON.stringify(environment);
  const bot = known.get(name) ?? openBot(definition, { environment, dataDirectory: dataDirectoryOf(process.env), warn: console.warn });
  known.set(name, bot);
  return bot;
};

/** A bot at work behind these doors, in memory and under a virtual clock. */
export const houseOf = async <Settings extends z.ZodObject>(
  definition: BotDefinition<Settings>,
  channels: readonly Channel[],
  { store = memoryStore(), clock = virtualClock(), environment = {}, actions = {}, observe = () => {} }: Arranged = {},
) => {
  const bot = await opened(definition, environment);
  const settings = (definition.settings?.parse(environment) ?? {}) as z.infer<Settings>;
  const own = definition.actions(settings);
  const given = new Map(own.map((action) => [action.name, { ...action, run: actions[action.name] ?? action.run }]));
  const house = schalter({ bot: { ...bot, actions: given }, channels, store, clock, random: () => 0.5, observe });
  await house.start();

  /** Waits until nothing is under way; where all that is left to do is to sleep, time passes. */
  const settle = async (): Promise<void> => {
    let over = false;
    const idle = house.idle().then(() => {
      over = true;
    });
    while (!over) {
      // A few rounds of the event loop, so that what is not sleeping gets on.
      for (let round = 0; round < 20 && !over; round += 1) await new Promise((resolve) => setImmediate(resolve));
      const ms = clock.untilWaking();
      if (!over && ms !== null) await clock.advance(ms);
    }
    await idle;
  };
  return { bot, house, store, clock, settle };
};
