import type { MediaId } from './ids';
import type { MediaKind } from './media-kind';

/** One bubble for the customer; each door renders it in the best form that it has. */
export type Reply = Words | WithFile | FromTemplate;

/** All that a bot says by itself. */
export interface Words {
  readonly text: string;
  /** What can be tapped. A door shows buttons, a list, or numbers in the text. */
  readonly choices?: readonly Choice[];
  /** The label that opens a list of choices, in the customer's language; needed where there are choices. */
  readonly menu?: string;
  readonly media?: never;
  readonly template?: never;
}

export interface WithFile {
  /** The file's caption; may be empty. */
  readonly text: string;
  readonly media: { readonly id: MediaId; readonly kind: MediaKind; readonly mimeType: string; readonly fileName?: string };
  readonly choices?: never;
  readonly menu?: never;
  readonly template?: never;
}

/** One of the texts that the channel's service has approved. */
export interface FromTemplate {
  /** The same, filled in with the values. */
  readonly text: string;
  /** By the name and language in which the service knows it. */
  readonly template: { readonly name: string; readonly language: string; readonly values: Readonly<Record<string, string>> };
  readonly choices?: never;
  readonly menu?: never;
  readonly media?: never;
}

export interface Choice {
  /** Opaque and bound to the question that shows it; comes back as it went out. At most 200 characters. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}
