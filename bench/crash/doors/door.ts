/** The doors that customers can come in by. */
export const doorNames = ['whatsapp', 'messenger', 'webchat'] as const;
export type DoorName = (typeof doorNames)[number];

export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** What reaches a customer's eyes. */
export interface Bubble {
  /** The product's own name of what it sent; later ones compare greater within a conversation. */
  readonly letter: string;
  readonly text: string;
  readonly choices: readonly Choice[];
}

/** `unheard`: nobody took it, however often it was tried; `turned away`: the product says that it will never take it. */
export type Taken = 'accepted' | 'unheard' | 'turned away';

/** One customer's own end of a door. The same `id` is the same message, said again. */
export interface Mouth {
  /** The conversation's id, by which the bank stand-in knows the customer. */
  readonly conversation: string;
  say(id: string, text: string): Promise<Taken>;
  tap(id: string, choice: Choice): Promise<Taken>;
}

/** A door as its customers use it: what is not taken is tried again until it is. */
export interface Door {
  readonly name: DoorName;
  /** What the product needs in its environment to open it. */
  readonly environment: Readonly<Record<string, string>>;
  /** A new customer comes in; `heard` is called for each bubble from then on. */
  newcomer(heard: (bubble: Bubble) => void): Promise<Mouth>;
  close(): void;
}
