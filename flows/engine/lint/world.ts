/** What flows are held to beside their own file. Null is for what cannot be known yet: nothing is said about it. */
export interface World {
  readonly locales: readonly string[];
  /** Null: the settings that they are made with are wrong. */
  readonly actions: readonly ActionContract[] | null;
  readonly queues: readonly string[];
  /** The doors that the bot may have. */
  readonly channels: readonly string[];
  /** What triage can tell a customer to want, in any language; null: no examples can be read. */
  readonly intents: readonly string[] | null;
  /** The texts of a flow, by flat key (`which_card.ask`); null: its file is broken. */
  readonly texts: (locale: string, flow: string) => ReadonlyMap<string, TextAt> | null;
}

export interface ActionContract {
  readonly name: string;
  readonly effect: 'read' | 'change';
  readonly outcomes: readonly string[];
  /** The values that it gives, by their first names. */
  readonly gives: readonly string[];
  readonly inputs: readonly { readonly name: string; readonly optional: boolean }[];
}

/** A text, and where it stands; lines count from 1. */
export interface TextAt {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}
