/** What flows are held to beside their own file. */
export interface World {
  /** The languages of the bot; the first is the one that the others are compared with. */
  readonly locales: readonly string[];
  readonly actions: readonly ActionContract[];
  readonly queues: readonly string[];
  /** The doors that the bot may have. */
  readonly channels: readonly string[];
  /** language → intent → how many examples triage has for it. */
  readonly intents: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The texts of a namespace (a flow's name, or `repair`), by flat key: `which_card.ask`. */
  readonly texts: (locale: string, namespace: string) => Readonly<Record<string, string>>;
}

export interface ActionContract {
  readonly name: string;
  readonly effect: 'read' | 'change';
  readonly outcomes: readonly string[];
  readonly inputs: readonly { readonly name: string; readonly optional: boolean }[];
}
