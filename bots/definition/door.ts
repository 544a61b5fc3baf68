import type { z } from 'zod';
import type { Channel } from '../channels/channel';

/** A way in and out that a bot may have: a channel, opened once its settings are given. */
export interface Door {
  /** What flows and texts call it, and the last part of its webhook's path: small letters, digits and dashes. */
  readonly name: string;
  /** What it reads from the environment: strings, also from `<NAME>_FILE`. It is shut as long as none is given that it cannot do without. */
  readonly settings: z.ZodObject;
  /** @throws Error when the channel calls itself by another name. */
  readonly open: (environment: Readonly<Record<string, string | undefined>>) => Channel;
}

/** Declares a door; `open` gets the settings as their schema types them. */
export const door = <Settings extends z.ZodObject>(declared: {
  name: string;
  settings: Settings;
  open: (settings: z.infer<Settings>) => Channel;
}): Door => ({
  ...declared,
  open: (environment) => {
    const channel = declared.open(declared.settings.parse(environment));
    if (channel.name === declared.name) return channel;
    throw new Error(`The door "${declared.name}" opens a channel that is named "${channel.name}". Give both the same name.`);
  },
});
