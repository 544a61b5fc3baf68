/** One bubble for the customer, in words; each door renders it in the best form that it has. */
export interface Reply {
  readonly text: string;
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
