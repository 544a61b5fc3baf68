import type { MediaId } from './ids';
import type { MediaKind } from './media-kind';

/** One bubble for the customer, in words; each door renders it in the best form that it has. */
export interface Reply {
  readonly text: string;
  /** A file with the text as its caption, which may then be empty. Such a reply has no choices. */
  readonly media?: { readonly id: MediaId; readonly kind: MediaKind; readonly mimeType: string; readonly fileName?: string };
  /**
   * One of the texts that the channel's service has approved, by the name and language in which it knows it; `text` is the same,
   * filled in with the values. Such a reply has nothing else.
   */
  readonly template?: { readonly name: string; readonly language: string; readonly values: Readonly<Record<string, string>> };
  /** What can be tapped. A door shows buttons, a list, or numbers in the text. */
  readonly choices?: readonly Choice[];
  /** The label that opens a list of choices, in the customer's language; needed where there are choices. */
  readonly menu?: string;
}

export interface Choice {
  /** Opaque and bound to the question that shows it; comes back as it went out. At most 200 characters. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}
